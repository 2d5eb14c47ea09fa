/**
 * Runs work of one key in turns, within this process.
 * @param signal gives up waiting; work that has begun goes on
 */
export type Turns = <T>(key: string, work: () => Promise<T>, signal?: AbortSignal) => Promise<T>;

export function createTurns(): Turns {
  const last = new Map<string, Promise<unknown>>();
  return async (key, work, signal) => {
    const before = last.get(key);
    const { promise: over, resolve } = Promise.withResolvers<void>();
    // Who gives up is over, and who comes next waits for the one before all the same.
    const turn: Promise<unknown> = Promise.all([before, over]).then(() => last.get(key) === turn && last.delete(key));
    last.set(key, turn);
    try {
      await Promise.race([before, ...(signal ? [aborted(signal)] : [])]);
      return await work();
    } finally {
      resolve();
    }
  };
}

/** Never comes to a good end. */
function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}
