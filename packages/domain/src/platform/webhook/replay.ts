import { invalidInput, openPosition, sealPosition } from "@orrery/operation";
import { z } from "zod";
import { instant } from "../../fields/instant.ts";
import { operation } from "../../kernel.ts";
import { CURSOR_AHEAD, CURSOR_EXPIRED } from "../event/event.ts";
import { extentOf, queueAgain } from "./catch-up.ts";
import { createWebhook } from "./create-webhook.ts";
import { WEBHOOK_DISABLED, WEBHOOK_ENDPOINT_NOT_FOUND, WebhookEndpointId, webhooksWrite } from "./webhook-endpoint.ts";

/** The most events of one replay: `nextCursor` goes on. */
const REPLAY_MAX = 10_000;

/**
 * Sends what the log has after a cursor, or since a time, as far as the webhook takes it: what it has got before under the
 * same ids and with the same bodies, and what it has not (as there was no webhook yet, or it was disabled) for the first time.
 */
export const replayWebhook = operation({
  name: "webhooks.replay",
  summary: `Sends a webhook all events after a cursor, or since a time, again: at most ${REPLAY_MAX} at once.`,
  mode: "write",
  scope: webhooksWrite,
  rate: "webhook-management",
  input: z.object({
    id: WebhookEndpointId,
    cursor: z.string().max(500).optional().describe("Of the last event that is not wanted again."),
    since: instant.optional().describe("When the first event happened that is wanted again."),
  }),
  output: z.object({
    queued: z.int().describe("How many events are sent."),
    nextCursor: z.string().nullable().describe("Where another replay goes on; null where this one is all."),
  }),
  errors: [WEBHOOK_ENDPOINT_NOT_FOUND, WEBHOOK_DISABLED, CURSOR_EXPIRED, CURSOR_AHEAD],
  example: {
    input: async (world) => ({ id: (await world.run(createWebhook)).id, since: "2026-01-01T00:00:00Z" }),
  },
  async handle({ input: { id, cursor, since }, principal, db, sql, cursors, webhookEngine, fail }) {
    if ((cursor === undefined) === (since === undefined)) {
      throw invalidInput([{ path: "cursor", message: "Say where to begin: by a cursor, or by since." }]);
    }
    const endpoint =
      (await db.webhookEndpoint.findUnique({ where: { id }, select: { status: true } })) ??
      fail(WEBHOOK_ENDPOINT_NOT_FOUND);
    if (endpoint.status !== "active") fail(WEBHOOK_DISABLED);
    const { organizationId } = principal;
    const after = cursor === undefined ? 0 : openPosition(cursors, cursor);
    if (cursor !== undefined) {
      const { head, keptFrom } = await extentOf(sql);
      if (after + 1 < keptFrom) fail(CURSOR_EXPIRED, { oldest: sealPosition(cursors, keptFrom - 1) });
      if (after > head) fail(CURSOR_AHEAD, { latest: sealPosition(cursors, head) });
    }
    const { count, upTo } = await queueAgain(sql, { endpointId: id, after, since, limit: REPLAY_MAX });
    if (count > 0) await webhookEngine.wake(organizationId, id);
    return {
      queued: count,
      nextCursor: count === REPLAY_MAX && upTo !== undefined ? sealPosition(cursors, upTo) : null,
    };
  },
});
