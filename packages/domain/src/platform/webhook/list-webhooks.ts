import { z } from "zod";
import { operation } from "../../kernel.ts";
import { newestFirst, pageInput, pageOf } from "../../paging/keyset.ts";
import { createWebhook } from "./create-webhook.ts";
import { WEBHOOK_ENDPOINT_SELECT, WebhookEndpointOutput, webhooksRead } from "./webhook-endpoint.ts";

export const listWebhooks = operation({
  name: "webhooks.list",
  summary: "Lists the organization's webhooks, newest first, with those that are disabled.",
  mode: "read",
  scope: webhooksRead,
  rate: "webhook-management",
  input: z.object(pageInput),
  output: pageOf(WebhookEndpointOutput),
  shape: { select: WEBHOOK_ENDPOINT_SELECT },
  example: {
    async input(world) {
      await world.run(createWebhook);
      return { limit: 2 };
    },
  },
  async handle({ input, db, shape, cursors }) {
    const { where, orderBy, take, page } = newestFirst("webhooks", { input, cursors });
    return page(await db.webhookEndpoint.findMany({ ...shape, where, orderBy, take }));
  },
});
