import type { TenantDb } from "@orrery/db";
import { ConcurrentUpdate, holds } from "@orrery/operation";
import { z } from "zod";
import { withCurrency } from "../../fields/money.ts";
import { formText, orNull, text } from "../../fields/text.ts";
import { unlessOvertaken } from "../../fields/version.ts";
import { operation } from "../../kernel.ts";
import { ESTATE_AGENT_NOT_FOUND } from "../estate-agent/estate-agent.ts";
import { createProperty } from "../property/create-property.ts";
import { PROPERTY_NOT_FOUND } from "../property/property.ts";
import { emailKeyOf, phoneKeyOf } from "./contact-keys.ts";
import { LEAD_SELECT, LeadId, LeadOutput, type LeadRow, leadsRead, leadsWrite } from "./lead.ts";
import { leadAssigned, leadCreated } from "./lead-events.ts";
import { assertReferences, leadFields, SOURCE_MAX } from "./lead-input.ts";
import { lockLead } from "./lock-lead.ts";
import { scoreLead } from "./score.ts";

const DEFAULT_SOURCE = "api";
const DUPLICATES_SHOWN = 10;

const CreateLeadInput = z.object({
  name: text(200),
  source: orNull(formText(SOURCE_MAX)).transform((value) => value ?? DEFAULT_SOURCE),
  email: orNull(leadFields.email),
  phone: orNull(leadFields.phone),
  propertyId: orNull(leadFields.propertyId),
  propertyAddress: orNull(leadFields.propertyAddress),
  notes: orNull(leadFields.notes),
  agentId: orNull(leadFields.agentId),
  dealValue: orNull(leadFields.dealValue),
  dealCurrency: orNull(leadFields.dealCurrency),
});
type NewLead = z.output<typeof CreateLeadInput>;

const PossibleDuplicate = z.object({ id: LeadId, name: z.string() });

/**
 * Captures a lead. Never refused for who it is: the same email merges (empty fields are filled, nothing is overwritten),
 * the same phone only points out possible duplicates. Every submission is kept as it came.
 * A credential without `leads:read` learns nothing of a match: it gets its submission's id alone.
 */
export const createLead = operation({
  name: "leads.create",
  summary: "Creates a lead, or merges it with the lead that has its email address.",
  mode: "write",
  scope: leadsWrite,
  rate: "write",
  input: CreateLeadInput,
  output: z.object({
    submissionId: z.uuid(),
    /** The lead after the submission; null without `leads:read`, as are the next two. */
    lead: LeadOutput.nullable(),
    merged: z.boolean().nullable(),
    possibleDuplicates: z.array(PossibleDuplicate).nullable(),
  }),
  errors: [PROPERTY_NOT_FOUND, ESTATE_AGENT_NOT_FOUND],
  emits: [leadCreated, leadAssigned],
  example: {
    input: async (world) => ({
      name: "John Smith",
      email: `${world.unique("john")}@example.com`,
      phone: "(555) 123-4567",
      source: "zillow",
      propertyId: (await world.run(createProperty)).id,
      notes: "Interested in 3BR homes",
    }),
    emits: [leadCreated],
  },
  async handle({ input, db, sql, principal, emit, fail }) {
    await assertReferences(db, fail, input);
    const known = await findByEmail(db, input);
    const created = known ? undefined : await insertLead(db, input);
    const earlier = created ? null : await lockLead({ db, sql }, { emailKey: emailKeyOf(input.email) });
    const lead = created ?? (await mergeInto(db, earlier, input));
    const submission = await db.leadSubmission.create({ data: submissionOf(lead.id, input), select: { id: true } });

    const merged = created === undefined;
    if (!merged) emit(leadCreated, lead, lead);
    if (lead.agentId !== null && lead.agentId !== (earlier?.agentId ?? null)) {
      emit(leadAssigned, lead, { lead, previousAgentId: null });
    }
    if (!holds(principal, leadsRead)) {
      return { submissionId: submission.id, lead: null, merged: null, possibleDuplicates: null };
    }
    return { submissionId: submission.id, lead, merged, possibleDuplicates: await findByPhone(db, lead) };
  },
});

async function findByEmail(db: TenantDb, { email }: NewLead): Promise<LeadRow | null> {
  const emailKey = emailKeyOf(email);
  return emailKey === null ? null : db.lead.findFirst({ where: { emailKey }, select: LEAD_SELECT });
}

/** Inserts unless somebody else has just inserted the same email; then it waits for their commit and gives undefined. */
async function insertLead(db: TenantDb, input: NewLead): Promise<LeadRow | undefined> {
  const data = {
    ...input,
    dealCurrency: withCurrency(input.dealValue, input.dealCurrency),
    emailKey: emailKeyOf(input.email),
    phoneKey: phoneKeyOf(input.phone),
    ...scoreOf({ ...input, submissionCount: 1 }),
  };
  const [row] = await unlessOvertaken(
    db.lead.createManyAndReturn({ data: [data], skipDuplicates: true, select: LEAD_SELECT }),
  );
  return row;
}

/** Fills what the lead lacks; what it has stays. */
async function mergeInto(db: TenantDb, known: LeadRow | null, input: NewLead): Promise<LeadRow> {
  // Gone again, or under another email, between the look that met it and the lock.
  if (known === null) throw new ConcurrentUpdate();
  // A value and its currency are one fact: the value that is filled in brings its own.
  const deal = known.dealValue === null && input.dealValue !== null ? input : known;
  const facts = {
    email: known.email,
    source: known.source,
    phone: known.phone ?? input.phone,
    propertyId: known.propertyId ?? input.propertyId,
    propertyAddress: known.propertyAddress ?? input.propertyAddress,
    notes: known.notes ?? input.notes,
    agentId: known.agentId ?? input.agentId,
    dealValue: deal.dealValue,
    dealCurrency: withCurrency(deal.dealValue, deal.dealCurrency ?? known.dealCurrency ?? input.dealCurrency),
    submissionCount: known.submissionCount + 1,
  };
  const data = { ...facts, phoneKey: phoneKeyOf(facts.phone), ...scoreOf(facts), version: known.version + 1 };
  return unlessOvertaken(
    db.lead.update({ where: { id: known.id, version: known.version }, data, select: LEAD_SELECT }),
  );
}

/** Leads with the same phone. Phones are shared and free text, so these are only pointed out. */
async function findByPhone(db: TenantDb, { id, phone }: LeadRow) {
  const phoneKey = phoneKeyOf(phone);
  if (phoneKey === null) return [];
  return db.lead.findMany({
    where: { phoneKey, id: { not: id } },
    select: { id: true, name: true },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: DUPLICATES_SHOWN,
  });
}

function scoreOf(facts: Parameters<typeof scoreLead>[0]) {
  const { score, scoreReasons } = scoreLead(facts);
  return { score, scoreReasons: scoreReasons.map((line) => ({ ...line })) };
}

function submissionOf(leadId: string, { name, email, phone, source, propertyId, propertyAddress, notes }: NewLead) {
  return { leadId, name, email, phone, source, propertyId, propertyAddress, notes };
}
