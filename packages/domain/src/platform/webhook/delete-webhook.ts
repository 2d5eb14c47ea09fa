import { STALE_VERSION } from "@orrery/operation";
import { z } from "zod";
import { assertVersion, expectedVersion, unlessOvertaken } from "../../fields/version.ts";
import { operation } from "../../kernel.ts";
import { createWebhook } from "./create-webhook.ts";
import {
  WEBHOOK_ENDPOINT_NOT_FOUND,
  WEBHOOK_ENDPOINT_SELECT,
  WebhookEndpointId,
  WebhookEndpointOutput,
  webhooksWrite,
} from "./webhook-endpoint.ts";

/** For good, with the log of its deliveries. Those that are waiting are not sent any more. */
export const deleteWebhook = operation({
  name: "webhooks.delete",
  summary: "Deletes a webhook, its deliveries and their log: what is waiting to be sent is not sent any more.",
  mode: "write",
  scope: webhooksWrite,
  rate: "webhook-management",
  destroys: true,
  input: z.object({ id: WebhookEndpointId, expectedVersion }),
  output: WebhookEndpointOutput,
  errors: [WEBHOOK_ENDPOINT_NOT_FOUND, STALE_VERSION],
  example: { input: async (world) => ({ id: (await world.run(createWebhook)).id }) },
  async handle({ input: { id, expectedVersion: expected }, db, fail }) {
    const select = WEBHOOK_ENDPOINT_SELECT;
    const endpoint =
      (await db.webhookEndpoint.findUnique({ where: { id }, select })) ?? fail(WEBHOOK_ENDPOINT_NOT_FOUND);
    const { version } = endpoint;
    assertVersion(fail, expected, endpoint, WebhookEndpointOutput);
    return unlessOvertaken(db.webhookEndpoint.delete({ where: { id, version }, select }));
  },
});
