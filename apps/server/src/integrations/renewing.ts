import type { Logger } from "../observability/log.ts";
import type { Connections } from "./connections.ts";

const EVERY_MS = 30_000;

/**
 * Renews connections before they end, again and again. Every process does: a claim lets one of them at each.
 * @returns what ends it, once a round that is under way is over
 */
export function startRenewing(connections: Pick<Connections, "renewDue">, logger: Logger): () => Promise<void> {
  let running = Promise.resolve();
  const round = () =>
    connections.renewDue().then(
      (count) => {
        if (count > 0) logger.info({ count }, "portals' access was renewed");
      },
      (error: unknown) => logger.warn({ err: error }, "renewing portals' access failed"),
    );
  const timer = setInterval(() => {
    running = running.then(round);
  }, EVERY_MS);
  timer.unref();
  return () => {
    clearInterval(timer);
    return running;
  };
}
