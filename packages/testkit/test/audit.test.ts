import { randomUUID } from "node:crypto";
import { createEstateAgent, createLead, listAuditEntries } from "@orrery/domain";
import {
  createWorld,
  PROBE_REFUSED,
  probeScope,
  startServer,
  type TestServer,
  type TestWorld,
  writeProbe,
} from "@orrery/testkit";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";

const CLIENT = "203.0.113.77";

let server: TestServer;
let world: TestWorld;
beforeAll(async () => {
  server = await startServer({ trustedProxies: ["127.0.0.1", "::1"] });
});
beforeEach(async () => {
  world = await createWorld();
});
afterAll(() => server[Symbol.asyncDispose]());

interface Sent {
  readonly method: string;
  readonly path: string;
  readonly body: object;
}

/** The same change of a lead, as each surface is asked for it. */
const SURFACES: Readonly<Record<string, (id: string, name: string) => Sent>> = {
  rest: (id, name) => ({ method: "PATCH", path: `/v1/leads/${id}`, body: { name } }),
  mcp: (id, name) => ({
    method: "POST",
    path: "/mcp",
    body: { jsonrpc: "2.0", id: 1, method: "tools/call", params: { name: "leads_update", arguments: { id, name } } },
  }),
  trpc: (id, name) => ({ method: "POST", path: "/trpc/leads.update", body: { id, name } }),
  graphql: (id, name) => ({
    method: "POST",
    path: "/graphql",
    body: {
      query: "mutation ($input: UpdateLeadInput!) { updateLead(input: $input) { lead { name } } }",
      variables: { input: { id, name } },
    },
  }),
};

async function send({ method, path, body }: Sent, credential: string, headers: Record<string, string> = {}) {
  const response = await fetch(`${server.url}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${credential}`,
      "content-type": "application/json",
      accept: "application/json, text/event-stream",
      "x-forwarded-for": CLIENT,
      ...headers,
    },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  return { requestId: response.headers.get("x-request-id"), text };
}

const lines = async (filter: object = {}) => (await world.invoke(listAuditEntries, filter)).output.items;
const newLeadId = async () => (await world.run(createLead)).lead?.id ?? "";

async function login() {
  const { accessToken, sessionId, userId } = await world.session();
  return { credential: accessToken, expected: { kind: "session", id: sessionId }, userId };
}

async function key() {
  const { system } = world.database;
  const credential = await world.key();
  const [row] = await system.apiKey.findMany({
    where: { organizationId: world.organizationId },
    orderBy: { createdAt: "desc" },
  });
  return { credential, expected: { kind: "api-key", id: row?.id }, userId: null };
}

describe.each([
  ["an API key", key],
  ["a session", login],
] as const)("a write with %s", (_what, credentialOf) => {
  it.each(Object.keys(SURFACES))("over %s leaves one line: who, how, from where and to what", async (surface) => {
    const { credential, expected, userId } = await credentialOf();
    const leadId = await newLeadId();
    const sent = SURFACES[surface]?.(leadId, "Renamed") as Sent;
    const { requestId, text } = await send(sent, credential);
    expect(text).toContain("Renamed");
    expect(await lines({ resourceId: leadId, operation: "leads.update" })).toEqual([
      {
        id: expect.any(String),
        operation: "leads.update",
        credential: expected,
        userId,
        surface,
        requestId,
        address: CLIENT,
        resourceId: leadId,
        createdAt: expect.stringMatching(/^\d{4}-.*Z$/),
      },
    ]);
  });
});

it("a lead's line of its creation names the lead, though the answer wraps it", async () => {
  const leadId = await newLeadId();
  expect((await lines({ resourceId: leadId })).map(({ operation }) => operation)).toEqual(["leads.create"]);
});

describe("no line is left", () => {
  it.each(Object.keys(SURFACES))("by what is refused over %s, and one alone by what is sent again", async (surface) => {
    const leadId = await newLeadId();
    const narrow = await world.key({ scopes: ["leads:read"] });
    const { credential } = await key();
    const change = (id: string, name: string) => SURFACES[surface]?.(id, name) as Sent;
    const before = await lines({ limit: 100 });
    await send(change(leadId, "Renamed"), narrow);
    await send(change(leadId, ""), credential);
    await send(change(randomUUID(), "Renamed"), credential);
    expect(await lines({ limit: 100 })).toEqual(before);
    for (let time = 0; time < 3; time += 1) {
      expect((await send(change(leadId, "Renamed"), credential, { "idempotency-key": "once" })).text).toContain(
        "Renamed",
      );
    }
    expect(await lines({ resourceId: leadId, operation: "leads.update" })).toHaveLength(1);
  });

  it("by a write that is rolled back after it wrote, nor by a read", async () => {
    const principal = world.withScopes([probeScope.name]);
    const refused = writeProbe(async ({ fail }) => fail(PROBE_REFUSED));
    await expect(world.invoke(refused, { name: "undone" }, { principal })).rejects.toMatchObject({
      reason: PROBE_REFUSED.name,
    });
    expect(await lines({ operation: refused.name })).toEqual([]);
    await world.invoke(writeProbe(), { name: "done" }, { principal });
    expect(await lines()).toMatchObject([{ operation: refused.name, credential: { id: principal.credentialId } }]);
  });
});

it("is a connection over GraphQL, which takes global ids", async () => {
  const agent = await world.run(createEstateAgent);
  await world.run(createEstateAgent);
  const query = `query ($id: ID!) { auditEntries(resourceId: $id, first: 1) {
    nodes { operation credential { kind id } surface address resourceId } pageInfo { hasNextPage } } }`;
  const variables = { id: btoa(`EstateAgent:${agent.id}`) };
  const { text } = await send({ method: "POST", path: "/graphql", body: { query, variables } }, await world.key());
  expect(JSON.parse(text)).toMatchObject({
    data: {
      auditEntries: {
        nodes: [
          {
            operation: "estateAgents.create",
            credential: { kind: "api_key", id: world.principal.credentialId },
            surface: "system",
            resourceId: agent.id,
          },
        ],
        pageInfo: { hasNextPage: false },
      },
    },
  });
});
