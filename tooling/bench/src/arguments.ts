import { parseArgs } from "node:util";
import type { Effort } from "./compare.ts";
import type { Filling } from "./world/filled-world.ts";
import { LISTINGS_DEFAULT } from "./world/listings.ts";

export interface Arguments<Name extends string> {
  /** Which parts, in their own order. */
  readonly parts: readonly Name[];
  readonly effort: Effort;
  readonly listings: Filling;
  /** Where the report goes as JSON. */
  readonly json: string | undefined;
}

/** What is wrong with a command line, for people. */
export class UsageError extends Error {}

const OPTIONS = {
  rounds: { type: "string", default: "5" },
  requests: { type: "string", default: "1000" },
  connections: { type: "string", default: "20" },
  rows: { type: "string", default: `${LISTINGS_DEFAULT}` },
  listings: { type: "string" },
  json: { type: "string" },
  growth: { type: "boolean", default: false },
  help: { type: "boolean", short: "h", default: false },
} as const;

/** The part that takes minutes, and runs where it is asked for alone. */
const SLOW = "growth";

/** @returns "help" when that is all that is wanted @throws UsageError */
export function readArguments<Name extends string>(
  argv: readonly string[],
  known: readonly Name[],
): Arguments<Name> | "help" {
  const { values, positionals } = parsed(argv);
  if (values.help) return "help";
  const named = new Set<string>(positionals);
  const unknown = positionals.filter((name) => !known.some((part) => part === name));
  if (unknown.length > 0) throw new UsageError(`There is no part ${unknown.join(", ")}; there is ${known.join(", ")}.`);
  const wanted = (part: Name) => named.has(part) || (part === SLOW ? values.growth : named.size === 0);
  return {
    parts: known.filter(wanted),
    effort: {
      rounds: numberOf("rounds", values.rounds),
      requests: numberOf("requests", values.requests),
      connections: numberOf("connections", values.connections),
    },
    listings: { file: values.listings, rows: numberOf("rows", values.rows) },
    json: values.json,
  };
}

function parsed(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], allowPositionals: true, options: OPTIONS });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function numberOf(name: string, value: string): number {
  if (!/^[1-9]\d{0,6}$/.test(value)) throw new UsageError(`--${name} takes a number from 1 on, not ${value}.`);
  return Number(value);
}

/** @param summaries of the parts, by their names */
export function helpOf(summaries: Readonly<Record<string, string>>): string {
  const width = Math.max(...Object.keys(summaries).map((name) => name.length));
  const parts = Object.entries(summaries).map(([name, summary]) => `  ${name.padEnd(width)}  ${summary}\n`);
  return `npm run bench -- [part …] [option …]

Measures Orrery beside other programs on the same data, on the PostgreSQL and Redis of ORRERY_TEST_DATABASE_URL and
ORRERY_TEST_REDIS_URL, or where they usually are. It makes a database of its own and drops it. Exit codes: 0 all bars are met,
1 one is missed, 2 wrong usage.

Parts (all but ${SLOW}, unless some are named):
${parts.join("")}
Options:
  --rounds N       rounds that count, after one that warms up (${OPTIONS.rounds.default})
  --requests N     requests to each program in a round (${OPTIONS.requests.default})
  --connections N  at once (${OPTIONS.connections.default})
  --listings FILE  King County's sales as CSV, instead of as many rows made of an excerpt
  --rows N         how many listings, at most (${OPTIONS.rows.default})
  --growth         the part ${SLOW} too: it needs 8 GB of disk and takes minutes
  --json FILE      writes the report as JSON
  --help           this
`;
}
