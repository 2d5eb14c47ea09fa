import { setImmediate as turn } from "node:timers/promises";
import type { followEvents } from "@orrery/domain";
import type { OutputOf } from "@orrery/operation";
import { Batch, type Delivery } from "./batch.ts";

type Item = OutputOf<typeof followEvents>;

/** How many events are looked at together, at most. */
const BATCH_MAX = 50;
/** How long a subscriber who wants to hear so is told nothing, and a little more. */
const HEARTBEAT_MS = 15_000;

export interface DeliveryOptions {
  /** Events of this resource alone. */
  readonly resourceId: string | undefined;
  /** Whether items without an event are told as well. */
  readonly heartbeats: boolean;
}

/**
 * What a stream of events gives, as one subscriber gets it. Whatever comes at once is taken at once, so that what is shown
 * with it can be read together. Events of other resources are passed over, and say at most that time goes by.
 */
export async function* deliveries(
  items: AsyncIterator<Item>,
  { resourceId, heartbeats }: DeliveryOptions,
): AsyncGenerator<Delivery> {
  const isWanted = ({ event }: Item) => event !== null && (resourceId ?? event.resource.id) === event.resource.id;
  let saidMs = Number.NEGATIVE_INFINITY;
  for await (const batch of batches(items)) {
    const together = new Batch(batch.filter(isWanted).flatMap(({ event }) => event ?? []));
    for (const item of batch) {
      const nowMs = performance.now();
      if (isWanted(item)) yield { ...item, batch: together };
      else if (heartbeats && (item.event === null || nowMs - saidMs >= HEARTBEAT_MS)) {
        yield { cursor: item.cursor, event: null, batch: together };
      } else continue;
      saidMs = nowMs;
    }
  }
}

/** What is there without waiting for anything but this turn of the event loop, together. */
async function* batches(items: AsyncIterator<Item>): AsyncGenerator<readonly Item[]> {
  let next = items.next();
  for (let first = await next; !first.done; first = await next) {
    const batch: Item[] = [first.value];
    next = items.next();
    while (batch.length < BATCH_MAX) {
      const more = await Promise.race([next, turn(undefined)]);
      if (more === undefined || more.done) break;
      batch.push(more.value);
      next = items.next();
    }
    yield batch;
  }
}
