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
