import { randomUUID } from "node:crypto";
import type { LimitRequest } from "@orrery/operation";
import { Redis } from "ioredis";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Child, startChild } from "./test/children.ts";
import { forget, principal, REDIS_URL, request, stranger } from "./testing.ts";

const HOUR_MS = 3_600_000;
const OFFSETS_MS = [0, 90_000, -HOUR_MS];

/** Two callers in an organization, with the operator's limits. */
function colleagues(limits: Record<string, number>) {
  const one = principal({ limits });
  return [one, principal({ limits, organizationId: one.organizationId })] as const;
}

const orckai = (limits: Record<string, number>) => {
  const room = { "orckai.minute": 1_000, "orckai.hour": 1_000, "orckai.day": 1_000, "orckai.concurrent": 1_000 };
  const asked = request(principal({ limits: { ...room, ...limits } }), "orckai");
  return [asked, asked] as const;
};

/** For each limit, what either process asks for, and how many of all that pass. */
const KINDS: [name: string, limit: number, ask: () => readonly [LimitRequest, LimitRequest]][] = [
  [
    "the minute of an organization",
    200,
    () => {
      const [one, other] = colleagues({ "orkasa.minute": 200 });
      return [request(one, "orkasa"), request(other, "orkasa")];
    },
  ],
  [
    "the minute of a key",
    100,
    () => {
      const asked = request(principal(), "organicagent");
      return [asked, asked];
    },
  ],
  [
    "the minute of a key and an operation",
    200,
    () => {
      const asked = request(principal({ limits: { "orkestra.write": 200 } }), "orkestra", { rate: "write" });
      return [asked, asked];
    },
  ],
  ["an hour", 200, () => orckai({ "orckai.hour": 200 })],
  ["a day", 200, () => orckai({ "orckai.day": 200 })],
  ["the requests at once", 20, () => orckai({ "orckai.concurrent": 20 })],
  [
    "the ceiling of an organization, over two surfaces",
    200,
    () => {
      const [one, other] = colleagues({ ceiling: 200 });
      return [request(one, "orkasa"), request(other, "points")];
    },
  ],
  [
    "strangers of one network",
    60,
    () => {
      const one = stranger();
      return [request(one, "points"), request({ ...one, address: one.address.replace("::1", "::2") }, "orkasa")];
    },
  ],
  [
    "attempts to log in from one network, with a key and without",
    5,
    () => {
      const one = stranger();
      const login = { operation: "auth.login", rate: "auth", address: one.address } as const;
      return [request(one, "orkestra", login), request(principal(), "orkestra", login)];
    },
  ],
  [
    "refreshes of one session",
    30,
    () => {
      const subject = `session:${randomUUID()}`;
      const asked = request(stranger(), "points", { operation: "auth.refresh", rate: "refresh", subject });
      return [asked, asked];
    },
  ],
];

describe.skipIf(!REDIS_URL)("a burst from two processes", () => {
  const url = REDIS_URL ?? "";
  const keyPrefix = `orrery-test:${randomUUID()}:`;
  let first: Child;
  let others: Child[];

  beforeAll(async () => {
    const start = (clockOffsetMs: number) => startChild({ url, keyPrefix, clockOffsetMs });
    [first, ...others] = (await Promise.all([0, ...OFFSETS_MS].map(start))) as [Child, ...Child[]];
  });
  afterAll(async () => {
    await Promise.all([first, ...others].map((child) => child[Symbol.asyncDispose]()));
    const redis = new Redis(url);
    await forget(redis, keyPrefix);
    redis.disconnect();
  });

  describe.each(OFFSETS_MS.map((offsetMs, i) => ({ offsetMs, i })))("whose clocks are $offsetMs ms apart", (given) => {
    const { offsetMs, i } = given;

    it.each(KINDS)("passes exactly the limit: %s (%d)", async (_name, limit, ask) => {
      const other = others[i] as Child;
      expect(Math.abs(other.clockOffsetMs - offsetMs)).toBeLessThan(20_000);
      const [mine, theirs] = ask();
      // Either would use the limit up alone.
      const answers = await Promise.all([
        first.burst({ request: mine, times: limit }),
        other.burst({ request: theirs, times: limit }),
      ]);
      expect(answers.map(({ status }) => status)).toEqual(["redis", "redis"]);
      expect(answers[0].allowed + answers[1].allowed).toBe(limit);
      expect((await other.burst({ request: mine, times: 3 })).allowed).toBe(0);
    });
  });
});
