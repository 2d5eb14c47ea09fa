import type { Redis } from "ioredis";
import { renewInRedis } from "./script.ts";

export interface RedisLeasesOptions {
  /** How long one lasts that is not renewed, as that of a process that was killed. Renewed three times as often. */
  readonly leaseMs: number;
  readonly now: (() => number) | undefined;
}

/** The leases that this process holds in Redis, renewed by one timer until they are given back. */
export class RedisLeases {
  readonly #redis: Redis;
  readonly #options: RedisLeasesOptions;
  readonly #held = new Map<string, Set<string>>();
  #timer: NodeJS.Timeout | undefined;
  #isRenewing = false;

  constructor(redis: Redis, options: RedisLeasesOptions) {
    this.#redis = redis;
    this.#options = options;
  }

  /** Keeps one that Redis gave. @returns what gives it back; only its first call does. */
  hold(key: string, id: string): () => void {
    const ids = this.#held.get(key) ?? new Set();
    this.#held.set(key, ids.add(id));
    this.#timer ??= setInterval(() => void this.#tick(), this.#options.leaseMs / 3).unref();
    return () => {
      if (!ids.delete(id)) return;
      if (ids.size === 0) this.#held.delete(key);
      void this.giveBack(key, id);
    };
  }

  /** What gets lost of this runs out by itself. */
  async giveBack(key: string, id: string): Promise<void> {
    try {
      await this.#redis.zrem(key, id);
    } catch {
      // Redis is away: nobody has to know more than the limiter's status says.
    }
  }

  async #tick(): Promise<void> {
    if (this.#held.size === 0) {
      clearInterval(this.#timer);
      this.#timer = undefined;
      return;
    }
    // A Redis that hangs is asked once, and not once more at each turn.
    if (this.#isRenewing) return;
    this.#isRenewing = true;
    await Promise.allSettled([...this.#held].map(([key, ids]) => this.#renew(key, ids)));
    this.#isRenewing = false;
  }

  async #renew(key: string, ids: ReadonlySet<string>): Promise<void> {
    const { leaseMs, now } = this.#options;
    await renewInRedis(this.#redis, { key, ids, leaseMs, nowMs: now?.() });
  }
}
