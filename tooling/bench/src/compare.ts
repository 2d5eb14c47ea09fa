import type { Ask, Job, LoadMaker } from "./load/load.ts";
import { percentile } from "./measure.ts";
import type { Sample } from "./report/report.ts";
import type { Server } from "./servers/server.ts";

/** What is asked of one server. */
export interface Contender extends Pick<Job, "method" | "headers" | "status"> {
  readonly name: string;
  readonly server: Server;
  /** The request at this place of a series that goes on from round to round. */
  ask(at: number): Ask;
}

export interface Effort {
  readonly rounds: number;
  /** Of each contender in each round. */
  readonly requests: number;
  readonly connections: number;
}

/** Where the next comparison begins in its series: an answer that one part was given is not asked for by the next one. */
let begin = 0;

/** Requests of one server after the other, in turn, round by round; the first round warms up and does not count. */
export async function compare<Name extends string>(
  load: LoadMaker,
  contenders: readonly (Contender & { readonly name: Name })[],
  { rounds, requests, connections }: Effort,
): Promise<Record<Name, Sample[]>> {
  const samples = Object.fromEntries(contenders.map(({ name }) => [name, []])) as unknown as Record<Name, Sample[]>;
  for (let round = 0; round <= rounds; round += 1) {
    const from = begin;
    begin += requests;
    for (const contender of contenders) {
      const asks = Array.from({ length: requests }, (_, at) => contender.ask(from + at));
      const sample = await sampleOf(load, contender, asks, connections);
      if (round > 0) samples[contender.name].push(sample);
    }
  }
  return samples;
}

async function sampleOf(
  load: LoadMaker,
  { server, method, headers, status }: Contender,
  asks: readonly Ask[],
  connections: number,
): Promise<Sample> {
  const before = await server.usage();
  const { seconds, takenMs } = await load.run({ url: server.url, connections, method, headers, status, asks });
  const after = await server.usage();
  return {
    cpuUs: (after.cpuUs - before.cpuUs) / asks.length,
    perSecond: asks.length / seconds,
    p50Ms: percentile(takenMs, 0.5),
    p99Ms: percentile(takenMs, 0.99),
  };
}
