/**
 * `npm test`: generated code, types, lint, boundaries, and the suites on the embedded default and on PostgreSQL and
 * Redis. A check that fails doesn't stop the others. The last line counts them all.
 *
 * `npm test -- packages/access -t "revoked"` runs the test files and tests that match, and no static check.
 * `npm test -- --require-services` fails where PostgreSQL, Redis or Chromium is missing.
 */
import { parseArgs } from "node:util";
import { command, isInterrupted } from "./commands.ts";
import { embedded, onServices } from "./suites.ts";
import { FAILED, lineOf, PASSED, sum, type Tally } from "./tally.ts";

interface Step {
  readonly title: string;
  run(): Promise<Tally>;
}

const { values, positionals: files } = parseArgs({
  allowPositionals: true,
  options: { "require-services": { type: "boolean", default: false }, testNamePattern: { type: "string", short: "t" } },
});
const selection = { files, names: values.testNamePattern };
const isWhole = files.length === 0 && values.testNamePattern === undefined;

const check = (title: string, name: string, ...args: string[]): Step => ({
  title,
  run: async () => ((await command(name, args)) === 0 ? PASSED : FAILED),
});

const STATIC: readonly Step[] = [
  check("Types", "tsc", "--noEmit"),
  check("Lint", "turbo", "run", "lint", "--output-logs=new-only"),
  check("Boundaries", "turbo", "run", "boundaries", "--output-logs=new-only"),
];

const steps: readonly Step[] = [
  check("Generated code", process.execPath, "packages/db/scripts/generate.ts"),
  ...(isWhole ? STATIC : []),
  { title: "Suites, embedded", run: () => embedded(selection, values["require-services"]) },
  { title: "Suites, PostgreSQL and Redis", run: () => onServices(selection, values["require-services"]) },
];

const tallies: Tally[] = [];
for (const { title, run } of steps) {
  if (isInterrupted()) break;
  process.stdout.write(`\n== ${title}\n`);
  const startedAt = performance.now();
  const tally = await run();
  tallies.push(tally);
  process.stdout.write(`== ${title}: ${lineOf(tally)} (${((performance.now() - startedAt) / 1000).toFixed(1)} s)\n`);
}
if (isInterrupted()) tallies.push(FAILED);
const total = sum(tallies);
process.stdout.write(`\n${lineOf(total)}\n`);
process.exitCode = total.failed > 0 ? 1 : 0;
