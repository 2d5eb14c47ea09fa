import { createHmac, randomUUID } from "node:crypto";
import {
  createWorld,
  startServer,
  TEST_SEALING_KEYS,
  type TestServer,
  type TestWorld,
  unlimited,
} from "@orrery/testkit";
import { base64url, createRemoteJWKSet, decodeJwt, generateKeyPair, jwtVerify, SignJWT } from "jose";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { readSigningKeys } from "./key-rows.ts";

let server: TestServer;
let world: TestWorld;
let session: Awaited<ReturnType<TestWorld["session"]>>;
beforeAll(async () => {
  // Refused requests count against their address, and all of these come from one.
  server = await startServer({ limiter: unlimited });
});
beforeEach(async () => {
  world = await createWorld();
  session = await world.session();
});
afterAll(() => server[Symbol.asyncDispose]());

interface Answered {
  readonly status: number;
  readonly body: unknown;
}

/** Who one is, on each surface, in whichever header the token is sent. */
const SURFACES: Readonly<Record<string, (token: string) => Promise<Answered>>> = {
  "REST, as a bearer": (token) => answered("/v1/auth/me", { authorization: `Bearer ${token}` }),
  "REST, as an API key": (token) => answered("/v1/auth/me", { "x-api-key": token }),
  "REST, under the other contracts": (token) => answered("/api/v1/leads", { authorization: `Bearer ${token}` }),
  tRPC: (token) => answered("/trpc/auth.me", { authorization: `Bearer ${token}` }),
  GraphQL: async (token) => {
    const query = encodeURIComponent("{ viewer { credentialId } }");
    return answered(`/graphql?query=${query}`, { authorization: `Bearer ${token}`, accept: "application/json" });
  },
};

async function answered(path: string, headers: Record<string, string>): Promise<Answered> {
  const response = await fetch(`${server.url}${path}`, { headers });
  return { status: response.status, body: await response.json() };
}

/** Whether every surface takes the token, or every one refuses it. */
async function isTaken(token: string): Promise<boolean> {
  const answers = await Promise.all(Object.values(SURFACES).map((ask) => ask(token)));
  const taken = answers.map(({ status, body }) => status === 200 && !JSON.stringify(body).includes("UNAUTHORIZED"));
  expect(new Set(taken).size, JSON.stringify(answers)).toBe(1);
  return taken[0] === true;
}

const signer = async () => {
  const [key] = await readSigningKeys(world.database.system, TEST_SEALING_KEYS, new Date());
  if (!key) throw new Error("No key signs.");
  return key;
};

interface Forgery {
  readonly header?: object;
  readonly claims?: Record<string, unknown>;
  readonly key?: Parameters<SignJWT["sign"]>[0];
}

/** The session's own token once more, but for what is told. */
async function forged({ header, claims, key }: Forgery): Promise<string> {
  const { kid, privateKey } = await signer();
  const payload = Object.entries({ ...decodeJwt(session.accessToken), ...claims });
  return new SignJWT(Object.fromEntries(payload.filter(([, value]) => value !== undefined)))
    .setProtectedHeader({ alg: "EdDSA", typ: "at+jwt", kid, ...header })
    .sign(key ?? privateKey);
}

const CONFUSIONS: readonly (readonly [string, () => Promise<Forgery> | Forgery])[] = [
  ["another key", async () => ({ key: (await generateKeyPair("EdDSA")).privateKey })],
  ["another key id", () => ({ header: { kid: randomUUID() } })],
  ["another audience", () => ({ claims: { aud: "orrery-console" } })],
  ["another issuer", () => ({ claims: { iss: "https://accounts.example" } })],
  ["another type", () => ({ header: { typ: "JWT" } })],
  [
    "what an ID token has",
    () => ({ header: { typ: "JWT" }, claims: { nonce: "n", email: session.email, sid: undefined } }),
  ],
  ["an end that has come", () => ({ claims: { exp: Math.floor(Date.now() / 1_000) } })],
  ["no session", () => ({ claims: { sid: undefined } })],
  ["a session that nobody has", () => ({ claims: { sid: randomUUID() } })],
  ["somebody else's session", async () => ({ claims: { sid: (await world.session()).sessionId } })],
  ["the session's own organization changed", () => ({ claims: { org: world.testOrganizationId } })],
];

describe("a token is refused on every surface with", () => {
  it.each(CONFUSIONS)("%s", async (_what, forgery) => {
    expect(await isTaken(await forged({}))).toBe(true);
    expect(await isTaken(await forged(await forgery()))).toBe(false);
  });

  it("alg none, and HS256 with the public key for its secret", async () => {
    const { kid, publicJwk } = await signer();
    const [, payload = "", signature = ""] = session.accessToken.split(".");
    const headOf = (alg: string) => base64url.encode(JSON.stringify({ alg, typ: "at+jwt", kid }));
    for (const third of ["", signature]) expect(await isTaken(`${headOf("none")}.${payload}.${third}`)).toBe(false);
    const signed = `${headOf("HS256")}.${payload}`;
    for (const secret of [Buffer.from(publicJwk.x ?? "", "base64url"), JSON.stringify(publicJwk)]) {
      const mac = createHmac("sha256", secret).update(signed).digest("base64url");
      expect(await isTaken(`${signed}.${mac}`)).toBe(false);
    }
  });

  it("a refresh token in its place", async () => {
    expect(await isTaken(session.refreshToken)).toBe(false);
  });
});

describe("a token of a session that has changed", () => {
  /** Within a second, which is shown elsewhere; this says that it comes to pass. */
  const soon = { timeout: 5_000, interval: 50 };
  const ended = () => expect.poll(() => isTaken(session.accessToken), soon).toBe(false);
  beforeEach(async () => {
    expect(await isTaken(session.accessToken)).toBe(true);
  });
  const db = () => world.database.system;

  it("is refused once the session is revoked", async () => {
    await db().session.update({ where: { id: session.sessionId }, data: { revokedAt: new Date() } });
    await ended();
  });

  it("is refused once the person has left the organization", async () => {
    await db().membership.deleteMany({ where: { userId: session.userId } });
    await ended();
  });

  it("is refused once the person is gone", async () => {
    await db().user.delete({ where: { id: session.userId } });
    await ended();
  });

  it("has the person's new role", async () => {
    const me = async () => (await SURFACES["REST, as a bearer"]?.(session.accessToken))?.body as { scopes: string[] };
    expect((await me()).scopes).toContain("api-keys:write");
    await db().membership.updateMany({ where: { userId: session.userId }, data: { role: "member" } });
    await expect.poll(async () => (await me()).scopes, soon).not.toContain("api-keys:write");
    expect(await me()).toMatchObject({ role: "member", scopes: expect.arrayContaining(["leads:write"]) });
  });
});

it("is checked by any JWT library with what /v1/auth/jwks.json gives", async () => {
  const keys = createRemoteJWKSet(new URL(`${server.url}/v1/auth/jwks.json`));
  const expected = { algorithms: ["EdDSA"], issuer: "orrery", audience: "orrery-api", typ: "at+jwt" };
  const { payload } = await jwtVerify(session.accessToken, keys, expected);
  expect(payload).toMatchObject({ sub: session.userId, sid: session.sessionId, org: world.organizationId });
  const response = await fetch(`${server.url}/v1/auth/jwks.json`);
  expect([...JSON.stringify(await response.json()).matchAll(/"d":/g)]).toEqual([]);
});
