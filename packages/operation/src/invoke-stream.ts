/**
 * Runs a source until it ends, `signal` aborts, or the consumer returns: at once in each case, also while the source
 * waits for its next item. The source is told by its own signal.
 */
export function untilLeft<T>(
  start: (signal: AbortSignal) => AsyncIterable<T>,
  signal: AbortSignal,
): AsyncIterableIterator<T> {
  const left = new AbortController();
  const either = AbortSignal.any([signal, left.signal]);
  const items = untilAborted(start, either);
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
): AsyncGenerator<T> {
  const { promise: aborted, resolve } = Promise.withResolvers<{ done: true }>();
  const end = () => resolve({ done: true });
  signal.addEventListener("abort", end, { once: true });
  const source = start(signal)[Symbol.asyncIterator]();
  let isWaiting = false;
  try {
    while (!signal.aborted) {
      isWaiting = true;
      const next = await Promise.race([aborted, source.next()]);
      if (next.done) return;
      isWaiting = false;
      yield next.value;
    }
  } finally {
    signal.removeEventListener("abort", end);
    const returned = source.return?.();
    // A source that waits for something ends when that comes, or when it heeds its signal; nobody waits for it.
    if (isWaiting) returned?.catch(() => undefined);
    else await returned;
  }
}
