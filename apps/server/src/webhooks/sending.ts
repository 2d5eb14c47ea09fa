import type { Outgoing } from "@orrery/connectors";
import type { Database } from "@orrery/db";
import { createDeliveryEngine, type DeliveryEngine, type EngineOptions, type Result } from "@orrery/delivery";
import type { Logger } from "../observability/log.ts";
import { cursorKeyOf, type RootSecrets, sealingKeysOf } from "../secret.ts";
import { webhookSecrets } from "./webhook-secrets.ts";

/** How this process takes part in sending webhooks. */
export interface SendingOptions extends Pick<EngineOptions, "lanes" | "pollMs" | "restMs"> {
  /** Whether it does; default true. Somebody has to. */
  readonly sends?: boolean;
}

export interface SendingParts extends RootSecrets {
  readonly database: Database;
  readonly outgoing: Pick<Outgoing, "dispatcher">;
  readonly logger: Logger;
  readonly onResult: (result: Result) => void;
}

/** What sends webhooks in a server: only to where the way out leads, and signed with what the root secret opens. */
export function createSending(
  { database, outgoing, logger, onResult, ...secrets }: SendingParts,
  { sends = true, ...options }: SendingOptions = {},
): DeliveryEngine {
  if (!sends) return { start: () => undefined, wake: () => undefined, stop: async () => undefined };
  const { open } = webhookSecrets(sealingKeysOf(secrets));
  return createDeliveryEngine({
    ...options,
    sql: database.sql,
    dispatcher: outgoing.dispatcher,
    openSecret: open,
    cursorKey: cursorKeyOf(secrets.rootSecret),
    onResult,
    onProblem: (what, cause) => logger.warn({ err: cause }, `${what} failed`),
  });
}

const BACKLOG = `SELECT count(*)::int4 AS "count" FROM "WebhookDelivery" WHERE "state" = 'pending'`;

/** How many deliveries are still to be made, in the whole database. */
export async function backlogOf({ sql }: Pick<Database, "sql">): Promise<number> {
  const [{ count } = { count: 0 }] = await sql<{ count: number }>(BACKLOG, []);
  return count;
}
