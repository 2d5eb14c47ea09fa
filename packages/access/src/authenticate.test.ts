import { setTimeout as delay } from "node:timers/promises";
import type { Database } from "@orrery/db";
import { isPrincipal } from "@orrery/operation";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createAuthenticator } from "./authenticate.ts";
import { generateKey, hashKey } from "./keys/format.ts";
import { createKey, type NewKey, revokeKey } from "./keys/store.ts";
import { emptyDatabase, organizationIn, SCOPES } from "./testing.ts";

const ADDRESS = "203.0.113.7";
const INVALID = { caller: { kind: "anonymous", address: ADDRESS }, problem: "invalid" };

let database: Database;
let statements = 0;
beforeAll(async () => {
  database = await emptyDatabase({ observer: { before: () => void statements++ } });
}, 60_000);
beforeEach(() => {
  statements = 0;
});
afterAll(() => database.close());

const authenticator = (now?: () => Date) =>
  createAuthenticator({ system: database.system, scopes: SCOPES, ...(now && { now }) });
const bearer = (key: string) => new Headers({ authorization: `Bearer ${key}` });
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

  it("is looked up with one statement, and not again right after", async () => {
    const { test } = await organizationIn(database);
    const { key } = await create(test, { prefix: "ork_test_" });
    const authenticate = authenticator();
    statements = 0;
    await authenticate(bearer(key), ADDRESS);
    await authenticate(bearer(key), ADDRESS);
    expect(statements).toBe(1);
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
    // Longer than a look-up is remembered.
    await delay(600);
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
  it("by expiry is invalid at that moment, also while it is remembered", async () => {
    const { live } = await organizationIn(database);
    const expiresAt = new Date("2030-01-01T00:00:00.000Z");
    const { key } = await create(live, { expiresAt });
    let now = new Date(expiresAt.getTime() - 1);
    const authenticate = authenticator(() => now);
    expect(await authenticate(bearer(key), ADDRESS)).toMatchObject({ caller: { organizationId: live } });
    now = expiresAt;
    expect(await authenticate(bearer(key), ADDRESS)).toEqual(INVALID);
  });

  it("by revocation is invalid to who has not seen it, and within a second to who has", async () => {
    const { live } = await organizationIn(database);
    const { id, key } = await create(live);
    const seen = authenticator();
    await seen(bearer(key), ADDRESS);
    await revokeKey(database.system, { organizationId: live, id });
    const revokedAt = performance.now();
    expect(await authenticator()(bearer(key), ADDRESS)).toEqual(INVALID);
    while (isPrincipal((await seen(bearer(key), ADDRESS)).caller)) await delay(10);
    expect(performance.now() - revokedAt).toBeLessThan(1_000);
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
