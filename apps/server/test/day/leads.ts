import { expect } from "vitest";
import type { Answer, Brokerage, WithId } from "./brokerage.ts";
import type { Keys } from "./morning.ts";

interface Taken {
  readonly success: true;
  readonly leadId: string;
}

/** The leads that the day goes on with. */
export interface Leads {
  /** Who buys in the end. */
  readonly buyer: string;
  /** Who has the name of somebody listed. */
  readonly namesake: string;
}

/** OrganicAgent's document has it so. */
const EXAMPLE = {
  ...{ name: "John Smith", email: "john@example.com", phone: "(555) 123-4567", source: "zillow" },
  ...{ propertyAddress: "123 Main St, Miami, FL", notes: "Interested in 3BR homes" },
};

const CLEARING_REASON = "Another person: born in 1990, in Ohio.";

/** Leads come in, each by a way of its own. */
export async function takeLeads(brokerage: Brokerage, keys: Keys, propertyId: string): Promise<Leads> {
  const { rest } = brokerage;
  const write = (lead: object) => rest<Taken>(keys.website, "POST", "/api/v1/leads", lead);
  const first = await write(EXAMPLE);
  expect(first).toMatchObject({ status: 201, body: { success: true, leadId: expect.any(String) } });
  // The same person again, who writes it otherwise.
  const again = await write({ ...EXAMPLE, email: "John@Example.com", notes: "Is it still there?" });
  expect([again.status, again.body.leadId]).toEqual([expect.any(Number), first.body.leadId]);

  const buyer = await rest<WithId>(keys.broker, "POST", "/v1/leads", {
    ...{ name: "Linda Cooper", email: "linda@example.com", source: "website", property_id: propertyId },
    ...{ deal_value: 900_000, deal_currency: "USD" },
  });
  expect(buyer).toMatchObject({ status: 201, body: { status: "new", property_id: propertyId } });
  expect(buyer.body).not.toHaveProperty("hold");
  return { buyer: buyer.body.id, namesake: await holdAndClear(brokerage, keys) };
}

/** Who is named like somebody listed is held, until the officer has looked. */
async function holdAndClear({ rest }: Brokerage, { broker, officer }: Keys): Promise<string> {
  const { body } = await rest(broker, "POST", "/v1/leads", { name: "Joaquin Guzman Loera", source: "website" });
  const path = `/v1/leads/${body.id}`;
  expect(await rest(broker, "PATCH", path, { status: "contacted" })).toMatchObject({
    status: 202,
    body: { status: "new", hold: { reason: "sanctions_match", requested_status: "contacted" } },
  });
  expect(await rest(officer, "GET", `${path}/screening`)).toMatchObject({
    status: 200,
    body: { data: [{ outcome: "match", matches: [{ entry_id: 6_861 }] }] },
  });
  const cleared = await rest(officer, "POST", `${path}/screening/clear`, { reason: CLEARING_REASON });
  expect(cleared).toMatchObject({ status: 200, body: { status: "contacted" } });
  expect(cleared.body).not.toHaveProperty("hold");
  return body.id;
}

interface HistoryEntry {
  readonly kind: string;
  readonly otherLeadId: string | null;
  readonly reason: string | null;
  readonly actor: { readonly kind: string; readonly name: string | null } | null;
  readonly changes: readonly { readonly field: string; readonly from: string | null; readonly to: string | null }[];
}

export async function historyOf({ graphql }: Brokerage, key: string, leadId: string): Promise<HistoryEntry[]> {
  const query = `query ($leadId: ID!) {
    leadHistory(leadId: $leadId, first: 50) {
      nodes { kind otherLeadId reason actor { kind name } changes { field from to } }
    }
  }`;
  const { leadHistory } = await graphql<{ leadHistory: { nodes: HistoryEntry[] } }>(key, query, { leadId });
  return leadHistory.nodes;
}

/** One person has written from two places: the broker says so, and the history has it. */
export async function mergeByHand(brokerage: Brokerage, { broker }: Keys): Promise<string> {
  const { rest, graphql } = brokerage;
  const made = async (lead: object) => (await rest(broker, "POST", "/v1/leads", lead)).body.id;
  const id = await made({ name: "Ann Lee", email: "ann.lee@example.com" });
  const otherId = await made({ name: "A. Lee", phone: "(305) 555-0142" });
  // GraphQL's ids are its own.
  const both = await graphql<Record<"one" | "other", WithId>>(
    broker,
    "query ($id: ID!, $otherId: ID!) { one: lead(id: $id) { id } other: lead(id: $otherId) { id } }",
    { id, otherId },
  );
  const merge = "mutation ($input: MergeLeadsInput!) { mergeLeads(input: $input) { lead { id email phone } } }";
  expect(await graphql(broker, merge, { input: { id, otherId } })).toEqual({
    mergeLeads: { lead: { ...both.one, email: "ann.lee@example.com", phone: "(305) 555-0142" } },
  });
  const [merged, ...before] = await historyOf(brokerage, broker, id);
  expect(merged).toMatchObject({
    ...{ kind: "merged", otherLeadId: both.other.id, actor: { name: "Broker" } },
    changes: [{ field: "phone", from: null, to: "(305) 555-0142" }],
  });
  expect(before.map(({ kind }) => kind)).toEqual(["created", "created"]);
  return id;
}

const THRESHOLD = 500_000;

/** From the first call to the deal: with the check that so much money asks for, and a showing. */
export async function win(brokerage: Brokerage, keys: Keys, { buyer }: Leads, propertyId: string): Promise<void> {
  const { rest, ownersKey } = brokerage;
  const { broker, officer, website } = keys;
  const move = (body: object): Promise<Answer<WithId>> => rest(broker, "PATCH", `/v1/leads/${buyer}`, body);

  const settings = { kyc_threshold: THRESHOLD, kyc_currency: "USD" };
  expect(await rest(officer, "PATCH", "/v1/compliance/settings", settings)).toMatchObject({ status: 200 });
  const agent = { name: "Sarah Johnson", email: "sarah@example.com" };
  const created = await rest<{ result: { data: WithId } }>(ownersKey, "POST", "/trpc/estateAgents.create", agent);
  const agentId = created.body.result.data.id;
  expect(await move({ agent_id: agentId })).toMatchObject({
    status: 200,
    body: { assigned_agent: { id: agentId, name: "Sarah Johnson" } },
  });
  expect(await move({ status: "qualified" })).toMatchObject({
    status: 202,
    body: { status: "new", hold: { reason: "kyc_required", requested_status: "qualified" } },
  });
  const check = { outcome: "passed", reference: "check 7", documents: [{ kind: "passport", reference: "vault/7" }] };
  const checked = await rest(officer, "POST", `/v1/leads/${buyer}/kyc`, check);
  expect(checked).toMatchObject({ status: 201, body: { status: "qualified" } });
  expect(checked.body).not.toHaveProperty("hold");

  // She has signed up, so that she is known.
  const client = { name: "Linda Cooper", email: "linda@example.com" };
  const { clientId } = (await rest<{ clientId: string }>(website, "POST", "/api/v1/clients", client)).body;
  const requestedFor = new Date(Date.now() + 86_400_000).toISOString();
  const showing = await rest<Record<string, never>>(website, "POST", "/api/v1/showings", {
    ...{ clientId, propertyId, requestedFor },
  });
  expect(showing).toMatchObject({ status: 201, body: { success: true } });
  const confirm = `/api/v1/showings/${showing.body.showingId}/confirm`;
  expect(await rest(website, "POST", confirm)).toMatchObject({ status: 200, body: { success: true } });

  for (const status of ["visiting", "negotiating", "won"]) {
    expect(await move({ status })).toMatchObject({ status: 200, body: { status } });
  }
}
