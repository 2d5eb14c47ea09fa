import { randomUUID } from "node:crypto";
import type { Database } from "@orrery/db";
import { afterAll, beforeAll, expect, it } from "vitest";
import { hashKey } from "../keys/format.ts";
import { emptyDatabase, organizationIn, personIn } from "../testing.ts";
import { endApp, findToken, insertToken, isReused, purgeApps, type TokenKind, takeToken } from "./tokens.ts";

let database: Database;
beforeAll(async () => {
  database = await emptyDatabase();
}, 60_000);
afterAll(() => database.close());

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const NOW = new Date("2030-06-01T12:00:00.000Z");
const after = (ms: number) => new Date(NOW.getTime() + ms);

async function appIn(over: { readonly expiresAt?: Date; readonly revokedAt?: Date } = {}) {
  const { system } = database;
  const { live: organizationId } = await organizationIn(database);
  const userId = await personIn(database, organizationId, "owner");
  const made = { organizationId, name: "Partner", kind: "public", grantTypes: ["authorization_code"], scopes: [] };
  const { id: clientId } = await system.oauthClient.create({ data: made });
  const allowed = { organizationId, userId, clientId, name: "Partner", expiresAt: after(30 * DAY_MS), ...over };
  const { id } = await system.authorizedApp.create({ data: allowed });
  return { id, clientId, organizationId };
}

async function tokenOf(app: { id: string; clientId: string }, kind: TokenKind, expiresAt: Date) {
  const hash = hashKey(randomUUID());
  const token = { hash, kind, clientId: app.clientId, authorizedAppId: app.id, scopes: [], payload: {}, expiresAt };
  expect(await insertToken(database.system, token)).toBe(true);
  return hash;
}

it("forgets tokens a day after their end, browsers at theirs, and what was allowed a month after it was over", async () => {
  const { system } = database;
  const app = await appIn();
  const kept = await tokenOf(app, "AccessToken", after(-DAY_MS + 1));
  await tokenOf(app, "AccessToken", after(-DAY_MS - 1));
  await tokenOf(app, "AuthorizationCode", after(-DAY_MS - 1));
  const renewing = await tokenOf(app, "RefreshToken", after(DAY_MS));
  const ended = await appIn({ expiresAt: after(-30 * DAY_MS - 1) });
  await tokenOf(ended, "AccessToken", after(HOUR_MS));
  const ending = await appIn({ expiresAt: after(-30 * DAY_MS + 1) });
  const revoked = await appIn({ revokedAt: after(-30 * DAY_MS - 1) });
  const revoking = await appIn({ revokedAt: after(-30 * DAY_MS + 1) });
  const browser = (expiresAt: Date) => ({ hash: hashKey(randomUUID()), payload: {}, expiresAt });
  await system.oauthInteraction.createMany({ data: [browser(after(-1)), browser(after(1))] });
  expect(await purgeApps(system, NOW)).toBe(2 + 1 + 2);
  const tokens = await system.oauthToken.findMany({ select: { hash: true } });
  expect(new Set(tokens.map(({ hash }) => Buffer.from(hash).toString("hex")))).toEqual(
    new Set([kept, renewing].map((hash) => Buffer.from(hash).toString("hex"))),
  );
  const apps = await system.authorizedApp.findMany({ select: { id: true } });
  expect(new Set(apps.map(({ id }) => id))).toEqual(new Set([app.id, ending.id, revoking.id]));
  expect([ended.id, revoked.id].every((id) => !apps.some((one) => one.id === id))).toBe(true);
  expect(await system.oauthInteraction.count()).toBe(1);
  expect(await purgeApps(system, NOW)).toBe(0);
});

it("uses a code once, and what renews for half a minute, whoever is first", async () => {
  const { system } = database;
  const app = await appIn();
  const code = await tokenOf(app, "AuthorizationCode", after(60_000));
  const taken = await Promise.all([1, 2, 3].map(() => takeToken(system, "AuthorizationCode", code, NOW)));
  expect(taken.filter(Boolean)).toHaveLength(1);
  const renewing = await tokenOf(app, "RefreshToken", after(DAY_MS));
  const take = (ms: number) => takeToken(system, "RefreshToken", renewing, after(ms));
  expect([await take(0), await take(30_000), await take(30_001)]).toEqual([true, true, false]);
  expect([isReused("RefreshToken", NOW, after(30_000)), isReused("RefreshToken", NOW, after(30_001))]).toEqual([
    false,
    true,
  ]);
  expect([isReused("AuthorizationCode", NOW, NOW), isReused("AuthorizationCode", null, NOW)]).toEqual([true, false]);
  // A token of one kind is none of another.
  expect(await takeToken(system, "AuthorizationCode", renewing, NOW)).toBe(false);
  expect(await findToken(system, "AccessToken", renewing)).toBeUndefined();
});

it("gives out nothing, and finds nothing, of what is over", async () => {
  const { system } = database;
  const app = await appIn();
  const hash = await tokenOf(app, "AccessToken", after(HOUR_MS));
  const origin = { surface: "rest", requestId: "r", address: "203.0.113.9" } as const;
  expect(await endApp(system, app.id, "oauth.revoke", origin, NOW)).toBe(app.organizationId);
  expect(await endApp(system, app.id, "oauth.reused", origin, NOW)).toBeUndefined();
  expect(await findToken(system, "AccessToken", hash)).toBeUndefined();
  const late = { hash: hashKey("late"), kind: "AccessToken", clientId: app.clientId, scopes: [], payload: {} } as const;
  expect(await insertToken(system, { ...late, authorizedAppId: app.id, expiresAt: after(1) })).toBe(false);
  const gone = { ...late, clientId: randomUUID(), authorizedAppId: undefined, expiresAt: after(1) };
  expect(await insertToken(system, gone)).toBe(false);
  const lines = await system.auditEntry.findMany({ where: { organizationId: app.organizationId } });
  expect(lines.map(({ operation, resourceId }) => [operation, resourceId])).toEqual([["oauth.revoke", app.id]]);
});
