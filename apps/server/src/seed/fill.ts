import type { Database } from "@orrery/db";
import {
  confirmShowing,
  createClient,
  createEstateAgent,
  createLead,
  createProperty,
  declineShowing,
  requestShowing,
  updateLead,
} from "@orrery/domain";
import type { InputOf, Principal } from "@orrery/operation";
import type { AgentSeed } from "./agents.ts";
import type { ClientSeed } from "./clients.ts";
import type { LeadSeed } from "./leads.ts";
import { addressKey, type ListingSeed } from "./listings/listing.ts";
import { type Ground, type Run, runnerFor } from "./runner.ts";
import type { Seeds } from "./seeds.ts";
import type { ShowingSeed } from "./showings.ts";

interface Filling {
  readonly database: Database;
  readonly organizationId: string;
  readonly run: Run;
}

/** Adds to an organization what it lacks of the seeds, one by one, from wherever an interrupted seed left it. */
export async function fill(
  { database, estate }: Ground,
  organization: Pick<Principal, "organizationId" | "mode">,
  seeds: Seeds,
): Promise<void> {
  const { organizationId } = organization;
  const filling = { database, organizationId, run: runnerFor({ database, estate }, organization) };
  const agents = await fillAgents(filling, seeds.agents);
  const listings = await fillListings(filling, seeds.listings, agents);
  const leads = await fillLeads(filling, seeds.leads, agents, listings);
  const clients = await fillClients(filling, seeds.clients, agents);
  await fillShowings(filling, seeds.showings, clients, listings);
  await backdate(filling, "Property", listings, seeds.listings);
  await backdate(filling, "Lead", leads, seeds.leads);
  await backdate(filling, "Client", clients, seeds.clients);
}

type Ids = readonly string[];

/** What is at a place of a list that may be shorter than it was. */
const at = (ids: Ids, place: number | undefined): string | null =>
  place === undefined ? null : (ids[place % ids.length] ?? null);

async function fillAgents({ database, organizationId, run }: Filling, seeds: readonly AgentSeed[]): Promise<Ids> {
  const where = { organizationId };
  const known = await database.system.estateAgent.findMany({ where, select: { id: true, email: true } });
  const ids: string[] = [];
  for (const agent of seeds) {
    ids.push(known.find(({ email }) => email === agent.email)?.id ?? (await run(createEstateAgent, agent)).id);
  }
  return ids;
}

async function fillListings(
  { database, organizationId, run }: Filling,
  seeds: readonly ListingSeed[],
  agents: Ids,
): Promise<Ids> {
  const known = await listingIds(database, organizationId);
  const ids: string[] = [];
  for (const { agent, ageHours, ...listing } of seeds) {
    const agentId = at(agents, agent);
    const input = { ...listing, features: [...listing.features], currency: "USD", agentId };
    ids.push(known.get(addressKey(listing.address)) ?? (await run(createProperty, input)).id);
  }
  return ids;
}

/** The ids of an organization's listings, by their addresses. */
export async function listingIds({ system }: Database, organizationId: string): Promise<ReadonlyMap<string, string>> {
  const select = { id: true, line1: true, line2: true, postalCode: true };
  const rows = await system.property.findMany({ where: { organizationId }, select });
  return new Map(rows.map(({ id, ...address }) => [addressKey(address), id]));
}

async function fillLeads(
  { database, organizationId, run }: Filling,
  seeds: readonly LeadSeed[],
  agents: Ids,
  listings: Ids,
): Promise<Ids> {
  const where = { organizationId, emailKey: { in: seeds.map(({ email }) => email) } };
  const known = await database.system.lead.findMany({ where, select: { id: true, emailKey: true, status: true } });
  const byEmail = new Map(known.map((lead) => [lead.emailKey, lead]));
  const ids: string[] = [];
  for (const lead of seeds) {
    const made = byEmail.get(lead.email) ?? { id: await captureLead(run, lead, agents, listings), status: "new" };
    // Each of the moves that lie ahead.
    const status = made.status as LeadSeed["moves"][number];
    for (const move of lead.moves.slice(lead.moves.indexOf(status) + 1)) {
      await run(updateLead, { id: made.id, status: move });
    }
    ids.push(made.id);
  }
  return ids;
}

async function captureLead(run: Run, seed: LeadSeed, agents: Ids, listings: Ids): Promise<string> {
  const { name, email, phone, source, notes, propertyAddress, dealValue } = seed;
  const { lead } = await run(createLead, {
    name,
    email,
    phone,
    source,
    notes,
    propertyAddress,
    propertyId: at(listings, seed.listing),
    agentId: at(agents, seed.agent),
    dealValue,
    dealCurrency: dealValue === null ? null : "USD",
  } satisfies InputOf<typeof createLead>);
  if (!lead) throw new Error("The demonstration's leads must be readable.");
  return lead.id;
}

async function fillClients(
  { database, organizationId, run }: Filling,
  seeds: readonly ClientSeed[],
  agents: Ids,
): Promise<Ids> {
  const where = { organizationId };
  const known = await database.system.client.findMany({ where, select: { id: true, emailKey: true } });
  const byEmail = new Map(known.map(({ id, emailKey }) => [emailKey, id]));
  const ids: string[] = [];
  for (const { name, email, phone, buyingStage, agent } of seeds) {
    const input = { name, email, phone, buyingStage, agentId: at(agents, agent) };
    ids.push(byEmail.get(email) ?? (await run(createClient, input)).clientId);
  }
  return ids;
}

async function fillShowings(
  { database, organizationId, run }: Filling,
  seeds: readonly ShowingSeed[],
  clients: Ids,
  listings: Ids,
): Promise<void> {
  const select = { id: true, clientId: true, propertyId: true, status: true };
  const known = await database.system.showing.findMany({ where: { organizationId }, select });
  for (const seed of seeds) {
    const { note, decision, reason } = seed;
    const where = { clientId: at(clients, seed.client) ?? "", propertyId: at(listings, seed.listing) ?? "" };
    const earlier = known.find(
      ({ clientId, propertyId }) => clientId === where.clientId && propertyId === where.propertyId,
    );
    const { id, status } =
      earlier ?? (await run(requestShowing, { ...where, requestedFor: timeOf(seed, new Date()), note }));
    if (status !== "requested") continue;
    if (decision === "confirmed") await run(confirmShowing, { id });
    if (decision === "declined") await run(declineShowing, { id, reason });
  }
}

/** From the next day on. */
function timeOf({ inDays, hour }: ShowingSeed, now: Date): string {
  const day = now.getUTCDate() + 1 + inDays;
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), day, hour)).toISOString();
}

/** The columns that say when something came. */
const DATED = { Property: ["createdAt", "firstActiveAt"], Lead: ["createdAt"], Client: ["createdAt"] } as const;

/**
 * Operations date what they make with now; a board whose leads all came in the same second shows nothing. What is older
 * than its organization was dated back before.
 */
async function backdate(
  { database: { sql }, organizationId }: Filling,
  table: keyof typeof DATED,
  ids: Ids,
  seeds: readonly { readonly ageHours: number }[],
): Promise<void> {
  const earlier = (column: string) =>
    `"${column}" = date_trunc('milliseconds', "${column}" - make_interval(hours => seeds.age))`;
  await sql(
    `UPDATE "${table}" SET ${DATED[table].map(earlier).join(", ")}
     FROM unnest($2::uuid[], $3::int4[]) AS seeds (id, age)
     WHERE "organizationId" = $1::uuid AND "${table}"."id" = seeds.id
       AND "createdAt" >= (SELECT "createdAt" FROM "Organization" WHERE "id" = $1::uuid)`,
    [organizationId, ids, seeds.map(({ ageHours }) => ageHours)],
  );
  if (table !== "Lead") return;
  await sql(
    `UPDATE "LeadSubmission" SET "createdAt" = "Lead"."createdAt" FROM "Lead"
     WHERE "LeadSubmission"."organizationId" = $1::uuid AND "Lead"."organizationId" = $1::uuid AND "Lead"."id" = "leadId"`,
    [organizationId],
  );
  // What was done with a lead stays as long after its creation as it was.
  await sql(
    `UPDATE "LeadHistoryEntry" AS "entry" SET "createdAt" = "Lead"."createdAt" + ("entry"."createdAt" - "first"."createdAt")
     FROM "Lead", (SELECT "leadId", min("createdAt") AS "createdAt" FROM "LeadHistoryEntry" WHERE "organizationId" = $1::uuid GROUP BY 1) AS "first"
     WHERE "entry"."organizationId" = $1::uuid AND "Lead"."organizationId" = $1::uuid AND "Lead"."id" = "entry"."leadId"
       AND "first"."leadId" = "entry"."leadId"`,
    [organizationId],
  );
}
