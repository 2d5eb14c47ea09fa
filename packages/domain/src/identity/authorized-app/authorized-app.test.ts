import type { Principal } from "@orrery/operation";
import { appTokenOf, createWorld, type TestWorld } from "@orrery/testkit";
import { beforeEach, describe, expect, it } from "vitest";
import { createOauthClient } from "../oauth-client/create-oauth-client.ts";
import { authorizeApp } from "./authorize-app.ts";
import { listAuthorizedApps, listMyAuthorizedApps } from "./list-authorized-apps.ts";
import { revokeAuthorizedApp, revokeMyAuthorizedApp } from "./revoke-authorized-app.ts";

let world: TestWorld;
let me: Principal;
beforeEach(async () => {
  world = await createWorld();
  me = await world.personPrincipal();
});

const allow = async (clientId: string, scopes: readonly string[] = ["leads:read"], principal = me) =>
  (await world.invoke(authorizeApp, { clientId, scopes }, { principal })).output;
const NOT_FOUND = { code: "NOT_FOUND", reason: "AUTHORIZED_APP_NOT_FOUND" };

describe("allowing an app", () => {
  it("is for what it is registered for, whoever has registered it", async () => {
    const elsewhere = await createWorld();
    const client = await elsewhere.run(createOauthClient, { scopes: ["leads:read", "read"] });
    expect(await allow(client.id, ["read"])).toMatchObject({
      clientId: client.id,
      userId: me.userId,
      scopes: ["read"],
    });
    // Not even for what is in a bundle of its own: what was agreed to is what was shown.
    for (const scopes of [["leads:write"], ["*"], ["properties:read"]]) {
      await expect(allow(client.id, scopes)).rejects.toMatchObject({ reason: "APP_NOT_ALLOWED" });
    }
  });

  it("is for a session alone, in the app's own mode, of what exists", async () => {
    const { id } = await world.run(createOauthClient);
    for (const kind of ["api-key", "mcp-token", "app"] as const) {
      await expect(allow(id, [], { ...me, kind })).rejects.toMatchObject({ reason: "SESSION_REQUIRED" });
    }
    const testing: Principal = { ...me, organizationId: world.testOrganizationId, mode: "test" };
    await expect(allow(id, [], testing)).rejects.toMatchObject({ reason: "APP_NOT_ALLOWED" });
    await expect(allow(world.organizationId)).rejects.toMatchObject({ reason: "OAUTH_CLIENT_NOT_FOUND" });
    await expect(allow(id, [], { ...me, plan: "free" })).rejects.toMatchObject({ code: "PLAN_REQUIRED" });
  });
});

describe("taking back", () => {
  it("is everybody's of their own, and nobody's of another person's or organization's", async () => {
    const theirs = await appTokenOf(world, "admin", ["leads:read"]);
    const id = theirs.app?.id ?? "";
    const mine = await allow(theirs.clientId);
    await expect(world.invoke(revokeMyAuthorizedApp, { id }, { principal: me })).rejects.toMatchObject(NOT_FOUND);
    const other = await createWorld();
    const stranger = await other.personPrincipal();
    for (const operation of [revokeAuthorizedApp, revokeMyAuthorizedApp]) {
      await expect(other.invoke(operation, { id: mine.id }, { principal: stranger })).rejects.toMatchObject(NOT_FOUND);
    }
    const { system } = world.database;
    expect(await system.authorizedApp.count({ where: { id: { in: [id, mine.id] }, revokedAt: null } })).toBe(2);
    const { output } = await world.invoke(revokeMyAuthorizedApp, { id: mine.id }, { principal: me });
    expect(output.revokedAt).not.toBeNull();
    // An admin takes back anybody's; whoever has no such scope takes back nobody's.
    const small = world.withScopes(["authorized-apps:read"]);
    await expect(world.invoke(revokeAuthorizedApp, { id }, { principal: small })).rejects.toMatchObject({
      reason: "SCOPE_REQUIRED",
    });
    await world.invoke(revokeAuthorizedApp, { id });
    expect(await system.authorizedApp.count({ where: { id, revokedAt: null } })).toBe(0);
  });

  it("keeps the time of the first, and refuses an old version", async () => {
    const { id } = await allow((await world.run(createOauthClient)).id);
    const first = await world.invoke(revokeAuthorizedApp, { id, expectedVersion: 1 });
    expect((await world.invoke(revokeAuthorizedApp, { id })).output).toEqual(first.output);
    await expect(world.invoke(revokeAuthorizedApp, { id, expectedVersion: 1 })).rejects.toMatchObject({
      reason: "STALE_VERSION",
    });
  });
});

it("lists show what stands, of everybody or of oneself", async () => {
  const theirs = await appTokenOf(world, "member", ["leads:read"]);
  const [mine, gone, over] = [await allow(theirs.clientId), await allow(theirs.clientId), await allow(theirs.clientId)];
  await world.invoke(revokeMyAuthorizedApp, { id: gone.id }, { principal: me });
  const expired = { where: { id: over.id }, data: { expiresAt: new Date(Date.now() - 1) } };
  await world.database.system.authorizedApp.update(expired);
  const all = await world.invoke(listAuthorizedApps, {});
  expect(all.output.items.map(({ id }) => id)).toEqual([mine.id, theirs.app?.id]);
  const own = await world.invoke(listMyAuthorizedApps, {}, { principal: me });
  expect(own.output.items.map(({ id }) => id)).toEqual([mine.id]);
  const other = await createWorld();
  expect((await other.invoke(listAuthorizedApps, {})).output.items).toEqual([]);
});
