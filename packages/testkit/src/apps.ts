import { randomUUID } from "node:crypto";
import { generateAppToken, hashKey, insertToken } from "@orrery/access";
import { createOauthClient } from "@orrery/domain";
import type { Role } from "@orrery/operation";
import type { TestWorld } from "./world.ts";

/**
 * A token of an app of the world's, for a new person of this role in it; without a role, for the organization itself. Made as the authorization
 * server does it, without its pages.
 * @param scopes what is in it: scopes and bundles
 */
export async function appTokenOf(world: TestWorld, role: Role | undefined, scopes: readonly string[]) {
  const { organizationId } = world;
  const { system } = world.database;
  const { id: clientId } = await world.run(createOauthClient, { scopes: [...scopes] });
  const expiresAt = new Date(Date.now() + 600_000);
  const text = generateAppToken();
  const token = { hash: hashKey(text), clientId, scopes, payload: {}, expiresAt } as const;
  if (role === undefined) {
    await insertToken(system, { ...token, kind: "ClientCredentials", authorizedAppId: undefined });
    return { system, clientId, text };
  }
  const person = { email: `${randomUUID()}@example.com`, name: "Ana", passwordHash: "" };
  const { id: userId } = await system.user.create({ data: person });
  await system.membership.create({ data: { organizationId, userId, role } });
  const allowed = { organizationId, userId, clientId, name: "Partner", scopes: [...scopes], expiresAt };
  const app = await system.authorizedApp.create({ data: allowed });
  await insertToken(system, { ...token, kind: "AccessToken", authorizedAppId: app.id });
  return { system, clientId, text, userId, app };
}
