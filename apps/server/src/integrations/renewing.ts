import type { Logger } from "../observability/log.ts";
import { recurring } from "../recurring.ts";
import type { Connections } from "./connections.ts";

const EVERY_MS = 30_000;

/**
 * Renews connections before they end, again and again. Every process does: a claim lets one of them at each.
 * @returns what ends it, once a round that is under way is over
 */
export function startRenewing(connections: Pick<Connections, "renewDue">, logger: Logger): () => Promise<void> {
  return recurring([["renewing portals' access", () => connections.renewDue()]], { everyMs: EVERY_MS, logger });
}
