import { deepEqual } from "node:assert/strict";
import type { Bench, Part } from "../bench.ts";
import { type Contender, compare } from "../compare.ts";
import type { Ask } from "../load/load.ts";
import { type Bar, type Line, lineOf, type Sample } from "../report/report.ts";
import { installPeers, type Peer, startPeer } from "../servers/peers.ts";
import { APOLLO_DOCUMENT, ORRERY_DOCUMENT, POSTGRAPHILE_DOCUMENT, TRUSTED_ID } from "./graphql-documents.ts";
import { textOf } from "./same-answers.ts";
import { ELSEWHERE, priceAt } from "./series.ts";

const UNCACHED: Readonly<Record<Peer, Bar>> = { postgraphile: { limit: 1.7, aim: 1 }, apollo: { limit: 0.8 } };
const UNCHANGED: Readonly<Partial<Record<Peer, Bar>>> = { postgraphile: { limit: 0.5, aim: 0.3 } };

const JSON_BODY = { "content-type": "application/json", accept: "application/json" };
const PATHS: Readonly<Record<Peer | "orrery", string>> = { orrery: "/graphql", postgraphile: "/graphql", apollo: "/" };

interface Listing {
  readonly title: string;
  readonly price: string;
  readonly address?: { readonly city: string; readonly postalCode: string };
  readonly city?: string;
  readonly postalCode?: string;
  readonly images: readonly object[] | { readonly nodes: readonly object[] };
}

/** What all three have to say of a listing, without ids, which each writes in its own way. */
function factsOf({ title, price, address, city, postalCode, images }: Listing): object {
  const pictures = "nodes" in images ? images.nodes : images;
  const place = address ?? { city, postalCode };
  return {
    title,
    price: Number(price),
    ...place,
    pictures: pictures.map((picture) => ({ ...picture, id: undefined })),
  };
}

/** @throws when they do not give the same listings and pictures in the same order */
async function sameListings(contenders: readonly Contender[]): Promise<void> {
  const [first, ...others] = await Promise.all(
    contenders.map(async (contender) => {
      const { data } = JSON.parse(await textOf(contender, contender.ask(0)));
      return (data.properties.nodes as Listing[]).map(factsOf);
    }),
  );
  for (const other of others) deepEqual(other, first);
}

/** What is asked of one program at a place of the series. */
type Variables = (at: number) => Readonly<Record<string, string>>;

async function contendersOf(bench: Bench) {
  const world = await bench.world();
  const own: Variables = (at) => ({ priceMin: `${priceAt(at)}` });
  const others: Variables = (at) => ({ ...own(at), organizationId: world.organizationId });
  const peer = (name: Peer) => bench.hold(() => startPeer(name, world));
  const asking = (name: Peer | "orrery", document: object, variables: Variables) => (at: number) =>
    ({ path: PATHS[name], body: JSON.stringify({ ...document, variables: variables(at) }) }) satisfies Ask;
  const of = { method: "POST", status: 200, headers: JSON_BODY } as const;
  const orrery = {
    ...of,
    name: "orrery",
    server: await bench.orrery(),
    headers: { ...JSON_BODY, "x-api-key": world.key },
    ask: asking("orrery", { documentId: TRUSTED_ID }, own),
  } as const;
  const postgraphile = {
    ...{ ...of, name: "postgraphile", server: await peer("postgraphile") },
    ask: asking("postgraphile", { query: POSTGRAPHILE_DOCUMENT }, others),
  } as const;
  const apollo = {
    ...{ ...of, name: "apollo", server: await peer("apollo") },
    ask: asking("apollo", { query: APOLLO_DOCUMENT }, others),
  } as const;
  const asText = {
    ...{ ...orrery, name: "orrery as text" },
    ask: asking("orrery", { query: ORRERY_DOCUMENT }, (at) => own(at + ELSEWHERE)),
  } as const;
  return [orrery, asText, postgraphile, apollo] as const;
}

const PEER_NAMES = { postgraphile: "PostGraphile", apollo: "Apollo + Prisma" } as const;

function linesOf(
  row: string,
  samples: Record<"orrery" | "orrery as text" | Peer, Sample[]>,
  bars: Readonly<Partial<Record<Peer, Bar>>>,
): Line[] {
  const ways = { "trusted document": samples.orrery, text: samples["orrery as text"] };
  return Object.entries(ways).flatMap(([way, own]) =>
    (["postgraphile", "apollo"] as const).map((peer) => {
      const other = { name: PEER_NAMES[peer], samples: samples[peer] };
      return lineOf({ part: "graphql", row: `${row}, ${way}`, own, other, bar: bars[peer] });
    }),
  );
}

/** 20 listings with 3 pictures each, over GraphQL, against two programs that do the same. */
export const graphql: Part = {
  summary: "listings with pictures over GraphQL against PostGraphile 5 and Apollo Server 5 with Prisma and DataLoader",
  async run(bench) {
    await installPeers(bench.say);
    const contenders = await contendersOf(bench);
    const [asTrusted, , ...peers] = contenders;
    await sameListings([asTrusted, ...peers]);
    bench.say("graphql: uncached");
    const uncached = await compare(bench.load, contenders, bench.effort);
    bench.say("graphql: unchanged");
    const still = contenders.map((contender) => ({ ...contender, ask: () => contender.ask(0) }));
    const unchanged = await compare(bench.load, still, bench.effort);
    return [...linesOf("uncached", uncached, UNCACHED), ...linesOf("unchanged", unchanged, UNCHANGED)];
  },
};
