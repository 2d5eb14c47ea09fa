import { loadListings } from "./listings.ts";
import { plantImages, plantLeads } from "./plant.ts";
import { createWorld, type World } from "./world.ts";

export interface Filling {
  /** A file of King County's sales; undefined for the committed excerpt. */
  readonly listings: string | undefined;
  /** How many listings, at most. */
  readonly rows: number;
  say(text: string): void;
}

/** A world that can be ended while it is being filled, which takes a while. */
export interface FilledWorld extends AsyncDisposable {
  readonly filled: Promise<World>;
}

export async function createFilledWorld({ listings, rows, say }: Filling): Promise<FilledWorld> {
  say("Making a database.");
  const world = await createWorld();
  const filled = fill(world, listings, rows);
  // Whoever waits for it hears of a failure, and nobody may be waiting any more.
  filled.catch(() => undefined);
  return { filled, [Symbol.asyncDispose]: () => world[Symbol.asyncDispose]() };
}

async function fill(world: World, listings: string | undefined, rows: number): Promise<World> {
  const { database, organizationId } = world;
  await loadListings(database, organizationId, listings, rows);
  await plantImages(database, organizationId);
  await plantLeads(database, organizationId);
  // As autovacuum would have by the time that anybody measures.
  await database.script("VACUUM ANALYZE");
  return world;
}
