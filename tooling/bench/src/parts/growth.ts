import type { Bench, Part } from "../bench.ts";
import { type Contender, compare } from "../compare.ts";
import { type Bar, type Line, lineOf } from "../report/report.ts";
import { startOrrery } from "../servers/orrery.ts";
import { growListings } from "../world/grow.ts";
import { loadListings } from "../world/listings.ts";
import { createWorld } from "../world/world.ts";
import { priceAt } from "./series.ts";

/** Of the time that the list takes to what it takes among the fewest listings, in the database and all. */
const BAR: Bar = { limit: 1.3 };
/** Listings in the smallest of three organizations; the others have ten and a hundred times as many. */
const SMALLEST = 20_000;
const TIMES = [1, 10, 100];

const named = (listings: number) => listings.toLocaleString("en");

/** An organization with this many listings, in a database of its own, and a server on it. */
async function contenderOf({ hold, listings, say }: Bench, present: number, wanted: number): Promise<Contender> {
  const name = named(wanted);
  say(`growth: making ${name} listings`);
  const world = await hold(() => createWorld(say));
  const { database, organizationId, key } = world;
  await loadListings(database, organizationId, listings.file, present);
  await growListings(database, organizationId, present, wanted);
  const server = await hold(() => startOrrery(world));
  const ask = (at: number) => ({ path: `/v1/properties?status=active&price_min=${priceAt(at)}&limit=20` });
  return { name, server, method: "GET", status: 200, headers: { "x-api-key": key }, ask };
}

/** The same list among 20,000, 200,000 and 2,000,000 listings, one request at a time: what grows is the database's work. */
export const growth: Part = {
  summary: "the list of listings among 20,000, 200,000 and 2,000,000",
  async run(bench) {
    const smallest = Math.min(SMALLEST, bench.listings.rows);
    const contenders: Contender[] = [];
    for (const times of TIMES) contenders.push(await contenderOf(bench, smallest, smallest * times));
    bench.say("growth: measuring");
    const samples = await compare(bench.load, contenders, { ...bench.effort, connections: 1 });
    const [least, ...others] = TIMES.map((times) => named(smallest * times));
    const other = { name: `${least}`, samples: samples[least ?? ""] ?? [] };
    return others.map((name): Line => {
      const own = samples[name] ?? [];
      return lineOf({ part: "growth", row: `among ${name}`, own, other, bar: BAR, figure: "p50Ms" });
    });
  },
};
