import { loadListings } from "./listings.ts";
import { plantImages, plantLeads } from "./plant.ts";
import { createWorld, type World } from "./world.ts";

export interface Filling {
  /** A file of King County's sales; undefined for the committed excerpt. */
  readonly file: string | undefined;
  /** How many listings, at most. */
  readonly rows: number;
}

/** A world that can be ended while it is being filled, which takes a while. */
export interface FilledWorld extends AsyncDisposable {
  readonly filled: Promise<World>;
}

export async function createFilledWorld(filling: Filling, say: (text: string) => void): Promise<FilledWorld> {
  const world = await createWorld(say);
  const filled = fill(world, filling);
  // Whoever waits for it hears of a failure, and nobody may be waiting any more.
  filled.catch(() => undefined);
  return { filled, [Symbol.asyncDispose]: () => world[Symbol.asyncDispose]() };
}

async function fill(world: World, { file, rows }: Filling): Promise<World> {
  const { database, organizationId } = world;
  await loadListings(database, organizationId, file, rows);
  await plantImages(database, organizationId);
  await plantLeads(database, organizationId);
  // As autovacuum would have by the time that anybody measures.
  await database.script("VACUUM ANALYZE");
  return world;
}
