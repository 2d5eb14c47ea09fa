import type { Operation } from "@orrery/operation";
import type { Exchange } from "../exchange.ts";
import type { EventShape } from "../types/event.ts";

/** Events that came at once, and what their resources are now: read together, in one statement for each way they are asked for. */
export class Batch {
  readonly #ids: readonly string[];
  readonly #reads = new Map<string, Promise<ReadonlyMap<string, unknown>>>();

  constructor(events: readonly EventShape[]) {
    this.#ids = [...new Set(events.map(({ resource }) => resource.id))];
  }

  /**
   * The resource of one of the events; null where it is gone, or not the caller's to see (any more).
   * @param responseKey the name that the document gives it, under which it is always selected alike
   */
  async resourceOf(event: EventShape, get: Operation, responseKey: string, exchange: Exchange, shape: unknown) {
    const read = this.#reads.get(responseKey) ?? exchange.getEach(get, this.#ids, shape);
    this.#reads.set(responseKey, read);
    return (await read).get(event.resource.id) ?? null;
  }
}

/** One event on its way to a subscriber; none, where all that there is to say is how far there was nothing. */
export interface Delivery {
  readonly cursor: string;
  readonly event: EventShape | null;
  readonly batch: Batch;
}
