import { z } from "zod";
import { operation } from "../../kernel.ts";
import { newestFirst, pageInput, pageOf } from "../../paging/keyset.ts";
import { webhooksRead } from "../webhook/webhook-endpoint.ts";
import { createInboundWebhook } from "./create-inbound-webhook.ts";
import { INBOUND_WEBHOOK_SELECT, InboundWebhookOutput } from "./inbound-webhook.ts";

export const listInboundWebhooks = operation({
  name: "inboundWebhooks.list",
  summary: "Lists the organization's inbound webhooks, newest first, with those that are disabled.",
  mode: "read",
  scope: webhooksRead,
  rate: "webhook-management",
  input: z.object(pageInput),
  output: pageOf(InboundWebhookOutput),
  shape: { select: INBOUND_WEBHOOK_SELECT },
  example: {
    async input(world) {
      await world.run(createInboundWebhook);
      return { limit: 2 };
    },
  },
  async handle({ input, db, shape, cursors }) {
    const { where, orderBy, take, page } = newestFirst("inboundWebhooks", { input, cursors });
    return page(await db.inboundWebhook.findMany({ ...shape, where, orderBy, take }));
  },
});
