import { STALE_VERSION } from "@orrery/operation";
import { z } from "zod";
import { assertVersion, expectedVersion, unlessOvertaken } from "../../fields/version.ts";
import { operation } from "../../kernel.ts";
import { webhooksWrite } from "../webhook/webhook-endpoint.ts";
import { createInboundWebhook } from "./create-inbound-webhook.ts";
import {
  INBOUND_WEBHOOK_NOT_FOUND,
  INBOUND_WEBHOOK_SELECT,
  InboundWebhookId,
  InboundWebhookOutput,
} from "./inbound-webhook.ts";

/** For good: its address is one that there is not. What it has brought in stays, the log of it goes. */
export const deleteInboundWebhook = operation({
  name: "inboundWebhooks.delete",
  summary: "Deletes an inbound webhook, its address, and the log of what came in.",
  mode: "write",
  scope: webhooksWrite,
  rate: "webhook-management",
  destroys: true,
  input: z.object({ id: InboundWebhookId, expectedVersion }),
  output: InboundWebhookOutput,
  errors: [INBOUND_WEBHOOK_NOT_FOUND, STALE_VERSION],
  example: { input: async (world) => ({ id: (await world.run(createInboundWebhook)).id }) },
  async handle({ input: { id, expectedVersion: expected }, db, fail }) {
    const select = INBOUND_WEBHOOK_SELECT;
    const inbound = (await db.inboundWebhook.findUnique({ where: { id }, select })) ?? fail(INBOUND_WEBHOOK_NOT_FOUND);
    const { version } = inbound;
    assertVersion(fail, expected, inbound, InboundWebhookOutput);
    return unlessOvertaken(db.inboundWebhook.delete({ where: { id, version }, select }));
  },
});
