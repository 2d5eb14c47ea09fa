import { once } from "node:events";
import type { Database } from "@orrery/db";
import type { Operation, Principal } from "@orrery/operation";
import { usesPostgres } from "@orrery/testkit";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createKey, type NewKey } from "../keys/store.ts";
import { bearer, emptyDatabase, following, make, organizationIn, personIn, SCOPES, stopAll } from "../testing.ts";

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

const create = (organizationId: string, options: Partial<NewKey> = {}) =>
  createKey(database.system, { organizationId, prefix: "ork_live_", name: "site", scopes: ["*"], ...options }, SCOPES);

describe("what is kept", () => {
  const revokeBy = (id: string) => database.system.apiKey.update({ where: { id }, data: { revokedAt: new Date() } });

  it("goes when the database says that it was changed, whoever did it", async () => {
    const { live } = await organizationIn(database);
    const { id, key } = await create(live);
    const { authenticate, onDropped } = await following(database);
    await authenticate(bearer(key), ADDRESS);
    const dropped = new Promise((resolve) => onDropped(resolve));
    await revokeBy(id);
    expect(await dropped).toBe(live);
    expect(await authenticate(bearer(key), ADDRESS)).toEqual(INVALID);
  });

  // The embedded database has but one connection, so that nothing commits between.
  it.runIf(usesPostgres)("goes also where its change was made before others and commits after them", async () => {
    const [{ live }, { live: other }] = [await organizationIn(database), await organizationIn(database)];
    const [mine, theirs] = [await create(live), await create(other)];
    const { authenticate, onDropped } = await following(database);
    const dropped = new EventTarget();
    onDropped((organizationId) => dropped.dispatchEvent(new Event(organizationId ?? "all")));
    const revokedAt = new Date();
    await database.system.$transaction(async (tx) => {
      await tx.apiKey.update({ where: { id: mine.id }, data: { revokedAt } });
      const seen = once(dropped, other);
      await revokeBy(theirs.id);
      await seen;
      expect(await authenticate(bearer(mine.key), ADDRESS)).toMatchObject({ caller: { organizationId: live } });
    });
    await once(dropped, live);
    expect(await authenticate(bearer(mine.key), ADDRESS)).toEqual(INVALID);
  });

  it("goes with its organization", async () => {
    const { live } = await organizationIn(database);
    const { key } = await create(live);
    const { authenticate, onDropped } = await following(database);
    await authenticate(bearer(key), ADDRESS);
    const dropped = new Promise((resolve) => onDropped((id) => id === live && resolve(id)));
    await database.system.organization.delete({ where: { id: live } });
    await dropped;
    expect(await authenticate(bearer(key), ADDRESS)).toEqual(INVALID);
  });

  it("goes at once where an operation has changed it here, and others are told", async () => {
    const { live } = await organizationIn(database);
    const { id, key } = await create(live);
    const announced: string[] = [];
    const { authenticate, committed } = await following(database, { announce: async (id) => void announced.push(id) });
    const { caller } = await authenticate(bearer(key), ADDRESS);
    await revokeBy(id);
    const principal = caller as Principal;
    committed({ operation: {} as Operation, principal });
    expect(announced).toEqual([]);
    committed({ operation: { changesCredentials: true } as Partial<Operation> as Operation, principal });
    expect(announced).toEqual([live]);
    expect(await authenticate(bearer(key), ADDRESS)).toEqual(INVALID);
  });

  it("is used without a question while the epoch is the same, and looked up again at another", async () => {
    const { live } = await organizationIn(database, "pro");
    const { id, key } = await create(live, { prefix: "ort_", scopes: ["leads:read"] });
    const { authenticate, revalidate } = await following(database);
    const { caller } = await authenticate(bearer(key), ADDRESS);
    const principal = caller as Principal;
    statements = 0;
    expect(revalidate(principal, "1")).toBe(principal);
    expect(revalidate(principal, "1")).toBe(principal);
    expect(statements).toBe(0);
    await database.system.apiKey.update({ where: { id }, data: { scopes: ["leads:write"] } });
    expect(await revalidate(principal, "2")).toMatchObject({ credentialId: id, grants: ["leads:write"] });
    await database.system.organization.update({ where: { id: live }, data: { plan: "team" } });
    expect(await revalidate(principal, "3")).toBe("plan");
    await revokeBy(id);
    expect(await revalidate(principal, "4")).toBe("invalid");
  });

  it("is refused at another epoch to a page that may be the one which is gone", async () => {
    const { live } = await organizationIn(database);
    const pages = ["https://a.example", "https://b.example"];
    const { id, key } = await create(live, { origins: pages });
    const { authenticate, revalidate } = await following(database);
    const headers = new Headers({ "x-api-key": key, origin: "https://a.example" });
    const principal = (await authenticate(headers, ADDRESS)).caller as Principal;
    revalidate(principal, "1");
    const narrow = (origins: string[]) => database.system.apiKey.update({ where: { id }, data: { origins } });
    await narrow(["https://b.example"]);
    expect(await revalidate(principal, "2")).toBe("origin");
    await narrow([...pages, "https://c.example"]);
    expect(await revalidate(principal, "3")).toMatchObject({ origins: [...pages, "https://c.example"] });
    await narrow([]);
    expect(await revalidate(principal, "4")).toMatchObject({ credentialId: id });
  });

  it("is not used where changes can't be followed", async () => {
    const { live } = await organizationIn(database);
    const { key } = await create(live);
    const problems: string[] = [];
    const $queryRawUnsafe = () => Promise.reject(new Error("gone"));
    const system = Object.assign(Object.create(database.system), { $queryRawUnsafe });
    const { authenticate } = await following(database, { system, onProblem: (problem) => problems.push(problem) });
    statements = 0;
    await authenticate(bearer(key), ADDRESS);
    await authenticate(bearer(key), ADDRESS);
    expect(statements).toBe(2);
    expect(problems).toEqual(["changes of credentials can't be read"]);
  });
});

describe("the last use", () => {
  it("of keys and MCP tokens is written, whatever else changes with them", async () => {
    const { live } = await organizationIn(database);
    const userId = await personIn(database, live, "member");
    const keys = [await create(live), await create(live, { prefix: "mcp_", scopes: [], userId }), await create(live)];
    const before = await database.system.apiKey.findMany({ where: { organizationId: live } });
    const at = new Date("2030-01-01T00:00:00.000Z");
    const { authenticate, start, stop } = make(database, { now: () => at });
    await start();
    for (const { key } of keys.slice(0, 2)) await authenticate(bearer(key), ADDRESS);
    await stop();
    const after = await database.system.apiKey.findMany({ where: { organizationId: live } });
    const used = new Set(keys.slice(0, 2).map(({ id }) => id));
    expect(after).toEqual(before.map((row) => ({ ...row, lastUsedAt: used.has(row.id) ? at : null })));
  });
});
