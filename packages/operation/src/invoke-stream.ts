import type { Failure } from "./errors.ts";

/** Calls `end` where a stream may not go on, and says why. @returns what ends the watching */
type Watch = (end: (why: Failure) => void) => () => void;

/**
 * Runs a source until it ends, `signal` aborts, or the consumer returns: at once in each case, also while the source
 * waits for its next item. The source is told by its own signal. What `watch` gives as the reason for an end is thrown, so
 * that a list which breaks off does not look complete.
 */
export function untilLeft<T>(
  start: (signal: AbortSignal) => AsyncIterable<T>,
  signal: AbortSignal,
  watch: Watch = () => () => undefined,
): AsyncIterableIterator<T> {
  const left = new AbortController();
  const either = AbortSignal.any([signal, left.signal]);
  const items = untilAborted(start, either, watch);
  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    next: () => items.next(),
    return() {
      left.abort();
      return items.return(undefined);
    },
  };
}

async function* untilAborted<T>(
  start: (signal: AbortSignal) => AsyncIterable<T>,
  signal: AbortSignal,
  watch: Watch,
): AsyncGenerator<T> {
  let stopWaiting: () => void = () => undefined;
  const end = () => stopWaiting();
  signal.addEventListener("abort", end, { once: true });
  const ended: { why?: Failure } = {};
  const stopWatching = watch((why) => {
    ended.why = why;
    stopWaiting();
  });
  const source = start(signal)[Symbol.asyncIterator]();
  let isWaiting = false;
  try {
    while (!signal.aborted) {
      if (ended.why) throw ended.why;
      isWaiting = true;
      // A race with one promise for the whole stream would keep every item until that promise is settled.
      const next = await new Promise<IteratorResult<T, unknown>>((resolve, reject) => {
        stopWaiting = () => resolve({ done: true, value: undefined });
        source.next().then(resolve, reject);
      });
      if (ended.why) throw ended.why;
      if (next.done) return;
      isWaiting = false;
      yield next.value;
    }
  } finally {
    stopWatching();
    signal.removeEventListener("abort", end);
    const returned = source.return?.();
    // A source that waits for something ends when that comes, or when it heeds its signal; nobody waits for it.
    if (isWaiting) returned?.catch(() => undefined);
    else await returned;
  }
}
