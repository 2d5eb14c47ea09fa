import { Prisma, type TenantAccess } from "@orrery/db";
import { CONFINED, type Fail, type Principal, STALE_VERSION } from "@orrery/operation";
import { z } from "zod";
import { assertVersion, expectedVersion, unlessOvertaken } from "../../fields/version.ts";
import { operation } from "../../kernel.ts";
import { catchUp } from "./catch-up.ts";
import { createWebhook } from "./create-webhook.ts";
import type { WebhookDialect } from "./dialects.ts";
import { accountOf } from "./new-endpoint.ts";
import { assertResources, readableEvents } from "./reach.ts";
import { assertTarget, TARGET_TIMEOUT_MS } from "./target.ts";
import {
  WEBHOOK_ENDPOINT_NOT_FOUND,
  WEBHOOK_ENDPOINT_SELECT,
  WEBHOOK_EVENTS_NOT_READABLE,
  WEBHOOK_RESOURCE_NOT_FOUND,
  WEBHOOK_STATUSES,
  WEBHOOK_TARGET_REFUSED,
  WebhookEndpointId,
  WebhookEndpointOutput,
  type WebhookEndpointRow,
  webhooksWrite,
} from "./webhook-endpoint.ts";
import { webhookFields } from "./webhook-input.ts";

/** A merge patch (RFC 7396): what is absent stays, null empties. */
const UpdateWebhookInput = z.object({
  id: WebhookEndpointId,
  expectedVersion,
  ...z.object(webhookFields).partial().shape,
  status: z
    .enum(WEBHOOK_STATUSES)
    .optional()
    .describe("`disabled`: nothing is sent. `active` again: it catches up from where it stopped."),
});
type Patch = Omit<z.output<typeof UpdateWebhookInput>, "id" | "expectedVersion">;
type Changes = { [Field in keyof Patch]?: Exclude<Patch[Field], undefined> };

/**
 * Changes where and what is sent, or whether. Whoever changes a webhook must be able to read all that it gets: it could
 * have it sent to itself. Who enables one has it on their own account.
 */
export const updateWebhook = operation({
  name: "webhooks.update",
  summary: "Changes a webhook's URL, its events or its filter, and disables or enables it.",
  mode: "effect",
  scope: webhooksWrite,
  rate: "webhook-management",
  input: UpdateWebhookInput,
  output: WebhookEndpointOutput,
  errors: [
    WEBHOOK_ENDPOINT_NOT_FOUND,
    CONFINED,
    WEBHOOK_TARGET_REFUSED,
    WEBHOOK_EVENTS_NOT_READABLE,
    WEBHOOK_RESOURCE_NOT_FOUND,
    STALE_VERSION,
  ],
  example: {
    input: async (world) => ({ id: (await world.run(createWebhook)).id, events: ["lead.created", "lead.assigned"] }),
  },
  timeoutMs: TARGET_TIMEOUT_MS,
  async prepare({ input, db, fail, ...request }) {
    const endpoint = await found({ db, fail }, input);
    readableEvents({ ...request, fail }, endpoint.dialect as WebhookDialect, input.events ?? endpoint.events);
    await assertResources(db, fail, input.filter);
    return input.url === undefined || input.url === endpoint.url ? undefined : input.url;
  },
  async work({ plan: url, ...request }) {
    if (url !== undefined) await assertTarget(request, url);
  },
  async settle({ input, db, sql, fail, principal, now, webhookEngine, ...request }) {
    const { id, expectedVersion: _, ...patch } = input;
    const endpoint = await found({ db, fail }, input);
    const dialect = endpoint.dialect as WebhookDialect;
    // What it gets may have been changed since it was looked at.
    const events = readableEvents({ ...request, principal, fail }, dialect, patch.events ?? endpoint.events);
    const changes = changesOf(endpoint, { ...patch, ...(patch.events && { events }) });
    if (changes === undefined) return endpoint;
    const isEnabled = changes.status === "active";
    // Most of it before relays have to wait.
    if (isEnabled) await catchUp(sql, id);
    const { version } = endpoint;
    const updated = await unlessOvertaken(
      db.webhookEndpoint.update({
        where: { id, version },
        data: { ...columnsOf(changes, now, principal), version: version + 1 },
        select: WEBHOOK_ENDPOINT_SELECT,
      }),
    );
    if (isEnabled) {
      await catchUp(sql, id);
      await webhookEngine.wake(principal.organizationId, id);
    }
    return updated;
  },
});

interface Asked {
  readonly id: string;
  readonly expectedVersion?: number | undefined;
}

async function found(
  {
    db,
    fail,
  }: Pick<TenantAccess, "db"> & {
    readonly fail: Fail<typeof WEBHOOK_ENDPOINT_NOT_FOUND | typeof STALE_VERSION>;
  },
  { id, expectedVersion: expected }: Asked,
): Promise<WebhookEndpointRow> {
  const endpoint =
    (await db.webhookEndpoint.findUnique({ where: { id }, select: WEBHOOK_ENDPOINT_SELECT })) ??
    fail(WEBHOOK_ENDPOINT_NOT_FOUND);
  assertVersion(fail, expected, endpoint, WebhookEndpointOutput);
  return endpoint;
}

/** Undefined where the patch changes nothing, so that repeating one makes no new version. */
function changesOf(endpoint: WebhookEndpointRow, patch: Patch): Changes | undefined {
  const changed = Object.entries(patch).filter(
    ([field, value]) => value !== undefined && JSON.stringify(value) !== JSON.stringify(endpoint[field as keyof Patch]),
  );
  return changed.length === 0 ? undefined : (Object.fromEntries(changed) as Changes);
}

function columnsOf({ filter, status, ...changes }: Changes, now: Date, principal: Principal) {
  return {
    ...changes,
    ...(filter !== undefined && { filter: filter ?? Prisma.DbNull }),
    ...(status === "disabled" && { status, disabledReason: "owner", disabledAt: now }),
    ...(status === "active" && {
      status,
      disabledReason: null,
      disabledAt: null,
      failingSince: null,
      ...accountOf(principal),
    }),
  };
}
