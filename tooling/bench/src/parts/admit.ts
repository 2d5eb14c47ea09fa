import { randomUUID } from "node:crypto";
import { type CallerPolicy, createRedisLimiter, LIMIT_NAMES, POLICY_ROWS } from "@orrery/access";
import { createKernel, type Kernel, type Limiter, operationFor, type Policy, type Requester } from "@orrery/operation";
import { Redis } from "ioredis";
import { z } from "zod";
import type { Part } from "../bench.ts";
import { cpuOf, median } from "../measure.ts";
import { type Line, verdictOf } from "../report/report.ts";

/** Of processor time, whatever the machine: an `admit` stands in front of everything. */
const TARGET_US = 60;
/** For each request of the run's effort: a call is short. */
const CALLS = 10;
const CONCURRENCY = 64;
/** The others count by address, and nobody can raise those. */
const RAISABLE = Object.keys(POLICY_ROWS) as CallerPolicy[];

const { publicOperation } = operationFor<object>();
const listed = publicOperation({
  name: "leads.list",
  summary: "Stands for any read.",
  mode: "read",
  rate: "read",
  input: z.object({}),
  output: z.object({}),
  example: { input: () => ({}) },
  handle: async () => ({}),
});

const kernelOn = (limiter: Limiter): Kernel =>
  createKernel({
    limiter,
    store: { reader: () => ({}), transaction: noDatabase },
    // As of a principal that is known at its organization's epoch: no look-up.
    revalidate: (principal) => principal,
    ports: {},
    cursorKey: Buffer.alloc(32),
  });

async function noDatabase(): Promise<never> {
  throw new Error("There is no database here.");
}

/** A key whose limits no round can reach, in an organization with a ceiling where told. */
function requesterOf(ceiling: boolean): Requester {
  const limited = Object.keys(LIMIT_NAMES).filter((name) => ceiling || name !== "ceiling");
  return {
    caller: {
      kind: "api-key",
      organizationId: randomUUID(),
      credentialId: randomUUID(),
      grants: ["leads:read"],
      scopes: new Set(["leads:read"]),
      plan: "team",
      mode: "live",
      limits: Object.fromEntries(limited.map((name) => [name, 1_000_000_000])),
    },
    address: "203.0.113.5",
    requestId: randomUUID(),
    surface: "rest",
    // The exchange is over as soon as it was admitted: what a lease costs to give back is in the figure.
    whenOver: (done) => done(),
  };
}

type Call = () => Promise<unknown>;

const admitted =
  (from: Kernel, requester: Requester, policy: Policy): Call =>
  () =>
    from.admit(requester, policy, [{ operation: listed }]);

/** The command that an `admit` sends, as it is. */
async function bareOf(redis: Redis, call: Call): Promise<Call> {
  const seen: Parameters<Redis["evalsha"]>[] = [];
  const evalsha = redis.evalsha.bind(redis) as (...args: Parameters<Redis["evalsha"]>) => Promise<unknown>;
  redis.evalsha = ((...args: Parameters<Redis["evalsha"]>) => {
    seen.push(args);
    return evalsha(...args);
  }) as Redis["evalsha"];
  await call();
  redis.evalsha = evalsha as Redis["evalsha"];
  const [command] = seen;
  if (!command) throw new Error("No script was sent.");
  return () => evalsha(...command);
}

interface Row {
  readonly name: string;
  readonly admit: Call;
  readonly bare: Call;
  readonly admitUs: number[];
  readonly bareUs: number[];
}

async function rowOf(redis: Redis, kernel: Kernel, policy: Policy, ceiling: boolean): Promise<Row> {
  const admit = admitted(kernel, requesterOf(ceiling), policy);
  // Redis has to know the script before its hash is seen.
  await admit();
  const bare = await bareOf(redis, admit);
  return { name: ceiling ? `${policy} + ceiling` : policy, admit, bare, admitUs: [], bareUs: [] };
}

function lineOf({ name, admitUs, bareUs }: Row): Line {
  const [cpuUs, bare] = [median(admitUs), median(bareUs)];
  const ratio = cpuUs / TARGET_US;
  const bar = { limit: 1 };
  return {
    part: "admit",
    row: name,
    figures: { cpuUs },
    against: { name: "target", figures: { cpuUs: TARGET_US } },
    ...{ ratio, bar, verdict: verdictOf(ratio, bar) },
    note: `${(cpuUs / bare).toFixed(2)} × the bare script's ${bare.toFixed(0)} µs`,
  };
}

/**
 * The CPU that a process spends on one `admit` with Redis behind it, beside what the bare EVALSHA of the same script with
 * the same keys costs it. Both run interleaved, round by round, 64 at once.
 */
export const admit: Part = {
  summary: "the limiter alone, against the bare script in Redis and a target in microseconds",
  async run({ world, effort: { rounds, requests }, say }) {
    // As apps/server/src/start/redis.ts connects. The limits' keys go with the run's database of Redis.
    const redis = new Redis((await world()).redisUrl, { enableAutoPipelining: true });
    try {
      say("admit");
      const kernel = kernelOn(createRedisLimiter(redis, { keyPrefix: "orrery:bench:" }));
      const rows: Row[] = [];
      for (const policy of RAISABLE) rows.push(await rowOf(redis, kernel, policy, false));
      rows.push(await rowOf(redis, kernel, "points", true));
      for (let round = 0; round <= rounds; round += 1) {
        for (const row of rows) {
          const admitUs = await cpuOf(row.admit, requests * CALLS, CONCURRENCY);
          const bareUs = await cpuOf(row.bare, requests * CALLS, CONCURRENCY);
          // The first round warms up.
          if (round === 0) continue;
          row.admitUs.push(admitUs);
          row.bareUs.push(bareUs);
        }
      }
      return rows.map(lineOf);
    } finally {
      redis.disconnect();
    }
  },
};
