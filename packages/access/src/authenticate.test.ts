import type { Database } from "@orrery/db";
import { isPrincipal } from "@orrery/operation";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { generateKey, hashKey } from "./keys/format.ts";
import { createKey, type NewKey, revokeKey, rollKey } from "./keys/store.ts";
import { bearer, emptyDatabase, following, make, organizationIn, personIn, SCOPES, stopAll } from "./testing.ts";

const ADDRESS = "203.0.113.7";
const INVALID = { caller: { kind: "anonymous", address: ADDRESS }, problem: "invalid" };

let database: Database;
/** What was asked about credentials. */
let statements = 0;
beforeAll(async () => {
  const before = (sql: string) => {
    if (sql.includes('"ApiKey"')) statements++;
  };
  database = await emptyDatabase({ observer: { before } });
}, 60_000);
beforeEach(() => {
  statements = 0;
});
afterEach(stopAll);
afterAll(() => database.close());

/** One that does not follow changes, and so keeps nothing. */
const authenticator = (now?: () => Date) => make(database, now && { now }).authenticate;
const create = (organizationId: string, options: Partial<NewKey> = {}) =>
  createKey(database.system, { organizationId, prefix: "ork_live_", name: "site", scopes: ["*"], ...options }, SCOPES);

describe("a good key", () => {
  it("becomes a principal of its organization, in either header", async () => {
    const { live } = await organizationIn(database, "pro");
    const { id, key } = await create(live);
    const authenticate = authenticator();
    for (const headers of [bearer(key), new Headers({ "x-api-key": key })]) {
      expect(await authenticate(headers, ADDRESS)).toEqual({
        caller: {
          kind: "api-key",
          grants: ["*"],
          organizationId: live,
          credentialId: id,
          secretId: expect.any(String),
          scopes: new Set(["leads:read", "leads:write", "organization:read"]),
          plan: "pro",
          mode: "live",
        },
      });
    }
  });

  it.each([
    { granted: [], scopes: [] },
    { granted: ["read"], scopes: ["leads:read"] },
    { granted: ["write", "organization:read"], scopes: ["leads:read", "leads:write", "organization:read"] },
  ])("with $granted may do $scopes", async ({ granted, scopes }) => {
    const { live } = await organizationIn(database);
    const { key } = await create(live, { scopes: granted });
    const { caller } = await authenticator()(bearer(key), ADDRESS);
    expect(isPrincipal(caller) && [...caller.scopes]).toEqual(scopes);
  });

  it("of test mode is of the test sibling, on the live organization's plan", async () => {
    const { live, test } = await organizationIn(database, "brokerage");
    const { key } = await create(test, { prefix: "ork_test_" });
    expect(await authenticator()(bearer(key), ADDRESS)).toMatchObject({
      caller: { organizationId: test, plan: "brokerage", mode: "test" },
    });
    await database.system.organization.update({ where: { id: live }, data: { plan: "solo" } });
    expect(await authenticator()(bearer(key), ADDRESS)).toMatchObject({ caller: { plan: "solo" } });
  });

  it("is looked up with one statement, and then not again", async () => {
    const { test } = await organizationIn(database);
    const { key } = await create(test, { prefix: "ork_test_" });
    statements = 0;
    await authenticator()(bearer(key), ADDRESS);
    expect(statements).toBe(1);
    const { authenticate } = await following(database);
    // A machine that stalls for a second can't vouch for what it has kept; then there is a look-up once more.
    do {
      statements = 0;
      expect(isPrincipal((await authenticate(bearer(key), ADDRESS)).caller)).toBe(true);
    } while (statements > 0);
  });
});

describe("a caller without a good key", () => {
  it("is anonymous, at its address", async () => {
    expect(await authenticator()(new Headers(), ADDRESS)).toEqual({
      caller: { kind: "anonymous", address: ADDRESS },
      problem: "missing",
    });
  });

  it("has an invalid one where two headers disagree, be both good", async () => {
    const { live } = await organizationIn(database);
    const [one, other] = [await create(live), await create(live)];
    const headers = new Headers({ authorization: `Bearer ${one.key}`, "x-api-key": other.key });
    expect(await authenticator()(headers, ADDRESS)).toEqual(INVALID);
  });

  it("has an invalid one that is mistyped, which is refused without a look-up", async () => {
    const key = generateKey("oak_");
    const last = key.endsWith("0") ? "1" : "0";
    for (const text of [key.slice(0, -1) + last, key.slice(0, -1), "eyJhbGciOiJFZERTQSJ9.e30.x", "' OR 1=1 --"]) {
      expect(await authenticator()(bearer(text), ADDRESS)).toEqual(INVALID);
    }
    expect(statements).toBe(0);
  });

  it("has an invalid one that nobody made", async () => {
    expect(await authenticator()(bearer(generateKey("oak_")), ADDRESS)).toEqual(INVALID);
  });

  it("may have a key later: that it was unknown is not kept", async () => {
    const { live } = await organizationIn(database);
    const key = generateKey("oak_");
    const authenticate = authenticator();
    expect(await authenticate(bearer(key), ADDRESS)).toEqual(INVALID);
    await plant(live, key);
    expect(await authenticate(bearer(key), ADDRESS)).toMatchObject({ caller: { organizationId: live } });
  });

  it("has an invalid one whose mode is not its organization's, though the row is there", async () => {
    const { live } = await organizationIn(database);
    const key = generateKey("oak_test_");
    await plant(live, key);
    expect(await authenticator()(bearer(key), ADDRESS)).toEqual(INVALID);
  });
});

describe("made-up keys with a good checksum", () => {
  const OTHER_ADDRESS = "203.0.113.8";
  const madeUp = (count: number) => Array.from({ length: count }, () => bearer(generateKey("oak_")));

  it("are looked up 60 times a minute for one address", async () => {
    let now = new Date();
    const authenticate = authenticator(() => now);
    for (const headers of madeUp(80)) expect(await authenticate(headers, ADDRESS)).toEqual(INVALID);
    expect(statements).toBe(60);
    for (const headers of madeUp(1)) await authenticate(headers, OTHER_ADDRESS);
    expect(statements).toBe(61);
    now = new Date(now.getTime() + 60_000);
    for (const headers of madeUp(1)) await authenticate(headers, ADDRESS);
    expect(statements).toBe(62);
  });

  it("that come at once are counted too: none is looked up after them", async () => {
    const authenticate = authenticator();
    await Promise.all(madeUp(100).map((headers) => authenticate(headers, ADDRESS)));
    statements = 0;
    for (const headers of madeUp(20)) expect(await authenticate(headers, ADDRESS)).toEqual(INVALID);
    expect(statements).toBe(0);
  });

  it("do not shut out a good key that has worked from there, nor any from elsewhere", async () => {
    const { live } = await organizationIn(database);
    const [mine, other] = [await create(live), await create(live)];
    const authenticate = authenticator();
    await authenticate(bearer(mine.key), ADDRESS);
    for (const headers of madeUp(60)) await authenticate(headers, ADDRESS);
    expect(isPrincipal((await authenticate(bearer(mine.key), ADDRESS)).caller)).toBe(true);
    expect(isPrincipal((await authenticate(bearer(other.key), OTHER_ADDRESS)).caller)).toBe(true);
  });

  it("are what is counted: good ones are not, also when they come at once", async () => {
    const { live } = await organizationIn(database);
    const authenticate = authenticator();
    const keys = await Promise.all(Array.from({ length: 70 }, () => create(live)));
    const answers = await Promise.all(keys.map(({ key }) => authenticate(bearer(key), ADDRESS)));
    expect(answers.filter(({ caller }) => isPrincipal(caller))).toHaveLength(70);
  });
});

describe("a key that has ended", () => {
  it("by expiry is invalid at that moment, also while it is kept", async () => {
    const { live } = await organizationIn(database);
    const expiresAt = new Date("2030-01-01T00:00:00.000Z");
    const { key } = await create(live, { expiresAt });
    let now = new Date(expiresAt.getTime() - 1);
    const { authenticate, endsAtMs } = await following(database, { now: () => now });
    const { caller } = await authenticate(bearer(key), ADDRESS);
    expect(caller).toMatchObject({ organizationId: live, expiresAt });
    expect(isPrincipal(caller) && endsAtMs(caller)).toBe(expiresAt.getTime());
    now = expiresAt;
    expect(await authenticate(bearer(key), ADDRESS)).toEqual(INVALID);
  });

  it("by revocation is invalid", async () => {
    const { live } = await organizationIn(database);
    const { id, key } = await create(live);
    const authenticate = authenticator();
    await authenticate(bearer(key), ADDRESS);
    await revokeKey(database.system, { organizationId: live, id });
    expect(await authenticate(bearer(key), ADDRESS)).toEqual(INVALID);
  });
});

describe("a key that was rolled", () => {
  it("is the same key under either secret, until the overlap ends to the millisecond", async () => {
    const { live } = await organizationIn(database);
    const { id, key: old } = await create(live);
    let now = new Date("2030-01-01T00:00:00.000Z");
    const { key: next } = await rollKey(database.system, { organizationId: live, id }, 60_000, now);
    const { authenticate } = await following(database, { now: () => now });
    const ask = (key: string) => authenticate(bearer(key), ADDRESS);
    for (const key of [old, next]) expect(await ask(key)).toMatchObject({ caller: { credentialId: id } });
    now = new Date(now.getTime() + 59_999);
    expect(await ask(old)).toMatchObject({ caller: { credentialId: id } });
    now = new Date(now.getTime() + 1);
    expect(await ask(old)).toEqual(INVALID);
    expect(await ask(next)).toMatchObject({ caller: { credentialId: id } });
  });
});

describe("what a key is confined to", () => {
  it("is part of its principal", async () => {
    const { live } = await organizationIn(database);
    const confinedTo = [`property:${live}`];
    const { key } = await create(live, { confinedTo });
    expect(await authenticator()(bearer(key), ADDRESS)).toMatchObject({ caller: { confinedTo } });
  });

  it("holds for web pages: it is good on them alone, whatever else the request says", async () => {
    const { live } = await organizationIn(database);
    const origins = ["https://shop.example", "https://www.shop.example"];
    const { key } = await create(live, { origins });
    const authenticate = authenticator();
    const from = (origin?: string) =>
      authenticate(new Headers({ "x-api-key": key, ...(origin && { origin }) }), ADDRESS);
    for (const origin of origins) expect(await from(origin)).toMatchObject({ caller: { origins } });
    for (const origin of [undefined, "null", "http://shop.example", "https://shop.example.evil.example"]) {
      expect(await from(origin)).toEqual({ ...INVALID, problem: "origin" });
    }
  });
});

describe("the plan", () => {
  it.each([
    ["free", "ork_live_", false],
    ["solo", "oag_", true],
    ["team", "ort_", false],
    ["pro", "ort_", true],
    ["free", "mcp_", true],
  ] as const)("%s with %s keys: %s", async (plan, prefix, allowed) => {
    const { live } = await organizationIn(database, plan);
    const userId = await personIn(database, live, "member");
    const { key } = await create(live, { prefix, ...(prefix === "mcp_" && { userId, scopes: [] }) });
    const answer = await authenticator()(bearer(key), ADDRESS);
    expect(answer).toMatchObject(allowed ? { caller: { plan } } : { ...INVALID, problem: "plan" });
  });

  it("and the limits that the operator set are the live organization's", async () => {
    const { live, test } = await organizationIn(database, "pro");
    const set = (id: string, limits: object) =>
      database.system.organization.update({ where: { id }, data: { limits } });
    await set(live, { "orkasa.minute": 6_000 });
    await set(test, { "orkasa.minute": 1 });
    const { key } = await create(test, { prefix: "ork_test_" });
    expect(await authenticator()(bearer(key), ADDRESS)).toMatchObject({
      caller: { plan: "pro", limits: { "orkasa.minute": 6_000 } },
    });
  });
});

/** A row that `createKey` did not make. */
async function plant(organizationId: string, key: string): Promise<void> {
  const data = {
    organizationId,
    prefix: "oak_",
    lastFour: key.slice(-4),
    hash: hashKey(key),
    name: "planted",
    scopes: ["*"],
  };
  await database.system.apiKey.create({ data });
}
