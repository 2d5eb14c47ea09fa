import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { command } from "./commands.ts";
import { findServices } from "./services.ts";
import { FAILED, SKIPPED, type Tally, tallyOf } from "./tally.ts";

export interface Selection {
  /** Parts of paths; empty for all test files. */
  readonly files: readonly string[];
  /** A regular expression over the tests' full names. */
  readonly names: string | undefined;
}

/**
 * The suites on the embedded database and the limiter in memory: all that a machine with nothing else can run, and only
 * what may differ there (see vitest.config.ts) of a whole run that has services as well.
 */
export async function embedded(selection: Selection, required: boolean): Promise<Tally> {
  const none = { ORRERY_TEST_DATABASE_URL: undefined, ORRERY_TEST_REDIS_URL: undefined };
  const isChosen = selection.files.length > 0 || selection.names !== undefined;
  const both = isChosen || !(await findServices(process.env)).found ? {} : { ORRERY_TEST_BOTH: "1" };
  return vitest(selection, { ...none, ...both, ...insisting(required) });
}

/** What a test is told that may be skipped elsewhere, as where there is no browser. */
const insisting = (required: boolean) => (required ? { ORRERY_TEST_REQUIRE_SERVICES: "1" } : {});

/** The suites on PostgreSQL and Redis, where both answer. A run that named one of them, or requires them, insists. */
export async function onServices(selection: Selection, required: boolean): Promise<Tally> {
  const services = await findServices(process.env);
  if (services.found) {
    process.stdout.write(`${services.versions} answer.\n`);
    return vitest(selection, {
      ORRERY_TEST_DATABASE_URL: services.databaseUrl,
      ORRERY_TEST_REDIS_URL: services.redisUrl,
      ...insisting(required),
    });
  }
  process.stdout.write(`Not run: ${services.because}.\n`);
  const named = process.env.ORRERY_TEST_DATABASE_URL ?? process.env.ORRERY_TEST_REDIS_URL;
  return required || named !== undefined ? FAILED : SKIPPED;
}

async function vitest({ files, names }: Selection, env: NodeJS.ProcessEnv): Promise<Tally> {
  const folder = mkdtempSync(join(tmpdir(), "orrery-check-"));
  const report = join(folder, "report.json");
  try {
    const filter = names === undefined ? [] : ["--testNamePattern", names];
    const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
    // A file that is chosen may be one that only the embedded half runs.
    const empty = files.length > 0 && env.ORRERY_TEST_DATABASE_URL ? ["--passWithNoTests"] : [];
    const code = await command("vitest", ["run", ...reporters, ...empty, ...filter, ...files], env);
    return tallyOf(existsSync(report) ? JSON.parse(readFileSync(report, "utf8")) : undefined, code);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
