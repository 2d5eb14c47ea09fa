import type { Part } from "../bench.ts";
import { type Contender, compare } from "../compare.ts";
import { type Bar, lineOf } from "../report/report.ts";
import { textOf } from "./same-answers.ts";

/** Of the time that a page takes to the first one's, in the database and all. */
const DEEP: Bar = { limit: 1.3 };

const PAGE = 20;
const DEEPEST = 1_000;
/** The most that a page may hold: the way to a deep one has fewer steps. */
const STEP = 100;
/** Lower than any listing's price, so that it changes the request and not its answer. */
const CHEAPEST = 50_000;

interface Page {
  readonly data: readonly unknown[];
  readonly next_cursor: string | null;
}

type Asked = Omit<Contender, "name" | "ask">;

/** Where the deepest page begins that is whole, up to the thousandth. */
async function deepPage(asked: Asked): Promise<{ readonly number: number; readonly cursor: string }> {
  let passed = 0;
  let cursor: string | undefined;
  const turn = async (limit: number): Promise<Page> => {
    const path = `/v1/properties?limit=${limit}${cursor === undefined ? "" : `&cursor=${encodeURIComponent(cursor)}`}`;
    return JSON.parse(await textOf({ ...asked, name: "orrery" }, { path }));
  };
  for (;;) {
    const left = (DEEPEST - 1) * PAGE - passed;
    const { data, next_cursor: next } = left > 0 ? await turn(Math.min(STEP, left)) : { data: [], next_cursor: null };
    if (next === null && cursor === undefined) throw new Error("There are not enough listings for a second page.");
    if (next === null) return { number: passed / PAGE + 1, cursor: cursor ?? "" };
    passed += data.length;
    cursor = next;
  }
}

/** A deep page against the first one, one request at a time: what grows with the depth is the database's work. */
export const pages: Part = {
  summary: "page 1,000 of the listings against page 1",
  async run({ world, orrery, load, effort, say }) {
    const { key } = await world();
    const asked: Asked = { method: "GET", status: 200, server: await orrery(), headers: { "x-api-key": key } };
    const { number, cursor } = await deepPage(asked);
    say(`pages: 1 and ${number}`);
    const path = (at: number) => `/v1/properties?price_min=${at % CHEAPEST}&limit=${PAGE}`;
    const samples = await compare(
      load,
      [
        { ...asked, name: "first", ask: (at) => ({ path: path(at) }) },
        { ...asked, name: "deep", ask: (at) => ({ path: `${path(at)}&cursor=${encodeURIComponent(cursor)}` }) },
      ],
      { ...effort, connections: 1 },
    );
    const other = { name: "page 1", samples: samples.first };
    const of = { part: "pages", row: `page ${number}`, own: samples.deep, other, bar: DEEP, figure: "p50Ms" } as const;
    return [lineOf(of)];
  },
};
