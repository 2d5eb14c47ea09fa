import { z } from "zod";
import { operation } from "../../kernel.ts";
import { webhooksRead } from "../webhook/webhook-endpoint.ts";
import { createInboundWebhook } from "./create-inbound-webhook.ts";
import {
  INBOUND_WEBHOOK_NOT_FOUND,
  INBOUND_WEBHOOK_SELECT,
  InboundWebhookId,
  InboundWebhookOutput,
} from "./inbound-webhook.ts";

export const getInboundWebhook = operation({
  name: "inboundWebhooks.get",
  summary: "Gets one of the organization's inbound webhooks, without its address and its secret.",
  mode: "read",
  scope: webhooksRead,
  rate: "webhook-management",
  input: z.object({ id: InboundWebhookId }),
  output: InboundWebhookOutput,
  errors: [INBOUND_WEBHOOK_NOT_FOUND],
  shape: { select: INBOUND_WEBHOOK_SELECT },
  example: { input: async (world) => ({ id: (await world.run(createInboundWebhook)).id }) },
  async handle({ input, db, shape, fail }) {
    return (await db.inboundWebhook.findUnique({ where: input, ...shape })) ?? fail(INBOUND_WEBHOOK_NOT_FOUND);
  },
});
