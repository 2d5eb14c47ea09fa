import { CONFINED } from "@orrery/operation";
import { z } from "zod";
import { operation } from "../../kernel.ts";
import { WEBHOOK_DIALECTS } from "./dialects.ts";
import { assertRoom, insertEndpoint } from "./new-endpoint.ts";
import { assertResources, readableEvents } from "./reach.ts";
import { assertTarget, TARGET_TIMEOUT_MS } from "./target.ts";
import {
  MintedWebhookOutput,
  WEBHOOK_EVENTS_NOT_READABLE,
  WEBHOOK_LIMIT_REACHED,
  WEBHOOK_RESOURCE_NOT_FOUND,
  WEBHOOK_TARGET_REFUSED,
  webhooksWrite,
  withoutSecret,
} from "./webhook-endpoint.ts";
import { webhookFields } from "./webhook-input.ts";

const DEFAULT_DIALECT = "orkestra";

/** Has events sent to a URL, on the credential's account: it gets what that may read, until it is revoked. */
export const createWebhook = operation({
  name: "webhooks.create",
  summary: "Creates a webhook: events are posted to its URL from now on. Its `secret` is shown this once.",
  mode: "effect",
  scope: webhooksWrite,
  rate: "webhook-management",
  input: z.object({
    url: webhookFields.url,
    events: webhookFields.events,
    dialect: z
      .enum(WEBHOOK_DIALECTS)
      .default(DEFAULT_DIALECT)
      .describe("In which form they are sent. What `*` means in a document's dialect are the types that it lists."),
    filter: webhookFields.filter.optional(),
    coalesceSeconds: webhookFields.coalesceSeconds.optional(),
  }),
  output: MintedWebhookOutput,
  errors: [
    CONFINED,
    WEBHOOK_TARGET_REFUSED,
    WEBHOOK_EVENTS_NOT_READABLE,
    WEBHOOK_RESOURCE_NOT_FOUND,
    WEBHOOK_LIMIT_REACHED,
  ],
  example: {
    input: (world) => ({ url: `https://hooks.example.com/${world.unique("crm-")}`, events: ["lead.created"] }),
  },
  redact: withoutSecret,
  timeoutMs: TARGET_TIMEOUT_MS,
  async prepare({ input: { dialect, events, filter }, db, fail, ...request }) {
    const kept = readableEvents({ ...request, fail }, dialect, events);
    await assertResources(db, fail, filter);
    await assertRoom(db, fail);
    return kept;
  },
  work: ({ input: { url }, ...request }) => assertTarget(request, url),
  settle: ({ plan: events, input, ...request }) => insertEndpoint(request, { ...input, events }),
});
