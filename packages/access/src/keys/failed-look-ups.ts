import { networkOf } from "../limiter/address.ts";
import { ANONYMOUS_WINDOW } from "../limiter/policies.ts";
import { Windows } from "../limiter/windows.ts";

/** How many networks are told apart within a minute. */
const NETWORK_CAPACITY = 10_000;

/**
 * How often a network may have a key looked up that turns out to be no good: as often as it may ask without one. Counted
 * in this process, since the limiter itself is asked only when it is known who calls.
 */
export class FailedLookUps {
  readonly #windows = new Windows(ANONYMOUS_WINDOW.windowSeconds, NETWORK_CAPACITY);

  /**
   * Runs a look-up, and counts it where it finds nothing. Only then: of many good keys that come at once, say when a
   * proxy's clients come back, none may be taken for a made-up one.
   * @returns undefined also where the network has used up its look-ups, and none was made.
   */
  async attempt<Found>(
    address: string,
    nowMs: () => number,
    lookUp: () => Promise<Found | undefined>,
  ): Promise<Found | undefined> {
    const network = networkOf(address);
    if (this.#countOf(network, nowMs()) >= ANONYMOUS_WINDOW.limit) return undefined;
    const found = await lookUp();
    if (found === undefined) this.#windows.add(this.#windows.placeOf(network, nowMs()), 1, nowMs());
    return found;
  }

  #countOf(network: string, nowMs: number): number {
    return this.#windows.read(this.#windows.placeOf(network, nowMs), nowMs).count;
  }
}
