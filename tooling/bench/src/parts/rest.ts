import type { Bench, Part } from "../bench.ts";
import { type Contender, compare } from "../compare.ts";
import { type Bar, type Line, lineOf } from "../report/report.ts";
import { SCORE_MIN, SOURCES } from "../world/plant.ts";
import { sameAnswers } from "./same-answers.ts";
import { priceAt } from "./series.ts";

/** Of a list that is read by a declared statement, and of one that is read through Prisma. */
const HOT: Bar = { limit: 2, aim: 1.5 };
const ELSEWHERE: Bar = { limit: 3.5 };
const UNCHANGED: Bar = { limit: 1, aim: 0.5 };

interface List {
  readonly name: string;
  /** No two of the series are the same for as long as an answer could be kept. */
  path(at: number): string;
  readonly uncached: Bar;
}

const LISTS: readonly List[] = [
  {
    name: "listings",
    path: (at) => `/v1/properties?status=active&price_min=${priceAt(at)}&limit=20`,
    uncached: HOT,
  },
  {
    name: "leads",
    path: (at) => `/v1/leads?source=source-${at % SOURCES}&score_min=${Math.floor(at / SOURCES) % SCORE_MIN}&limit=20`,
    uncached: ELSEWHERE,
  },
];

async function contendersOf(bench: Bench) {
  const { key } = await bench.world();
  const of = { method: "GET", status: 200 } as const;
  const orrery = { ...of, name: "orrery", server: await bench.orrery(), headers: { "x-api-key": key } } as const;
  const bare = { ...of, name: "bare", server: await bench.bare(), headers: {} } as const;
  return { orrery, bare };
}

async function linesOf(bench: Bench, { name, path, uncached }: List): Promise<Line[]> {
  const { orrery, bare } = await contendersOf(bench);
  for (const at of [0, 1, 2]) await sameAnswers([orrery, bare], { path: path(at) });
  const measured = async (row: string, ask: Contender["ask"], bar?: Bar, own: Partial<Contender> = {}) => {
    bench.say(`rest: ${name}, ${row}`);
    const contenders = [{ ...orrery, ask, ...own, name: "orrery" } as const, { ...bare, ask } as const];
    const samples = await compare(bench.load, contenders, bench.effort);
    const other = { name: "bare", samples: samples.bare };
    return lineOf({ part: "rest", row: `${name}, ${row}`, own: samples.orrery, other, bar });
  };
  const unchanged = () => ({ path: path(0) });
  const headers = { ...orrery.headers, ...(await validatorOf(orrery, path(0))) };
  const lines = [
    await measured("uncached", (at) => ({ path: path(at) }), uncached),
    await measured("unchanged", unchanged, UNCHANGED),
  ];
  if (headers["if-none-match"] === undefined) return lines;
  return [...lines, await measured("unchanged, 304", unchanged, undefined, { headers, status: 304 })];
}

/** What a client sends that has the answer already; nothing where the answer has no validator. */
async function validatorOf(
  { server, headers }: Pick<Contender, "server" | "headers">,
  path: string,
): Promise<{ "if-none-match"?: string }> {
  const etag = (await fetch(server.url + path, { headers })).headers.get("etag");
  return etag === null ? {} : { "if-none-match": etag };
}

/** The lists over REST, key, limits and all, against the same answers by hand. */
export const rest: Part = {
  summary: "lists over REST against node:http and pg",
  async run(bench) {
    const lines: Line[] = [];
    for (const list of LISTS) lines.push(...(await linesOf(bench, list)));
    return lines;
  },
};
