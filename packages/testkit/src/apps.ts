import { randomUUID } from "node:crypto";
import { generateAppToken, hashKey, insertToken } from "@orrery/access";
import { createOauthClient } from "@orrery/domain";
import type { Role } from "@orrery/operation";
import type { TestWorld } from "./world.ts";

const endsSoon = () => new Date(Date.now() + 600_000);

/** Has a person of the world's allow an app something, as they do on its page. */
export async function allowApp(world: TestWorld, userId: string, scopes: readonly string[], clientId?: string) {
  const { organizationId, database } = world;
  const client = clientId ?? (await world.run(createOauthClient, { scopes: [...scopes] })).id;
  const allowed = {
    organizationId,
    userId,
    clientId: client,
    name: "Partner",
    scopes: [...scopes],
    expiresAt: endsSoon(),
  };
  return database.system.authorizedApp.create({ data: allowed });
}

/**
 * A token of an app of the world's, for a new person of this role in it; without a role, for the organization itself. Made as the authorization
 * server does it, without its pages.
 * @param scopes what is in it: scopes and bundles
 */
export async function appTokenOf(world: TestWorld, role: Role | undefined, scopes: readonly string[]) {
  const { organizationId } = world;
  const { system } = world.database;
  const { id: clientId } = await world.run(createOauthClient, { scopes: [...scopes] });
  const expiresAt = endsSoon();
  const text = generateAppToken();
  const token = { hash: hashKey(text), clientId, scopes, payload: {}, expiresAt } as const;
  if (role === undefined) {
    await insertToken(system, { ...token, kind: "ClientCredentials", authorizedAppId: undefined });
    return { system, clientId, text };
  }
  const person = { email: `${randomUUID()}@example.com`, name: "Ana", passwordHash: "" };
  const { id: userId } = await system.user.create({ data: person });
  await system.membership.create({ data: { organizationId, userId, role } });
  const app = await allowApp(world, userId, scopes, clientId);
  await insertToken(system, { ...token, kind: "AccessToken", authorizedAppId: app.id });
  return { system, clientId, text, userId, app };
}
