import { join } from "node:path";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Names the databases of this run; the workers inherit it. */
process.env.ORRERY_TEST_RUN ??= `run${process.pid}`;

/** Compiled code is kept beside the dependencies: of the processes that tests start, half the time went into compiling. */
process.env.NODE_COMPILE_CACHE ??= join(import.meta.dirname, "node_modules/.cache/compiled");

/** Suites that neither database nor Redis takes part in run once: all of tooling, and what says so in its name. */
const BACKEND_FREE = ["tooling/**/!(*.services).test.ts", "**/*.once.test.ts"];
/** And those that need both. */
const SERVICES_ONLY = ["**/*.services.test.ts"];
/**
 * What a noun or a surface does is the same on either database: the walk and the contracts hold all of them to both. Where
 * a run has services, these run on those alone; without, they run here.
 */
const SAME_ON_BOTH = [
  "packages/{client,connectors,delivery,domain,graphql,mcp,names,rest,trpc}/**/!(*.once).test.ts",
  "integrations/**/!(*.once).test.ts",
  "packages/testkit/test/{confinement,schemas/openapi}.test.ts",
  "apps/server/src/{cli/,}sanctions{/*,}.test.ts",
  "apps/server/test/{ai,browser,cors,guides,import,integration,kept,lead,mail,oauth,portal}*.test.ts",
  "apps/server/test/{publishing,sanctions,shared,socket-,subscription-,webhook}*.test.ts",
];
const onServices = process.env.ORRERY_TEST_DATABASE_URL !== undefined;
const left = onServices ? BACKEND_FREE : [...SERVICES_ONLY, ...(process.env.ORRERY_TEST_BOTH ? SAME_ON_BOTH : [])];

/**
 * Files of half a minute and more, which run first, as one that begins last runs on alone. Vitest goes by size until it has a
 * cache, and a test that starts processes or waits for a lease is a short file.
 */
const LONGEST = [
  "packages/testkit/test/walk",
  "apps/server/test/start.once",
  "tooling/generators/generators.once",
  "apps/server/test/event-delivery",
  "apps/server/test/docs.once",
  "apps/server/test/webhook-kill",
  "apps/server/test/publishing-kill",
  "packages/testkit/test/confinement",
  "apps/server/test/s3.once",
  "apps/server/test/imports",
  "apps/server/test/day/day",
  "apps/server/test/limits-flood",
  "apps/server/test/publishing",
  "packages/testkit/test/schemas/openapi",
];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const placeOf = ({ moduleId }: TestSpecification) => {
      const place = LONGEST.findIndex((path) => moduleId.endsWith(`/${path}.test.ts`));
      return place === -1 ? LONGEST.length : place;
    };
    return (await super.sort(files)).toSorted((one, other) => placeOf(one) - placeOf(other));
  }
}

export default defineConfig({
  test: {
    include: ["{apps,packages,tooling,integrations}/**/*.test.ts"],
    exclude: ["**/node_modules/**", ...left],
    globalSetup: ["packages/testkit/src/global-setup.ts"],
    pool: "forks",
    // The files of a worker share its modules, and with them one embedded database: starting one takes seconds.
    isolate: false,
    // One more than there are processors where these are two: many suites wait, for a process to start or to be killed.
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Node runs the TypeScript itself, as in production.
    experimental: { viteModuleRunner: false, nodeLoader: false },
  },
});
