import { setTimeout as delay } from "node:timers/promises";
import { Failure, IDEMPOTENCY_IN_PROGRESS } from "@orrery/operation";

const POLL_MS = 50;
/** Much longer than a lead takes. */
const WAIT_MS = 3_000;

/** Who clicks twice sends a page twice, and sees what the second is answered: it waits for the first, and is answered as that was. */
export async function afterTwin<T>(work: () => Promise<T>): Promise<T> {
  for (let waitedMs = 0; ; waitedMs += POLL_MS) {
    try {
      return await work();
    } catch (error) {
      const isTwin = error instanceof Failure && error.reason === IDEMPOTENCY_IN_PROGRESS.name;
      if (!isTwin || waitedMs >= WAIT_MS) throw error;
      await delay(POLL_MS);
    }
  }
}
