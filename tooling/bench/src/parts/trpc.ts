import type { Part } from "../bench.ts";
import { compare } from "../compare.ts";
import { type Bar, lineOf } from "../report/report.ts";
import { textOf } from "./same-answers.ts";
import { priceAt } from "./series.ts";

const BARS: Readonly<Record<"uncached" | "unchanged", Bar>> = {
  uncached: { limit: 3.5 },
  unchanged: { limit: 1, aim: 0.5 },
};

const restPath = (at: number) => `/v1/properties?status=active&price_min=${priceAt(at)}&limit=20`;

function trpcPath(at: number): string {
  const input = JSON.stringify({ status: "active", priceMin: priceAt(at), limit: 20 });
  return `/trpc/properties.list?input=${encodeURIComponent(input)}`;
}

/** The list of listings over tRPC, against the same rows by hand, as REST shows them. */
export const trpc: Part = {
  summary: "the list of listings over tRPC against node:http and pg",
  async run(bench) {
    const { key } = await bench.world();
    const of = { method: "GET", status: 200 } as const;
    const orrery = { ...of, name: "orrery", server: await bench.orrery(), headers: { "x-api-key": key } } as const;
    const bare = { ...of, name: "bare", server: await bench.bare(), headers: {} } as const;
    const idsOf = (listings: { readonly id: string }[]) => listings.map(({ id }) => id).join();
    const own = idsOf(JSON.parse(await textOf(orrery, { path: trpcPath(0) })).result.data.items);
    const bares = idsOf(JSON.parse(await textOf(bare, { path: restPath(0) })).data);
    if (own !== bares) throw new Error("tRPC gives other listings than the bare program.");
    const lines = [];
    for (const row of ["uncached", "unchanged"] as const) {
      bench.say(`trpc: ${row}`);
      const place = (at: number) => (row === "uncached" ? at : 0);
      const contenders = [
        { ...orrery, ask: (at: number) => ({ path: trpcPath(place(at)) }) },
        { ...bare, ask: (at: number) => ({ path: restPath(place(at)) }) },
      ];
      const samples = await compare(bench.load, contenders, bench.effort);
      const other = { name: "bare", samples: samples.bare };
      lines.push(lineOf({ part: "trpc", row: `listings, ${row}`, own: samples.orrery, other, bar: BARS[row] }));
    }
    return lines;
  },
};
