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
  let stopWaiting: () => void = () => undefined;
  const end = () => stopWaiting();
  signal.addEventListener("abort", end, { once: true });
  const source = start(signal)[Symbol.asyncIterator]();
  let isWaiting = false;
  try {
    while (!signal.aborted) {
      isWaiting = true;
      // A race with one promise for the whole stream would keep every item until that promise is settled.
      const next = await new Promise<IteratorResult<T, unknown>>((resolve, reject) => {
        stopWaiting = () => resolve({ done: true, value: undefined });
        source.next().then(resolve, reject);
      });
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
