import { createHash } from "node:crypto";
import type { Decision } from "@orrery/operation";
import type { Redis } from "ioredis";
import type { Demand, Standing } from "./charge.ts";

/** A script that Redis keeps by its hash. */
class Script {
  readonly #source: string;
  readonly #sha1: string;

  constructor(source: string) {
    this.#source = source;
    this.#sha1 = createHash("sha1").update(source).digest("hex");
  }

  /** @param args all keys, of which there are `keyCount`, then all values */
  async run(redis: Redis, keyCount: number, args: (string | number)[]): Promise<unknown> {
    try {
      return await redis.evalsha(this.#sha1, keyCount, ...args);
    } catch (error) {
      // A Redis that has restarted, or was failed over to, does not know the script yet.
      if (!(error instanceof Error && error.message.startsWith("NOSCRIPT"))) throw error;
      return redis.eval(this.#source, keyCount, ...args);
    }
  }
}

/**
 * Redis' own clock decides, so that processes whose clocks differ agree on when a window ends; a test may tell the time
 * instead, and so all that runs out by itself does so relative to now.
 */
const PRELUDE = `
local function whole(number) return string.format("%.0f", number) end
local now = tonumber(ARGV[1])
if not now then
  local time = redis.call("TIME")
  now = time[1] * 1000 + math.floor(time[2] / 1000)
end
`;

/**
 * Everything that a request needs to know of Redis.
 *
 * KEYS: one hash per window, `n` (count) and `e` (end, epoch ms); then, for a lease, the sorted set of those held (score:
 * when it runs out, epoch ms); then any number of texts that are only read: the organization's epoch, and behind it
 * whatever else a request wants to know with the same round trip (versions of the organization's data), which then is
 * in the answer in the same order. They share the organization's hash tag.
 *
 * ARGV: the time (empty: Redis' own), the number of windows; window in ms, limit and cost of each; for a lease its limit,
 * its id and how long it lasts in ms.
 *
 * Answers the time, count and end of each window and the number of leases as they stood before, then the texts, "0" where
 * there is none. Whether all had room follows from them (`decide` in charge.ts says the same).
 */
const TAKE = new Script(`${PRELUDE}
local windows = tonumber(ARGV[2])
local answer = { now }
local room = true
for i = 1, windows do
  local window, limit, cost = tonumber(ARGV[3 * i]), tonumber(ARGV[3 * i + 1]), tonumber(ARGV[3 * i + 2])
  local kept = redis.call("HMGET", KEYS[i], "n", "e")
  local count, ends = tonumber(kept[1]), tonumber(kept[2])
  if not count or not ends or ends <= now then count, ends = 0, now + window end
  if count + cost > limit then room = false end
  answer[2 * i], answer[2 * i + 1] = count, ends
end
local keys, values = windows, 3 * windows + 2
local leases
if #ARGV > values then
  keys = keys + 1
  leases = KEYS[keys]
  redis.call("ZREMRANGEBYSCORE", leases, "-inf", whole(now))
  local held = redis.call("ZCARD", leases)
  if held >= tonumber(ARGV[values + 1]) then room = false end
  answer[#answer + 1] = held
end
if room then
  for i = 1, windows do
    local window, cost = tonumber(ARGV[3 * i]), tonumber(ARGV[3 * i + 2])
    if cost > 0 then
      local ends = answer[2 * i + 1]
      redis.call("HSET", KEYS[i], "n", whole(answer[2 * i] + cost), "e", whole(ends))
      if ends == now + window then redis.call("PEXPIRE", KEYS[i], window) end
    end
  end
  if leases then
    local lasts = tonumber(ARGV[values + 3])
    redis.call("ZADD", leases, whole(now + lasts), ARGV[values + 2])
    redis.call("PEXPIRE", leases, lasts)
  end
end
if #KEYS > keys then
  for _, text in ipairs(redis.call("MGET", unpack(KEYS, keys + 1))) do answer[#answer + 1] = text or "0" end
end
return answer
`);

export interface RedisTake {
  readonly keyPrefix: string;
  /** The request's own lease, where its demand has one. */
  readonly leaseId: string;
  readonly leaseMs: number;
  /** Epoch milliseconds, instead of Redis' own. */
  readonly nowMs: number | undefined;
}

/** Asks Redis, and lets it count where there is room for all of it. One round trip. */
export async function takeInRedis(
  redis: Redis,
  { charges, lease, epochOf, reads }: Demand,
  { keyPrefix, leaseId, leaseMs, nowMs }: RedisTake,
): Promise<Standing & Texts> {
  const args: (string | number)[] = [];
  for (const { bucket } of charges) args.push(keyPrefix + bucket);
  if (lease) args.push(keyPrefix + lease.bucket);
  if (epochOf !== undefined)
    args.push(epochKey(keyPrefix, epochOf), ...reads.map((noun) => versionKey(keyPrefix, epochOf, noun)));
  const keyCount = args.length;
  args.push(nowMs ?? "", charges.length);
  for (const { windowSeconds, limit, cost } of charges) args.push(windowSeconds * 1_000, limit, cost);
  if (lease) args.push(lease.limit, leaseId, leaseMs);

  const answer = (await TAKE.run(redis, keyCount, args)) as (number | string)[];
  const counters = charges.map((_, index) => ({
    count: numberAt(answer, 2 * index + 1),
    endsAtMs: numberAt(answer, 2 * index + 2),
  }));
  const next = 2 * charges.length + 1;
  const held = lease ? numberAt(answer, next) : 0;
  const standing = { nowMs: numberAt(answer, 0), counters, held };
  if (epochOf === undefined) return standing;
  const [epoch = "0", ...versions] = answer.slice(lease ? next + 1 : next).map(String);
  if (reads.length === 0) return { ...standing, epoch };
  return { ...standing, epoch, versions: Object.fromEntries(reads.map((noun, at) => [noun, versions[at] ?? "0"])) };
}

type Texts = Pick<Decision, "epoch" | "versions">;

function numberAt(answer: readonly (number | string)[], index: number): number {
  const value = answer[index];
  if (typeof value !== "number") throw new Error(`The limiter's script gave ${typeof value} at ${index}.`);
  return value;
}

/** KEYS: one set of leases. ARGV: the time (empty: Redis' own), how long they last in ms, the ids. */
const RENEW = `${PRELUDE}
local lasts = tonumber(ARGV[2])
for i = 3, #ARGV do redis.call("ZADD", KEYS[1], whole(now + lasts), ARGV[i]) end
redis.call("PEXPIRE", KEYS[1], lasts)
`;

/** Lets leases last from now again, those that Redis has lost as well. */
export async function renewInRedis(
  redis: Redis,
  { key, ids, leaseMs, nowMs }: { key: string; ids: Iterable<string>; leaseMs: number; nowMs: number | undefined },
): Promise<void> {
  // Never by its hash: what had to be sent a second time would arrive behind the return of a lease, and undo it.
  await redis.eval(RENEW, 1, key, nowMs ?? "", leaseMs, ...ids);
}

const epochKey = (keyPrefix: string, organizationId: string) => `${keyPrefix}{${organizationId}}:epoch`;

/** Where the data of an organization's noun stands. */
const versionKey = (keyPrefix: string, organizationId: string, noun: string) =>
  `${keyPrefix}{${organizationId}}:data:${noun}`;

/**
 * Each later than any before, also where Redis has lost the last one. In microseconds, which a double holds exactly. They
 * are kept for a day: nobody keeps a principal or a read for longer than half a minute, so that none is left from before.
 * ARGV: "missing" leaves those as they are that are there. Answers the first.
 */
const BUMP = new Script(`
local time = redis.call("TIME")
local first
for _, key in ipairs(KEYS) do
  local before = tonumber(redis.call("GET", key) or 0)
  local text = string.format("%.0f", math.max(before + 1, time[1] * 1000000 + time[2]))
  if before == 0 or ARGV[1] ~= "missing" then redis.call("SET", key, text, "EX", 86400) end
  first = first or text
end
return first
`);

/**
 * Says that credentials of an organization have changed: every later decision in Redis brings this epoch.
 * @param keyPrefix the limiter's
 * @returns the new epoch
 */
export async function bumpEpoch(redis: Redis, keyPrefix: string, organizationId: string): Promise<string> {
  return `${await BUMP.run(redis, 1, [epochKey(keyPrefix, organizationId)])}`;
}

/**
 * Says that data of an organization's nouns has changed: every later decision in Redis brings a later version.
 * @param only "missing": says no more than where those stand that are not known
 */
export async function bumpVersions(
  redis: Redis,
  keyPrefix: string,
  organizationId: string,
  nouns: readonly string[],
  only?: "missing",
): Promise<void> {
  const keys = nouns.map((noun) => versionKey(keyPrefix, organizationId, noun));
  await BUMP.run(redis, keys.length, [...keys, only ?? ""]);
}
