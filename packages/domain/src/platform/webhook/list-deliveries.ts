import { z } from "zod";
import { operation } from "../../kernel.ts";
import { newestFirst, pageInput, pageOf } from "../../paging/keyset.ts";
import { sendTestEvent } from "./send-test.ts";
import { WEBHOOK_DELIVERY_SELECT, WEBHOOK_DELIVERY_STATES, WebhookDeliveryOutput } from "./webhook-delivery.ts";
import { WEBHOOK_ENDPOINT_NOT_FOUND, WebhookEndpointId, webhooksRead } from "./webhook-endpoint.ts";

export const listWebhookDeliveries = operation({
  name: "webhooks.deliveries",
  summary: "Lists what was or is to be sent to a webhook, newest first, with the attempts that were made.",
  mode: "read",
  scope: webhooksRead,
  rate: "webhook-management",
  input: z.object({
    webhookId: WebhookEndpointId,
    state: z.enum(WEBHOOK_DELIVERY_STATES).optional(),
    ...pageInput,
  }),
  output: pageOf(WebhookDeliveryOutput),
  errors: [WEBHOOK_ENDPOINT_NOT_FOUND],
  shape: { select: WEBHOOK_DELIVERY_SELECT },
  example: { input: async (world) => ({ webhookId: (await world.run(sendTestEvent)).webhookId }) },
  async handle({ input, db, shape, cursors, fail }) {
    const { webhookId: endpointId, state } = input;
    const { where, orderBy, take, page } = newestFirst(`deliveries:${endpointId}`, { input, cursors });
    const filters = [{ endpointId }, ...(state === undefined ? [] : [{ state }]), where];
    const rows = await db.webhookDelivery.findMany({ ...shape, where: { AND: filters }, orderBy, take });
    // Rows, or a cursor, mean that there is such a webhook.
    if (rows.length === 0 && input.cursor === undefined) {
      const endpoint = await db.webhookEndpoint.findUnique({ where: { id: endpointId }, select: { id: true } });
      if (endpoint === null) fail(WEBHOOK_ENDPOINT_NOT_FOUND);
    }
    return page(rows);
  },
});
