import { followEvents } from "@orrery/domain";
import type { OutputOf } from "@orrery/operation";
import type { Exchange } from "../exchange.ts";
import type { Delivery } from "./batch.ts";
import { type DeliveryOptions, deliveries } from "./deliveries.ts";

type Item = OutputOf<typeof followEvents>;

/**
 * Begins to follow events: what can't be had is refused here, before anything is given. Its consumer ends it by `return`,
 * at once, also while it waits.
 * @throws Failure
 */
export async function follow(
  exchange: Exchange,
  input: Readonly<Record<string, unknown>>,
  options: DeliveryOptions,
): Promise<AsyncIterable<Delivery>> {
  const stream = exchange.stream(followEvents, { ...input, ...exchange.resume });
  const given = deliveries(beginningWith(await stream.next(), stream), options);
  const iterator: AsyncIterator<Delivery> = {
    async next() {
      const next = await given.next();
      // It is asked for one at a time, and the answer to this one is made before the next.
      if (!next.done) {
        const { cursor, event } = next.value;
        exchange.told = { cursor, isEvent: event !== null };
        if (options.heartbeats) exchange.cursor = cursor;
      }
      return next;
    },
    async return() {
      // First what it waits for.
      await stream.return?.();
      return given.return(undefined);
    },
  };
  return { [Symbol.asyncIterator]: () => iterator };
}

function beginningWith(first: IteratorResult<Item>, rest: AsyncIterator<Item>): AsyncIterator<Item> {
  let isFirst = true;
  return {
    async next() {
      if (!isFirst) return rest.next();
      isFirst = false;
      return first;
    },
  };
}
