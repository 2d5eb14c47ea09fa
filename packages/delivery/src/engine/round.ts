/** Something that is done again and again, one time after another, and at once when it is asked for. */
export interface Round {
  /** Once more from the beginning, also where it is under way. */
  now(): void;
  /** @returns when it is not under way any more */
  stop(): Promise<void>;
}

/** @param pauseMs after a time that failed, which asking for it does not shorten */
export function round(
  everyMs: number,
  pauseMs: number,
  work: () => Promise<void>,
  onProblem: (cause: unknown) => void,
): Round {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let isAskedFor = false;
  let isPausing = false;
  let isStopped = false;

  async function turn(): Promise<void> {
    isPausing = false;
    try {
      do {
        isAskedFor = false;
        await work();
      } while (isAskedFor && !isStopped);
    } catch (cause) {
      isPausing = true;
      onProblem(cause);
    }
    running = undefined;
    if (!isStopped) timer = setTimeout(begin, isPausing ? pauseMs : everyMs).unref();
  }

  function begin(): void {
    clearTimeout(timer);
    running ??= turn();
  }

  return {
    now() {
      isAskedFor = true;
      if (!isStopped && !isPausing) begin();
    },
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
