/** `npm run bench`: measures what is asked for, prints a table, and exits with 1 where a bar is missed. See docs/performance.md. */
import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { type Arguments, helpOf, readArguments, UsageError } from "./arguments.ts";
import type { Bench, Part } from "./bench.ts";
import { startLoad } from "./load/load.ts";
import { admit } from "./parts/admit.ts";
import { createLead } from "./parts/create-lead.ts";
import { events } from "./parts/events.ts";
import { fanout } from "./parts/fanout.ts";
import { graphql } from "./parts/graphql.ts";
import { growth } from "./parts/growth.ts";
import { pages } from "./parts/pages.ts";
import { rest } from "./parts/rest.ts";
import { start } from "./parts/start.ts";
import { subscribers } from "./parts/subscribers.ts";
import { trpc } from "./parts/trpc.ts";
import { webhooks } from "./parts/webhooks.ts";
import { exitCodeOf, type Line } from "./report/report.ts";
import { summaryOf, tableOf } from "./report/table.ts";
import { startBare } from "./servers/bare.ts";
import { startOrrery } from "./servers/orrery.ts";
import { createFilledWorld } from "./world/filled-world.ts";

const PARTS = {
  rest,
  graphql,
  trpc,
  "create-lead": createLead,
  pages,
  fanout,
  subscribers,
  events,
  webhooks,
  admit,
  start,
  growth,
} satisfies Record<string, Part>;
type Name = keyof typeof PARTS;
const NAMES = Object.keys(PARTS) as Name[];

const EXIT = { failed: 1, usage: 2, interrupted: 130 } as const;

const say = (text: string) => void process.stderr.write(`${text}\n`);

type Hold = Bench["hold"];

const holdOn =
  (stack: AsyncDisposableStack): Hold =>
  (make) => {
    if (stack.disposed) return Promise.reject(new Error("The run is over."));
    const making = make();
    stack.defer(async () => {
      const held = await making.catch(() => undefined);
      await held?.[Symbol.asyncDispose]();
    });
    return making;
  };

/** Made when it is first wanted, and held. */
function kept<Held extends AsyncDisposable>(hold: Hold, make: () => Promise<Held>) {
  let made: Promise<Held> | undefined;
  return () => {
    made ??= hold(make);
    return made;
  };
}

function benchOn(stack: AsyncDisposableStack, { effort, listings }: Arguments<Name>): Bench {
  const hold = holdOn(stack);
  const made = kept(hold, () => createFilledWorld(listings, say));
  const world = async () => (await made()).filled;
  return {
    effort,
    load: stack.use(startLoad()),
    listings,
    world,
    orrery: kept(hold, async () => startOrrery(await world())),
    bare: kept(hold, async () => startBare(await world())),
    hold,
    say,
  };
}

/** @param lines are put here as they are measured: of a run that fails halfway, what it has is reported */
async function measure(bench: Bench, parts: readonly Name[], lines: Line[]): Promise<void> {
  for (const name of parts) lines.push(...(await PARTS[name].run(bench)));
}

function report({ json, ...given }: Arguments<Name>, lines: readonly Line[]): void {
  process.stdout.write(`${tableOf(lines)}\n${summaryOf(lines)}`);
  if (json === undefined) return;
  const [{ model } = { model: "unknown" }] = cpus();
  const machine = { node: process.version, processors: cpus().length, model };
  writeFileSync(json, `${JSON.stringify({ at: new Date(), machine, given, lines }, null, 2)}\n`);
}

/** Ends by itself, and at a signal, with nothing left behind. */
async function run(given: Arguments<Name>): Promise<number> {
  const interrupted = Promise.withResolvers<"interrupted">();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
    process.on(signal, () => interrupted.resolve("interrupted"));
  await using stack = new AsyncDisposableStack();
  const lines: Line[] = [];
  const measured = measure(benchOn(stack, given), given.parts, lines);
  try {
    if ((await Promise.race([measured, interrupted.promise])) !== "interrupted") return exitCodeOf(lines);
    // What it is at fails when what it needs is taken away.
    measured.catch(() => undefined);
    say("Interrupted: ending the servers and dropping the database.");
    return EXIT.interrupted;
  } finally {
    if (lines.length > 0) report(given, lines);
  }
}

async function main(): Promise<number> {
  try {
    const given = readArguments(process.argv.slice(2), NAMES);
    if (given !== "help") return await run(given);
    process.stdout.write(helpOf(Object.fromEntries(NAMES.map((name) => [name, PARTS[name].summary]))));
    return 0;
  } catch (error) {
    say(
      error instanceof UsageError ? error.message : `The bench failed. ${error instanceof Error ? error.stack : error}`,
    );
    return error instanceof UsageError ? EXIT.usage : EXIT.failed;
  }
}

// Nobody may be reading any more, which is no reason to leave a database behind.
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined);
// The schema engine keeps a timer of a minute alive.
process.exit(await main());
