import { randomUUID } from "node:crypto";
import type { OutputOf, Principal } from "@orrery/operation";
import type { TestWorld } from "@orrery/testkit";
import { createApiKey } from "./create-api-key.ts";

/** Creates a key, of which a test says what it is about. */
export async function newKey(world: TestWorld, input: object = {}): Promise<OutputOf<typeof createApiKey>> {
  return (await world.invoke(createApiKey, { name: "Website", scopes: ["leads:read"], ...input })).output;
}

/** Somebody who may manage keys, and holds these grants besides. */
export function manager(world: TestWorld, grants: readonly string[] = [], over: Partial<Principal> = {}): Principal {
  return { ...world.withScopes(["api-keys:read", "api-keys:write", ...grants]), ...over };
}

/** A key's row as the database has it. */
export function storedKey(world: TestWorld, id: string) {
  return world.database.system.apiKey.findUniqueOrThrow({ where: { id } });
}

/** An MCP token: a row of the same table, of a user. @returns its id */
export async function newMcpToken(world: TestWorld): Promise<string> {
  const { system } = world.database;
  const user = await system.user.create({ data: { email: world.unique("user@"), name: "Ann", passwordHash: "" } });
  const { organizationId } = world;
  const hash = new Uint8Array(Buffer.from(randomUUID()));
  const data = { organizationId, userId: user.id, prefix: "mcp_", lastFour: "0000", hash, name: "Agent" };
  return (await system.apiKey.create({ data })).id;
}
