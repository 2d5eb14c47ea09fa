import { randomUUID } from "node:crypto";
import type { OutputOf } from "@orrery/operation";
import type { TestWorld } from "@orrery/testkit";
import { createClient } from "./create-client.ts";
import type { getClient } from "./get-client.ts";

export type Client = OutputOf<typeof getClient>;

/** Creates a client with a name, an address of its own, and these fields. */
export async function newClient(world: TestWorld, input: object = {}): Promise<Client> {
  const email = `${world.unique("jane")}@example.com`;
  const { client } = (await world.invoke(createClient, { name: "Jane", email, ...input })).output;
  if (client === null) throw new Error("The world's principal may read clients.");
  return client;
}

/** Plants clients of a few instants, many of each. Gives their ids, newest first and then by id. */
export async function plantClients(world: TestWorld, count: number): Promise<string[]> {
  const { organizationId, database } = world;
  const data = Array.from({ length: count }, (_, at) => ({
    id: randomUUID(),
    organizationId,
    name: `Client ${at}`,
    email: `client${at}@example.com`,
    emailKey: `client${at}@example.com`,
    createdAt: new Date(Date.UTC(2026, 0, 1, 0, 0, 0, at % 3)),
  }));
  await database.system.client.createMany({ data });
  const sorted = data.toSorted((a, b) => b.createdAt.getTime() - a.createdAt.getTime() || (a.id < b.id ? 1 : -1));
  return sorted.map(({ id }) => id);
}
