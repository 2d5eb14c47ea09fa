import { randomUUID } from "node:crypto";
import { Prisma, type TenantDb } from "@orrery/db";
import type { Fail, Principal } from "@orrery/operation";
import type { WebhookDialect } from "./dialects.ts";
import type { WebhookSecrets } from "./ports.ts";
import {
  WEBHOOK_ENDPOINT_SELECT,
  WEBHOOK_LIMIT_REACHED,
  WEBHOOKS_MAX,
  type WebhookFilter,
} from "./webhook-endpoint.ts";

/** What a new webhook is made of, once it was checked. */
export interface NewEndpoint {
  readonly url: string;
  readonly dialect: WebhookDialect;
  readonly events: string[];
  readonly filter?: WebhookFilter | null | undefined;
  readonly coalesceSeconds?: number | null | undefined;
}

/** Ends the operation where the organization has as many as it may have. */
export async function assertRoom(db: TenantDb, fail: Fail<typeof WEBHOOK_LIMIT_REACHED>): Promise<void> {
  if ((await db.webhookEndpoint.count()) >= WEBHOOKS_MAX) fail(WEBHOOK_LIMIT_REACHED, { max: WEBHOOKS_MAX });
}

/** @returns its row, and its secret, which is not shown again */
export async function insertEndpoint(
  { db, principal, webhookSecrets }: { db: TenantDb; principal: Principal; webhookSecrets: WebhookSecrets },
  { filter, coalesceSeconds = null, ...given }: NewEndpoint,
) {
  const id = randomUUID();
  const secret = webhookSecrets.generate();
  const row = await db.webhookEndpoint.create({
    data: {
      id,
      ...given,
      filter: filter ? { ...filter } : Prisma.DbNull,
      coalesceSeconds,
      secret: webhookSecrets.seal(id, secret),
      ...accountOf(principal),
    },
    select: WEBHOOK_ENDPOINT_SELECT,
  });
  return { ...row, secret };
}

/** On whose account a webhook gets events: it ends with that credential. */
export const accountOf = ({ kind, credentialId, userId }: Principal) => ({
  credentialKind: kind,
  credentialId,
  userId: userId ?? null,
});
