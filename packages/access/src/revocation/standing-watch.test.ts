import type { Database } from "@orrery/db";
import type { Caller, Failure } from "@orrery/operation";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Authenticator } from "../authenticate.ts";
import { createKey, type NewKey } from "../keys/store.ts";
import { bearer, emptyDatabase, following, organizationIn, SCOPES, stopAll } from "../testing.ts";

const ADDRESS = "203.0.113.7";

let database: Database;
beforeAll(async () => {
  database = await emptyDatabase();
}, 60_000);
afterEach(stopAll);
afterAll(() => database.close());

const create = (organizationId: string, options: Partial<NewKey> = {}) =>
  createKey(database.system, { organizationId, prefix: "ork_live_", name: "site", scopes: ["*"], ...options }, SCOPES);

type Change = Parameters<Database["system"]["apiKey"]["update"]>[0]["data"];
const change = (id: string, data: Change) => database.system.apiKey.update({ where: { id }, data });

/** Watches over a caller. */
function watchOver({ watch }: Authenticator, caller: Caller) {
  const ends: Failure[] = [];
  const { promise: ended, resolve } = Promise.withResolvers<Failure>();
  const stop = watch(caller, (why) => {
    ends.push(why);
    resolve(why);
  });
  return { ends, ended, stop };
}

/** A key that somebody holds on to. */
async function held(options: Partial<NewKey> = {}) {
  const { live } = await organizationIn(database, "team");
  const { id, key } = await create(live, options);
  const authenticator = await following(database);
  const { caller } = await authenticator.authenticate(bearer(key), ADDRESS);
  return { live, id, authenticator, caller, ...watchOver(authenticator, caller) };
}

/** Until the authenticator has read what changed until now. */
async function followed({ onDropped }: Authenticator, organizationId: string): Promise<void> {
  await new Promise<void>((resolve) => {
    const end = onDropped((changed) => {
      if (changed !== organizationId) return;
      end();
      resolve();
    });
  });
}

describe("what is held on to", () => {
  it.each<[string, Change, string]>([
    ["revoked", { revokedAt: new Date() }, "CREDENTIAL_INVALID"],
    ["given other scopes", { scopes: ["leads:read"] }, "CREDENTIAL_CHANGED"],
    ["confined", { confinedTo: ["lead:018f0000-0000-7000-8000-000000000001"] }, "CREDENTIAL_CHANGED"],
  ])("ends within a second of when its key is %s", async (_how, data, reason) => {
    const { id, ended } = await held();
    const beganMs = performance.now();
    await change(id, data);
    expect(await ended).toMatchObject({ code: "UNAUTHORIZED", reason });
    expect(performance.now() - beganMs).toBeLessThan(1_000);
  });

  it("ends where the plan does not include it any more", async () => {
    const { live, ended } = await held();
    await database.system.organization.update({ where: { id: live }, data: { plan: "free" } });
    expect(await ended).toMatchObject({ code: "PLAN_REQUIRED" });
  });

  it("ends when its key expires, and when it is made to expire earlier", async () => {
    const expiresAt = new Date(Date.now() + 400);
    const { ended } = await held({ expiresAt });
    expect(await ended).toMatchObject({ reason: "CREDENTIAL_INVALID" });
    expect(Date.now()).toBeGreaterThanOrEqual(expiresAt.getTime());
    expect(Date.now()).toBeLessThan(expiresAt.getTime() + 500);
    const later = await held({ expiresAt: new Date(Date.now() + 3_600_000) });
    await change(later.id, { expiresAt: new Date() });
    expect(await later.ended).toMatchObject({ reason: "CREDENTIAL_INVALID" });
  });

  it("ends where its key was revoked before anybody watched over it", async () => {
    const { id, authenticator, caller, stop, live } = await held();
    stop();
    await change(id, { revokedAt: new Date() });
    await followed(authenticator, live);
    expect(await watchOver(authenticator, caller).ended).toMatchObject({ reason: "CREDENTIAL_INVALID" });
  });

  it("goes on where other keys of its organization change, and what does not matter of its own", async () => {
    const { live, id, authenticator, ends } = await held();
    const other = await create(live);
    await change(other.id, { revokedAt: new Date() });
    await followed(authenticator, live);
    await change(id, { scopes: ["*"], expiresAt: new Date(Date.now() + 3_600_000) });
    await followed(authenticator, live);
    // Whoever is next to be looked up has been, once this one was.
    await authenticator.authenticate(bearer(other.key), ADDRESS);
    expect(ends).toEqual([]);
  });

  it("ends once, and not at all when nobody holds on to it any more", async () => {
    const { live, id, authenticator, caller, ends, ended, stop } = await held();
    const left = watchOver(authenticator, caller);
    left.stop();
    await change(id, { revokedAt: new Date() });
    await ended;
    authenticator.drop(live);
    stop();
    expect([ends.length, left.ends.length]).toEqual([1, 0]);
  });

  it("does not end for somebody without a credential", async () => {
    const { authenticator } = await held();
    const { ends, stop } = watchOver(authenticator, { kind: "anonymous", address: ADDRESS });
    stop();
    expect(ends).toEqual([]);
  });
});
