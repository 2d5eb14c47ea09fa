import { setTimeout as delay } from "node:timers/promises";
import type { Database } from "@orrery/db";
import type { ReadCache, Store } from "@orrery/operation";
import type { Redis } from "ioredis";
import { bumpVersions } from "../limiter/script.ts";
import { KeptReads } from "./kept-reads.ts";
import { createTouchFollower, TOUCH_INTERVAL_MS } from "./touch-follower.ts";

/** How long a write waits to have it known that it changed something; what it could not say, the follower will. */
const TIMEOUT_MS = 1_000;

export interface ReadsOptions {
  readonly sql: Database["sql"];
  readonly redis: Redis;
  /** The limiter's. */
  readonly keyPrefix: string;
  /** For the log. */
  readonly onProblem: (problem: string, cause?: unknown) => void;
}

/** This process' part in keeping reads: what it keeps, and how it hears and says that data has changed. */
export interface Reads {
  readonly cache: ReadCache;
  /** A store whose transactions, once they are committed, have it known what they changed before anybody hears of them. */
  announcing<Access>(store: Store<Access>): Store<Access>;
  start(): void;
  stop(): Promise<void>;
}

/**
 * Reads are kept by where the data stood that they read, which Redis says along with the limits: the version of each noun is
 * asked for before the read, and raised after the commit of a write and before its answer. See docs/decisions/0030…
 */
export function createReads({ sql, redis, keyPrefix, onProblem }: ReadsOptions): Reads {
  const cache = new KeptReads({
    onUnknown: (organizationId, nouns) => {
      if (redis.status !== "ready") return;
      bumpVersions(redis, keyPrefix, organizationId, nouns, "missing").catch(() => undefined);
    },
  });
  const bump = async (organizationId: string, nouns: readonly string[]) => {
    // A client without a connection would keep the command until it has one.
    if (redis.status !== "ready") throw new Error(`The connection to Redis is lost (${redis.status}).`);
    await within(TIMEOUT_MS, bumpVersions(redis, keyPrefix, organizationId, nouns));
  };
  const announce = async (organizationId: string, nouns: readonly string[]) => {
    try {
      await bump(organizationId, nouns);
    } catch (error) {
      cache.clear();
      onProblem("that data has changed could not be said; it will be", error);
      // Whoever still has a connection has said it by then.
      await delay(2 * TOUCH_INTERVAL_MS);
    }
  };
  const follower = createTouchFollower({
    sql,
    bump,
    onStatus: (follows, cause) =>
      onProblem(follows ? "changes of data are followed again" : "changes of data can't be followed", cause),
  });
  // What was said meanwhile by those who still had their connection, this process may have missed.
  const forget = () => cache.clear();
  return {
    cache,
    announcing: ({ reader, transaction }) => ({
      reader,
      async transaction(principal, work) {
        let touched: readonly string[] = [];
        const result = await transaction(principal, (tx) =>
          work({
            ...tx,
            async append(entries) {
              touched = await tx.append(entries);
              return touched;
            },
          }),
        );
        if (touched.length > 0) await announce(principal.organizationId, touched);
        return result;
      },
    }),
    start() {
      redis.on("close", forget);
      follower.start();
    },
    async stop() {
      redis.off("close", forget);
      await follower.stop();
    },
  };
}

async function within(timeoutMs: number, said: Promise<void>): Promise<void> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`Redis did not answer within ${timeoutMs} ms.`)), timeoutMs);
  // What comes too late is said all the same.
  said.catch(() => undefined);
  try {
    await Promise.race([said, late]);
  } finally {
    clearTimeout(timer);
  }
}
