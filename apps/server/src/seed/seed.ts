import type { Database } from "@orrery/db";
import { createEstateAgent, createLead, createProperty, type EstatePorts, updateLead } from "@orrery/domain";
import {
  createKernel,
  type Decision,
  type InputOf,
  type Limiter,
  type Operation,
  type Principal,
  type Requester,
} from "@orrery/operation";
import type { z } from "zod";
import { asOperator, operatorOf, operatorOrigin } from "../operator.ts";
import { createOrganization, type OrganizationPair } from "../organizations.ts";
import { AGENTS, type AgentSeed, PROPERTIES, type PropertySeed } from "./data.ts";
import { LEADS, type LeadSeed } from "./leads.ts";

/** Known by its id, which no other organization can have: a slug and an owner are anybody's to choose. */
export const DEMO = {
  id: "0193a000-0000-7000-8000-0000000de300",
  slug: "demo",
  name: "Demo Brokerage",
  plan: "brokerage",
  email: "owner@demo.example",
} as const;

/** What the test sibling gets: enough to try test keys on. */
const TEST_AGENTS = 1;
const TEST_PROPERTIES = 2;
const TEST_LEADS = 3;

interface Seeds {
  readonly agents: readonly AgentSeed[];
  readonly properties: readonly PropertySeed[];
  readonly leads: readonly LeadSeed[];
}

/**
 * The demonstration organization, made on a database that has none at all. Everything goes through the operations, one
 * by one; the owner comes last and marks it as complete, so that a start after one that was killed adds what is missing.
 * @returns undefined on a database that has organizations of its own and no demonstration, whatever their slugs are.
 */
export async function ensureDemonstration(
  database: Database,
  estate: EstatePorts,
): Promise<OrganizationPair | undefined> {
  const { system } = database;
  const known = await system.organization.findUnique({
    where: { id: DEMO.id },
    select: { id: true, test: { select: { id: true } } },
  });
  if (!known && (await system.organization.findFirst({ select: { id: true } }))) return undefined;
  const pair = known?.test
    ? { organizationId: known.id, testOrganizationId: known.test.id }
    : await asOperator(system, "organizations.create", (tx) => createOrganization(tx, DEMO));
  const { organizationId, testOrganizationId } = pair;
  if (await system.membership.findFirst({ where: { organizationId }, select: { userId: true } })) return pair;
  await seed({ database, estate }, organizationId, "live", { agents: AGENTS, properties: PROPERTIES, leads: LEADS });
  await seed({ database, estate }, testOrganizationId, "test", {
    agents: AGENTS.slice(0, TEST_AGENTS),
    properties: PROPERTIES.slice(0, TEST_PROPERTIES),
    leads: LEADS.slice(0, TEST_LEADS),
  });
  await addOwner(database, organizationId);
  return pair;
}

/** The owner cannot log in until a password is given out. */
async function addOwner({ system }: Database, organizationId: string): Promise<void> {
  const { id: userId } = await system.user.upsert({
    where: { email: DEMO.email },
    create: { email: DEMO.email, name: "Demo Owner", passwordHash: "", confirmedAt: new Date() },
    update: {},
    select: { id: true },
  });
  await system.membership.create({ data: { organizationId, userId, role: "owner" } });
}

interface Ground {
  readonly database: Database;
  readonly estate: EstatePorts;
}

async function seed(
  { database, estate }: Ground,
  organizationId: string,
  mode: Principal["mode"],
  seeds: Seeds,
): Promise<void> {
  const run = runnerFor({ database, estate }, organizationId, mode);
  const agents = await seedAgents(database, organizationId, run, seeds.agents);
  const properties = await seedProperties(database, organizationId, run, seeds.properties);
  const where = { organizationId, emailKey: { in: seeds.leads.map(({ email }) => email) } };
  const known = await database.system.lead.findMany({ where, select: { id: true, emailKey: true, status: true } });
  const byEmail = new Map(known.map((lead) => [lead.emailKey, lead]));
  for (const lead of seeds.leads) {
    const made = byEmail.get(lead.email) ?? { id: await captureLead(run, lead, agents, properties), status: "new" };
    // From wherever an interrupted seed left it: each of the moves that lie ahead.
    const status = made.status as LeadSeed["moves"][number];
    for (const move of lead.moves.slice(lead.moves.indexOf(status) + 1))
      await run(updateLead, { id: made.id, status: move });
  }
  await backdate(database, organizationId, seeds.leads);
}

type Run = ReturnType<typeof runnerFor>;

async function seedAgents({ system }: Database, organizationId: string, run: Run, seeds: readonly AgentSeed[]) {
  const known = await system.estateAgent.findMany({ where: { organizationId }, select: { id: true, email: true } });
  const ids: string[] = [];
  for (const agent of seeds) {
    ids.push(known.find(({ email }) => email === agent.email)?.id ?? (await run(createEstateAgent, agent)).id);
  }
  return ids;
}

async function seedProperties({ system }: Database, organizationId: string, run: Run, seeds: readonly PropertySeed[]) {
  const known = await system.property.findMany({ where: { organizationId }, select: { id: true, title: true } });
  const ids: string[] = [];
  for (const property of seeds) {
    ids.push(known.find(({ title }) => title === property.title)?.id ?? (await run(createProperty, property)).id);
  }
  return ids;
}

async function captureLead(run: Run, seed: LeadSeed, agents: readonly string[], properties: readonly string[]) {
  const { name, email, phone, source, notes, propertyAddress, dealValue } = seed;
  const { lead } = await run(createLead, {
    name,
    email,
    phone,
    source,
    notes,
    propertyAddress,
    propertyId: seed.property === undefined ? null : (properties[seed.property % properties.length] ?? null),
    agentId: seed.agent === undefined ? null : (agents[seed.agent % agents.length] ?? null),
    dealValue,
    dealCurrency: dealValue === null ? null : "USD",
  } satisfies InputOf<typeof createLead>);
  if (!lead) throw new Error("The demonstration's leads must be readable.");
  return lead.id;
}

/** Operations date what they make with now; a board whose leads all came in the same second shows nothing. Leads that are older than their organization were dated back before. */
async function backdate({ sql }: Database, organizationId: string, leads: readonly LeadSeed[]): Promise<void> {
  await sql(
    `UPDATE "Lead" SET "createdAt" = date_trunc('milliseconds', "createdAt" - make_interval(hours => seeds.age))
     FROM unnest($2::text[], $3::int4[]) AS seeds (email, age)
     WHERE "organizationId" = $1::uuid AND "emailKey" = seeds.email
       AND "createdAt" >= (SELECT "createdAt" FROM "Organization" WHERE "id" = $1::uuid)`,
    [organizationId, leads.map(({ email }) => email), leads.map(({ ageHours }) => ageHours)],
  );
  await sql(
    `UPDATE "LeadSubmission" SET "createdAt" = "Lead"."createdAt" FROM "Lead"
     WHERE "LeadSubmission"."organizationId" = $1::uuid AND "Lead"."organizationId" = $1::uuid AND "Lead"."id" = "leadId"`,
    [organizationId],
  );
}

const UNLIMITED: Decision = { allowed: true, limit: 0, remaining: 0, resetAtMs: 0, nowMs: 0, windows: [] };
const unlimited: Limiter = { take: async () => UNLIMITED };

function runnerFor({ database, estate }: Ground, organizationId: string, mode: Principal["mode"]) {
  // No list is paged here, so nothing is ever signed with the key.
  const kernel = createKernel({
    store: database.store,
    limiter: unlimited,
    ports: estate,
    cursorKey: Buffer.alloc(32),
  });
  const principal = operatorOf({ organizationId, plan: DEMO.plan, mode });
  const requester: Requester = {
    caller: principal,
    ...operatorOrigin("seed"),
    // The process ends what it began.
    whenOver: () => undefined,
  };
  return async <I extends z.ZodType, O extends z.ZodType>(
    operation: Operation<string, I, O>,
    input: z.input<I>,
  ): Promise<z.output<O>> => {
    const permit = await kernel.admit(requester, "points", [{ operation }]);
    return (await kernel.invoke(permit, operation, input)).output;
  };
}
