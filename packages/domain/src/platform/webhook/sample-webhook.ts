import { randomUUID } from "node:crypto";
import { invalidInput } from "@orrery/operation";
import { z } from "zod";
import { text } from "../../fields/text.ts";
import { operation } from "../../kernel.ts";
import { WEBHOOK_DIALECTS } from "./dialects.ts";
import { namedOrganization } from "./named-organization.ts";
import { webhooksRead } from "./webhook-endpoint.ts";

const Payload = z.record(z.string(), z.unknown());

/** What Zapier and Make show while a subscription is set up: nothing has to have happened yet. */
export const sampleWebhook = operation({
  name: "webhooks.samples",
  summary: "Gives samples of what is sent of a type of event: whole payloads, of made-up data.",
  mode: "read",
  scope: webhooksRead,
  rate: "webhook-management",
  input: z.object({
    event: text(100).describe("A type of event."),
    dialect: z.enum(WEBHOOK_DIALECTS).default("organicagent").describe("In which form; OrganicAgent's, unless told."),
  }),
  output: z.object({ items: z.array(Payload) }),
  example: { input: () => ({ event: "lead.created" }) },
  async handle({ input: { event: type, dialect }, principal, db, events, webhookBodies, now }) {
    if (!events.types.some((known) => known.type === type)) {
      throw invalidInput([{ path: "event", message: `There is no event type ${type}.` }]);
    }
    const organization = await namedOrganization(db, principal.organizationId);
    const sample = { dialect, type, eventId: randomUUID(), organization, createdAt: now };
    return { items: [Payload.parse(JSON.parse(webhookBodies.sample(sample)))] };
  },
});
