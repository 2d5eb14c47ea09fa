import { z } from "zod";
import { unlessOvertaken } from "../../fields/version.ts";
import { operation } from "../../kernel.ts";
import { sendTestEvent } from "./send-test.ts";
import {
  WEBHOOK_DELIVERY_NOT_FOUND,
  WEBHOOK_DELIVERY_SELECT,
  WebhookDeliveryId,
  WebhookDeliveryOutput,
} from "./webhook-delivery.ts";
import { WEBHOOK_DISABLED, WEBHOOK_ENDPOINT_NOT_FOUND, WebhookEndpointId, webhooksWrite } from "./webhook-endpoint.ts";

/** Under the same id and with the same body, whatever has become of it. */
export const redeliver = operation({
  name: "webhooks.redeliver",
  summary: "Sends a delivery again, now: the same event, under the same id, with the same body.",
  mode: "write",
  scope: webhooksWrite,
  rate: "webhook-management",
  input: z.object({ webhookId: WebhookEndpointId, id: WebhookDeliveryId }),
  output: WebhookDeliveryOutput,
  errors: [WEBHOOK_ENDPOINT_NOT_FOUND, WEBHOOK_DELIVERY_NOT_FOUND, WEBHOOK_DISABLED],
  example: {
    async input(world) {
      const { webhookId, id } = await world.run(sendTestEvent);
      return { webhookId, id };
    },
  },
  async handle({ input: { webhookId: endpointId, id }, principal, db, webhookEngine, now, fail }) {
    const endpoint =
      (await db.webhookEndpoint.findUnique({ where: { id: endpointId }, select: { status: true } })) ??
      fail(WEBHOOK_ENDPOINT_NOT_FOUND);
    const where = { id, endpointId };
    if (!(await db.webhookDelivery.findFirst({ where, select: { id: true } }))) fail(WEBHOOK_DELIVERY_NOT_FOUND);
    if (endpoint.status !== "active") fail(WEBHOOK_DISABLED);
    const delivery = await unlessOvertaken(
      db.webhookDelivery.update({
        where,
        data: { state: "pending", nextAttemptAt: now, settledAt: null },
        select: WEBHOOK_DELIVERY_SELECT,
      }),
    );
    await webhookEngine.wake(principal.organizationId, endpointId);
    return delivery;
  },
});
