import { LRUCache } from "lru-cache";
import type { Head } from "../relay/move.ts";

/** How long a position is good for that nobody has said anything newer than. */
const GOOD_FOR_MS = 1_000;
const CAPACITY = 10_000;

/**
 * How far each organization's log goes, as far as this process has heard in the last second. Where it has heard nothing, it
 * asks; those who ask for the same at once share the answer.
 */
export class KnownHeads {
  readonly #read: (organizationIds: readonly string[]) => Promise<readonly Head[]>;
  readonly #known = new LRUCache<string, number>({ max: CAPACITY, ttl: GOOD_FOR_MS });
  readonly #asked = new Map<string, Promise<number>>();

  constructor(read: (organizationIds: readonly string[]) => Promise<readonly Head[]>) {
    this.#read = read;
  }

  async of(organizationId: string): Promise<number> {
    const known = this.#known.get(organizationId);
    if (known !== undefined) return known;
    const asked = this.#asked.get(organizationId) ?? this.#ask(organizationId);
    return asked;
  }

  /** Only what was committed is said, so that the highest is the newest. */
  note({ organizationId, position }: Head): void {
    const known = this.#known.get(organizationId) ?? 0;
    this.#known.set(organizationId, Math.max(known, position));
  }

  #ask(organizationId: string): Promise<number> {
    const asked = this.#read([organizationId])
      .then(([head]) => {
        this.note({ organizationId, position: head?.position ?? 0 });
        return this.#known.get(organizationId) ?? 0;
      })
      .finally(() => this.#asked.delete(organizationId));
    this.#asked.set(organizationId, asked);
    return asked;
  }
}
