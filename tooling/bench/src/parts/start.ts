import { setTimeout as delay } from "node:timers/promises";
import type { Bench, Part } from "../bench.ts";
import { median } from "../measure.ts";
import type { Line } from "../report/report.ts";
import { startBare } from "../servers/bare.ts";
import { startOrrery } from "../servers/orrery.ts";
import { installPeers, startPeer } from "../servers/peers.ts";
import type { Server } from "../servers/server.ts";
import type { World } from "../world/world.ts";

/** What a start leaves behind is collected, and its pools have closed what they do not need. */
const IDLE_MS = 3_000;
const MIB = 1_024 * 1_024;

const PROGRAMS: Readonly<Record<string, (world: World) => Promise<Server>>> = {
  Orrery: startOrrery,
  PostGraphile: (world) => startPeer("postgraphile", world),
  "Apollo + Prisma": (world) => startPeer("apollo", world),
  bare: startBare,
};

async function lineOf(name: string, start: () => Promise<Server>, { effort: { rounds }, hold }: Bench): Promise<Line> {
  const startMs: number[] = [];
  const cpuMs: number[] = [];
  const rss: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const server = await hold(start);
    startMs.push(server.startMs);
    cpuMs.push((await server.usage()).cpuUs / 1_000);
    await delay(IDLE_MS);
    rss.push((await server.usage()).rss);
    await server[Symbol.asyncDispose]();
  }
  const note =
    `listens after ${median(startMs).toFixed(0)} ms, ${median(cpuMs).toFixed(0)} ms of processor time; ` +
    `idle ${(median(rss) / MIB).toFixed(0)} MiB`;
  return { part: "start", row: name, figures: {}, verdict: "told", note };
}

/** From the start of a process until it listens, and what it holds when nobody has asked for anything. */
export const start: Part = {
  summary: "cold start and idle memory, each program's own",
  async run(bench) {
    await installPeers(bench.say);
    const world = await bench.world();
    const lines: Line[] = [];
    for (const [name, program] of Object.entries(PROGRAMS)) {
      bench.say(`start: ${name}`);
      lines.push(await lineOf(name, () => program(world), bench));
    }
    return lines;
  },
};
