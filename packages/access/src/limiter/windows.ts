import { crc32 } from "node:zlib";
import type { Counter } from "./charge.ts";

/** How many buckets share the place that is left when a table is full. */
const SHARED_BUCKETS = 1_024;

/**
 * The windows of one length that have begun, the oldest first. Since all last equally long, that is also the order in
 * which they end, so that dropping what has ended costs next to nothing and needs no timer.
 */
export class Windows {
  readonly #windowMs: number;
  readonly #capacity: number;
  readonly #begun = new Map<string, Counter>();

  /** @param capacity how many buckets are told apart at a time. */
  constructor(windowSeconds: number, capacity: number) {
    this.#windowMs = windowSeconds * 1_000;
    this.#capacity = capacity;
  }

  get size(): number {
    return this.#begun.size;
  }

  /**
   * Where a bucket is counted. When the table is full, a bucket that is not in it shares one with others until windows
   * end: nobody's count is forgotten for somebody else, and memory stays bounded.
   */
  placeOf(bucket: string, nowMs: number): string {
    this.#dropEnded(nowMs);
    if (this.#begun.has(bucket) || this.#begun.size < this.#capacity) return bucket;
    return `shared:${crc32(bucket) % SHARED_BUCKETS}`;
  }

  read(place: string, nowMs: number): Counter {
    const counter = this.#begun.get(place);
    if (counter && counter.endsAtMs > nowMs) return counter;
    return { count: 0, endsAtMs: nowMs + this.#windowMs };
  }

  add(place: string, cost: number, nowMs: number): void {
    const { count, endsAtMs } = this.read(place, nowMs);
    // A window that begins anew goes to the end of the order, also where the clock was set back and the old one is still here.
    if (count === 0) this.#begun.delete(place);
    this.#begun.set(place, { count: count + cost, endsAtMs });
  }

  #dropEnded(nowMs: number): void {
    for (const [place, { endsAtMs }] of this.#begun) {
      if (endsAtMs > nowMs) return;
      this.#begun.delete(place);
    }
  }
}
