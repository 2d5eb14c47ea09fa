import { randomUUID } from "node:crypto";
import type { Database } from "@orrery/db";
import { isPrincipal, roleGrants } from "@orrery/operation";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { createKey, type NewKey } from "../keys/store.ts";
import { bearer, emptyDatabase, following, make, organizationIn, personIn, SCOPES, stopAll } from "../testing.ts";
import type { AccessClaims } from "../tokens/access-token.ts";

const ADDRESS = "203.0.113.7";
const ALL = SCOPES.map(({ name }) => name);
const INVALID = { caller: { kind: "anonymous", address: ADDRESS }, problem: "invalid" };

let database: Database;
/** What was asked about credentials. */
let statements = 0;
beforeAll(async () => {
  const before = (sql: string) => {
    if (/"(ApiKey|Session)"/.test(sql)) statements++;
  };
  database = await emptyDatabase({ observer: { before } });
}, 60_000);
afterEach(stopAll);
afterAll(() => database.close());

const authenticator = () => make(database).authenticate;
const create = (organizationId: string, options: Partial<NewKey> = {}) =>
  createKey(database.system, { organizationId, prefix: "ork_live_", name: "site", scopes: ["*"], ...options }, SCOPES);

describe("an MCP token", () => {
  const grantsOf = async (headers: Headers) => {
    const { caller } = await authenticator()(headers, ADDRESS);
    return isPrincipal(caller) ? caller.grants : caller;
  };

  it.each(["mcp_", "mcp_test_"] as const)("%s may do what its user may, as the role is now", async (prefix) => {
    const { live, test } = await organizationIn(database);
    const userId = await personIn(database, live, "owner");
    const { id, key } = await create(prefix === "mcp_" ? live : test, { prefix, scopes: [], userId });
    expect(await authenticator()(bearer(key), ADDRESS)).toMatchObject({
      caller: { kind: "mcp-token", credentialId: id, userId, grants: ["*"], scopes: new Set(ALL) },
    });
    const membership = { organizationId_userId: { organizationId: live, userId } };
    await database.system.membership.update({ where: membership, data: { role: "guest" } });
    expect(await grantsOf(bearer(key))).toEqual(roleGrants("guest", SCOPES));
    await database.system.membership.delete({ where: membership });
    expect(await grantsOf(bearer(key))).toEqual(INVALID.caller);
  });

  it("without a user is none, and neither is a key that has one", async () => {
    const { live } = await organizationIn(database);
    const userId = await personIn(database, live, "owner");
    for (const planted of [{ prefix: "mcp_" as const }, { prefix: "oak_" as const, userId }]) {
      expect(await grantsOf(bearer((await create(live, planted)).key))).toEqual(INVALID.caller);
    }
  });
});

describe("an access token", () => {
  const text = "eyJhbGciOiJFZERTQSJ9.e30.c2lnbmF0dXJl";
  const DAY_MS = 86_400_000;
  const at = new Date("2030-01-01T00:00:00.000Z");

  /** A login, and an authenticator to which the text is its token. */
  async function login(options: { role?: string; inTest?: boolean; over?: Partial<AccessClaims> } = {}) {
    const { live, test } = await organizationIn(database, "free");
    const organizationId = options.inTest ? test : live;
    const userId = await personIn(database, live, options.role ?? "member");
    const data = { organizationId, userId, rootId: randomUUID(), expiresAt: new Date(at.getTime() + 2 * DAY_MS) };
    const { id } = await database.system.session.create({ data });
    const claims = {
      sessionId: id,
      userId,
      organizationId,
      expiresAt: new Date(at.getTime() + DAY_MS),
      ...options.over,
    };
    const tokens = { verify: async (token: string) => (token === text ? claims : undefined) };
    let now = at;
    const made = await following(database, { tokens, now: () => now });
    return {
      ...made,
      live,
      organizationId,
      userId,
      id,
      ask: () => made.authenticate(bearer(text), ADDRESS),
      pass: (ms: number) => {
        now = new Date(at.getTime() + ms);
      },
    };
  }

  it.each([false, true])("is its session, as the person's role is now (test mode: %s)", async (inTest) => {
    const { ask, userId, id, organizationId } = await login({ inTest });
    expect(await ask()).toEqual({
      caller: {
        kind: "session",
        credentialId: id,
        userId,
        organizationId,
        grants: roleGrants("member", SCOPES),
        scopes: new Set(ALL),
        plan: "free",
        mode: inTest ? "test" : "live",
      },
    });
  });

  it("ends with the token, though its session goes on, and to the millisecond", async () => {
    const { ask, pass, endsAtMs } = await login();
    pass(DAY_MS - 1);
    const { caller } = await ask();
    expect(isPrincipal(caller) && endsAtMs(caller)).toBe(at.getTime() + DAY_MS);
    pass(DAY_MS);
    expect(await ask()).toEqual(INVALID);
  });

  it.each([
    ["is revoked", ({ id }) => database.system.session.update({ where: { id }, data: { revokedAt: at } })],
    ["has ended", ({ id }) => database.system.session.update({ where: { id }, data: { expiresAt: at } })],
    ["is gone", ({ id }) => database.system.session.delete({ where: { id } })],
    [
      "is of somebody who is no member any more",
      ({ userId }) => database.system.membership.deleteMany({ where: { userId } }),
    ],
  ] as [string, (login: { id: string; userId: string }) => Promise<unknown>][])(
    "is no good whose session %s",
    async (_, end) => {
      const made = await login();
      await end(made);
      expect(await made.ask()).toEqual(INVALID);
    },
  );

  it.each([
    ["another person", { userId: randomUUID() }],
    ["another organization", { organizationId: randomUUID() }],
    ["another session", { sessionId: randomUUID() }],
  ])("is no good that names %s than its session does", async (_, over) => {
    expect(await (await login({ over })).ask()).toEqual(INVALID);
  });

  it("that we signed is looked up each time, however often its session had ended: nobody makes one up", async () => {
    const { ask, id } = await login();
    const revoke = (revokedAt: Date | null) => database.system.session.update({ where: { id }, data: { revokedAt } });
    await revoke(at);
    for (let times = 0; times < 61; times += 1) expect(await ask()).toEqual(INVALID);
    await revoke(null);
    expect(isPrincipal((await ask()).caller)).toBe(true);
  });

  it("that is not ours is refused without a look-up", async () => {
    const { authenticate } = await login();
    statements = 0;
    const asked: string[] = [];
    const observed = make(database, { tokens: { verify: async (token) => void asked.push(token) } });
    for (const forged of [`${text}x`, "a.b.c"]) {
      expect(await authenticate(bearer(forged), ADDRESS)).toEqual(INVALID);
      expect(await observed.authenticate(bearer(forged), ADDRESS)).toEqual(INVALID);
    }
    expect(asked).toEqual([`${text}x`, "a.b.c"]);
    for (const garbage of ["a.b", "a.b.c.d", "a..c", "a.b c.d"]) await observed.authenticate(bearer(garbage), ADDRESS);
    expect(asked).toHaveLength(2);
    expect(statements).toBe(0);
  });
});
