import { CONFINED } from "@orrery/operation";
import { z } from "zod";
import { text } from "../../fields/text.ts";
import { operation } from "../../kernel.ts";
import { assertRoom, insertEndpoint } from "./new-endpoint.ts";
import { readableEvents } from "./reach.ts";
import { assertTarget, TARGET_TIMEOUT_MS } from "./target.ts";
import {
  WEBHOOK_EVENTS_NOT_READABLE,
  WEBHOOK_LIMIT_REACHED,
  WEBHOOK_TARGET_REFUSED,
  WebhookEndpointId,
  webhooksWrite,
  withoutSecret,
} from "./webhook-endpoint.ts";
import { webhookFields } from "./webhook-input.ts";

const DIALECT = "organicagent";

/** OrganicAgent's REST hook, as Zapier and Make subscribe by it (CONTRACTS.md, "OrganicAgent"). */
export const subscribeWebhook = operation({
  name: "webhooks.subscribe",
  summary: "Subscribes a URL to one type of event. The `secret` is shown this once.",
  mode: "effect",
  scope: webhooksWrite,
  rate: "webhook-management",
  input: z.object({ event: text(100).describe("A type of event; `*` is all."), targetUrl: webhookFields.url }),
  output: z.object({ id: WebhookEndpointId, secret: z.string().nullable() }),
  errors: [CONFINED, WEBHOOK_TARGET_REFUSED, WEBHOOK_EVENTS_NOT_READABLE, WEBHOOK_LIMIT_REACHED],
  internal: "It is `webhooks.create` in the words of OrganicAgent's contract, which are REST's.",
  example: {
    input: (world) => ({ event: "lead.created", targetUrl: `https://hooks.example.com/${world.unique("zap-")}` }),
  },
  redact: withoutSecret,
  timeoutMs: TARGET_TIMEOUT_MS,
  async prepare({ input: { event }, db, fail, ...request }) {
    const kept = readableEvents({ ...request, fail }, DIALECT, [event], () => "event");
    await assertRoom(db, fail);
    return kept;
  },
  work: ({ input: { targetUrl }, ...request }) => assertTarget(request, targetUrl),
  async settle({ plan: events, input: { targetUrl: url }, ...request }) {
    const { id, secret } = await insertEndpoint(request, { url, dialect: DIALECT, events });
    return { id: WebhookEndpointId.parse(id), secret };
  },
});
