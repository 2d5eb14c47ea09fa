import { LRUCache } from "lru-cache";
import { networkOf } from "../limiter/address.ts";
import { ANONYMOUS_WINDOW } from "../limiter/policies.ts";
import { Windows } from "../limiter/windows.ts";

/** How many networks are told apart within a minute. */
const NETWORK_CAPACITY = 100_000;
/** Keys that were good at their last look-up: they go on working from an address where others try made-up ones. */
const FAMILIAR_ENTRIES = 100_000;

/**
 * How often a network may have a key looked up that turns out to be no good: as often as it may ask without one. Counted
 * in this process, since the limiter itself is asked only when it is known who calls.
 */
export class FailedLookUps {
  readonly #windows = new Windows(ANONYMOUS_WINDOW.windowSeconds, NETWORK_CAPACITY);
  readonly #familiar = new LRUCache<string, true>({ max: FAMILIAR_ENTRIES });
  readonly #nowMs: () => number;

  constructor(nowMs: () => number) {
    this.#nowMs = nowMs;
  }

  /**
   * Runs a look-up, and counts it where it finds nothing. Only then: of many good keys that come at once, say when a
   * proxy's clients come back, none may be taken for a made-up one.
   * @param key what tells the credential from others: its hash.
   * @param address the client's IP address.
   * @returns undefined also where the network has used up its look-ups, and none was made.
   */
  async attempt<Found>(
    key: string,
    address: string,
    lookUp: () => Promise<Found | undefined>,
  ): Promise<Found | undefined> {
    const network = networkOf(address);
    const isFamiliar = this.#familiar.get(key) === true;
    if (!isFamiliar && this.#countOf(network) >= ANONYMOUS_WINDOW.limit) return undefined;
    const found = await lookUp();
    if (found !== undefined) {
      this.#familiar.set(key, true);
      return found;
    }
    this.#familiar.delete(key);
    // That a key is no good any more is no attempt at making one up.
    if (!isFamiliar) this.#count(network);
    return undefined;
  }

  #countOf(network: string): number {
    const nowMs = this.#nowMs();
    return this.#windows.read(this.#windows.placeOf(network, nowMs), nowMs).count;
  }

  #count(network: string): void {
    const nowMs = this.#nowMs();
    this.#windows.add(this.#windows.placeOf(network, nowMs), 1, nowMs);
  }
}
