import { event } from "@orrery/operation";
import { WebhookEndpointOutput, webhooksRead } from "./webhook-endpoint.ts";

/** No operation emits it: what sends writes it in the commit that disables, since nobody asked for it. */
export const webhookDisabled = event(
  "webhook.disabled",
  "A webhook was disabled: it failed for five days, answered 410, or its credential ended.",
  WebhookEndpointOutput,
  { scope: webhooksRead, model: "WebhookEndpoint" },
);
