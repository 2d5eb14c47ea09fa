import { z } from "zod";
import { operation } from "../../kernel.ts";
import { createWebhook } from "./create-webhook.ts";
import {
  WEBHOOK_ENDPOINT_NOT_FOUND,
  WEBHOOK_ENDPOINT_SELECT,
  WebhookEndpointId,
  WebhookEndpointOutput,
  webhooksRead,
} from "./webhook-endpoint.ts";

export const getWebhook = operation({
  name: "webhooks.get",
  summary: "Gets one of the organization's webhooks, without its secret.",
  mode: "read",
  scope: webhooksRead,
  rate: "webhook-management",
  input: z.object({ id: WebhookEndpointId }),
  output: WebhookEndpointOutput,
  errors: [WEBHOOK_ENDPOINT_NOT_FOUND],
  shape: { select: WEBHOOK_ENDPOINT_SELECT },
  example: { input: async (world) => ({ id: (await world.run(createWebhook)).id }) },
  async handle({ input, db, shape, fail }) {
    return (await db.webhookEndpoint.findUnique({ where: input, ...shape })) ?? fail(WEBHOOK_ENDPOINT_NOT_FOUND);
  },
});
