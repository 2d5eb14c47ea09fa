import { randomUUID } from "node:crypto";
import { invalidInput } from "@orrery/operation";
import { z } from "zod";
import { text } from "../../fields/text.ts";
import { operation } from "../../kernel.ts";
import { createWebhook } from "./create-webhook.ts";
import type { WebhookDialect } from "./dialects.ts";
import { namedOrganization } from "./named-organization.ts";
import { ALL_EVENTS } from "./reach.ts";
import { WEBHOOK_DELIVERY_SELECT, WebhookDeliveryOutput } from "./webhook-delivery.ts";
import {
  WEBHOOK_DISABLED,
  WEBHOOK_ENDPOINT_NOT_FOUND,
  WEBHOOK_ENDPOINT_SELECT,
  WebhookEndpointId,
  webhooksWrite,
} from "./webhook-endpoint.ts";

/** A delivery like any other, of made-up data under an id of its own. It is in no log, and is no event. */
export const sendTestEvent = operation({
  name: "webhooks.test",
  summary: "Sends a sample event to a webhook, signed like any other.",
  mode: "write",
  scope: webhooksWrite,
  rate: "webhook-management",
  input: z.object({
    id: WebhookEndpointId,
    event: text(100).optional().describe("Its type; the first that the webhook takes, unless told."),
  }),
  output: WebhookDeliveryOutput,
  errors: [WEBHOOK_ENDPOINT_NOT_FOUND, WEBHOOK_DISABLED],
  example: { input: async (world) => ({ id: (await world.run(createWebhook)).id, event: "lead.created" }) },
  async handle({ input: { id, event }, principal, db, events, webhookBodies, webhookEngine, now, fail }) {
    const { organizationId } = principal;
    const endpoint =
      (await db.webhookEndpoint.findUnique({ where: { id }, select: WEBHOOK_ENDPOINT_SELECT })) ??
      fail(WEBHOOK_ENDPOINT_NOT_FOUND);
    if (endpoint.status !== "active") fail(WEBHOOK_DISABLED);
    const known = events.types.map(({ type }) => type);
    const type = event ?? endpoint.events.find((one) => known.includes(one)) ?? known[0] ?? ALL_EVENTS;
    if (!known.includes(type)) throw invalidInput([{ path: "event", message: `There is no event type ${type}.` }]);
    const eventId = randomUUID();
    const dialect = endpoint.dialect as WebhookDialect;
    const organization = await namedOrganization(db, organizationId);
    const body = webhookBodies.sample({ dialect, type, eventId, organization, createdAt: now });
    const delivery = await db.webhookDelivery.create({
      data: { endpointId: id, eventId, type, resourceId: randomUUID(), isTest: true, body },
      select: WEBHOOK_DELIVERY_SELECT,
    });
    await webhookEngine.wake(organizationId, id);
    return delivery;
  },
});
