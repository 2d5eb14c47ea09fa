/**
 * `npm run bench -- admit`: the CPU that a process spends on one `admit` with Redis behind it, beside what the
 * bare EVALSHA of the same script with the same keys costs it. Both run interleaved, round by round, 64 at once; the
 * figures are medians. Redis is at `ORRERY_TEST_REDIS_URL`, or where it usually is.
 */
import { randomUUID } from "node:crypto";
import { createRedisLimiter } from "@orrery/access";
import { createKernel, type Kernel, operationFor, POLICIES, type Policy, type Requester } from "@orrery/operation";
import { Redis } from "ioredis";
import { z } from "zod";
import { cpuOf, median } from "./measure.ts";

const TARGET_US = 60;
const CALLS = 20_000;
const CONCURRENCY = 64;
const ROUNDS = 5;

const keyPrefix = `orrery-bench:${randomUUID()}:`;
// As apps/server/src/start/redis.ts connects.
const redis = new Redis(process.env.ORRERY_TEST_REDIS_URL ?? "redis://127.0.0.1:6379", { enableAutoPipelining: true });

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

const limiter = createRedisLimiter(redis, { keyPrefix });
const kernel = createKernel({
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
  const names = ["orkasa.minute", "organicagent.minute", "orkestra.read", "points.minute"];
  const orckai = ["orckai.minute", "orckai.hour", "orckai.day", "orckai.concurrent"];
  const limited = [...names, ...orckai, ...(ceiling ? ["ceiling"] : [])];
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
async function bareOf(call: Call): Promise<Call> {
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

async function rowOf(policy: Policy, ceiling: boolean): Promise<Row> {
  const admit = admitted(kernel, requesterOf(ceiling), policy);
  // Redis has to know the script before its hash is seen.
  await admit();
  return {
    name: ceiling ? `${policy} + ceiling` : policy,
    admit,
    bare: await bareOf(admit),
    admitUs: [],
    bareUs: [],
  };
}

const rows: Row[] = [];
for (const policy of POLICIES) rows.push(await rowOf(policy, false));
rows.push(await rowOf("points", true));

for (let round = 0; round <= ROUNDS; round += 1) {
  for (const row of rows) {
    const admitUs = await cpuOf(row.admit, CALLS, CONCURRENCY);
    const bareUs = await cpuOf(row.bare, CALLS, CONCURRENCY);
    // The first round warms up.
    if (round > 0) {
      row.admitUs.push(admitUs);
      row.bareUs.push(bareUs);
    }
  }
}

const line = (cells: readonly string[]) =>
  `${cells[0]?.padEnd(20)}${cells
    .slice(1)
    .map((cell) => cell.padStart(12))
    .join("")}\n`;
process.stdout.write(`App CPU a request, µs: median of ${ROUNDS} rounds of ${CALLS} calls, ${CONCURRENCY} at once.\n`);
process.stdout.write(line(["policy", "admit", "bare script", "ratio"]));
for (const { name, admitUs, bareUs } of rows) {
  const [admit, bare] = [median(admitUs), median(bareUs)];
  process.stdout.write(line([name, admit.toFixed(1), bare.toFixed(1), (admit / bare).toFixed(2)]));
  if (admit > TARGET_US) process.exitCode = 1;
}
process.stdout.write(`Limits counted in: ${limiter.status()}. Target: under ${TARGET_US} µs.\n`);

for await (const keys of redis.scanStream({ match: `${keyPrefix}*`, count: 1_000 })) {
  if ((keys as string[]).length > 0) await redis.del(...(keys as string[]));
}
redis.disconnect();
