import { createWorld, startServer, type TestServer, type TestWorld } from "@orrery/testkit";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

let server: TestServer;
let world: TestWorld;
beforeAll(async () => {
  server = await startServer();
  world = await createWorld();
});
afterAll(() => server[Symbol.asyncDispose]());

const VIEWER = `{ viewer {
  kind credentialId organizationId organization { id name } plan mode grants scopes confinedTo origins role
  person { id email name } organizations { id role testOrganizationId } expiresAt
} }`;

async function viewer(credential: string, headers?: Record<string, string>): Promise<Record<string, unknown>> {
  const response = await fetch(`${server.url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${credential}`, ...headers },
    body: JSON.stringify({ query: VIEWER }),
  });
  const { data, errors } = (await response.json()) as { data: { viewer: Record<string, unknown> }; errors?: unknown };
  expect(errors).toBeUndefined();
  return data.viewer;
}

describe("viewer", () => {
  it("is a key: its organization, what it may do and see, from where, and until when", async () => {
    const property = "property:018f0000-0000-7000-8000-000000000001";
    const bounds = { confinedTo: [property], origins: ["https://example.com"] };
    const expiresAt = new Date("2099-01-01T00:00:00.000Z");
    const shown = await viewer(await world.key({ scopes: ["leads:write", "leads:read"], expiresAt }));
    expect(shown).toEqual({
      kind: "api_key",
      credentialId: expect.any(String),
      organizationId: world.organizationId,
      organization: { id: world.organizationId, name: "Test Brokerage" },
      plan: "brokerage",
      mode: "live",
      grants: ["leads:read", "leads:write"],
      scopes: ["leads:read", "leads:write"],
      confinedTo: null,
      origins: null,
      role: null,
      person: null,
      organizations: [],
      expiresAt: expiresAt.toISOString(),
    });
    expect(await viewer(await world.key(bounds), { origin: "https://example.com" })).toMatchObject(bounds);
    expect(await viewer(await world.key({ prefix: "ork_test_" }))).toMatchObject({ mode: "test", expiresAt: null });
  });

  it("is a session: the person, their role, and where they may switch to", async () => {
    const { accessToken, sessionId, userId, email } = await world.session({ role: "admin" });
    expect(await viewer(accessToken)).toMatchObject({
      kind: "session",
      credentialId: sessionId,
      organizationId: world.organizationId,
      role: "admin",
      person: { id: userId, email, name: "Ana Diaz" },
      organizations: [{ id: world.organizationId, role: "admin", testOrganizationId: world.testOrganizationId }],
      expiresAt: null,
    });
  });

  it("is an MCP token: whose it is", async () => {
    const { userId, email } = await world.session();
    expect(await viewer(await world.key({ prefix: "mcp_", scopes: [], userId }))).toMatchObject({
      kind: "mcp_token",
      role: "owner",
      person: { id: userId, email },
      organizations: [],
    });
  });

  it("is nobody without a credential", async () => {
    const response = await fetch(`${server.url}/graphql?query={viewer{kind}}`);
    expect([response.status, await response.json()]).toMatchObject([
      401,
      { errors: [{ extensions: { reason: "CREDENTIAL_MISSING" } }] },
    ]);
  });
});
