import type { Prisma } from "@orrery/db";
import { holds, id } from "@orrery/operation";
import { z } from "zod";
import { leadsRead } from "../../estate/lead/lead.ts";
import { presented, timestamp, view } from "../../fields/presented.ts";
import { operation } from "../../kernel.ts";
import { newestFirst, pageInput, pageOf } from "../../paging/keyset.ts";
import { webhooksRead } from "../webhook/webhook-endpoint.ts";
import { createInboundWebhook } from "./create-inbound-webhook.ts";
import { INBOUND_WEBHOOK_NOT_FOUND, InboundWebhookId } from "./inbound-webhook.ts";
import { receiveInbound } from "./receive.ts";

/** Taken, taken before, or refused. */
export const INBOUND_OUTCOMES = ["accepted", "duplicate", "rejected"] as const;

const SELECT = {
  id: true,
  inboundId: true,
  externalId: true,
  outcome: true,
  status: true,
  error: true,
  leadId: true,
  body: true,
  createdAt: true,
} satisfies Prisma.InboundDeliverySelect;

/** A message that came in. What it says of people is for who may read leads. */
export const InboundDeliveryView = view("InboundDelivery", {
  id: id("InboundDelivery"),
  inboundId: InboundWebhookId,
  externalId: z.string().nullable().describe("The sender's id of it, where it was taken."),
  outcome: z.enum(INBOUND_OUTCOMES),
  status: z.int().describe("What it was answered with."),
  error: z.string().nullable(),
  leadId: z.uuid().nullable().describe("The lead that it made or was merged with."),
  body: z.string().nullable().describe("Its first 4 KiB. Null to a credential without `leads:read`."),
  createdAt: timestamp,
});

type Row = Omit<Prisma.InboundDeliveryGetPayload<{ select: typeof SELECT }>, "body"> & { readonly body: string | null };

const InboundDeliveryOutput = presented(
  ({ createdAt, outcome, ...row }: Row) => ({
    ...row,
    outcome: outcome as (typeof INBOUND_OUTCOMES)[number],
    createdAt: createdAt.toISOString(),
  }),
  InboundDeliveryView,
);

export const listInboundDeliveries = operation({
  name: "inboundWebhooks.deliveries",
  summary: "Lists what came in at an inbound webhook in the last 30 days, newest first, and what became of it.",
  mode: "read",
  scope: webhooksRead,
  rate: "webhook-management",
  input: z.object({
    inboundId: InboundWebhookId,
    outcome: z.enum(INBOUND_OUTCOMES).optional(),
    ...pageInput,
  }),
  output: pageOf(InboundDeliveryOutput),
  errors: [INBOUND_WEBHOOK_NOT_FOUND],
  shape: { select: SELECT },
  example: {
    async input(world) {
      const { id, token } = await world.run(createInboundWebhook, { signature: { scheme: "none" } });
      if (token !== null) await world.run(receiveInbound, { token });
      return { inboundId: id };
    },
  },
  async handle({ input, principal, db, shape, cursors, fail }) {
    const { inboundId, outcome } = input;
    const { where, orderBy, take, page } = newestFirst(`inbound:${inboundId}`, { input, cursors });
    const filters = [{ inboundId }, ...(outcome === undefined ? [] : [{ outcome }]), where];
    const rows = await db.inboundDelivery.findMany({ ...shape, where: { AND: filters }, orderBy, take });
    // Rows, or a cursor, mean that there is such a webhook.
    if (rows.length === 0 && input.cursor === undefined) {
      const inbound = await db.inboundWebhook.findUnique({ where: { id: inboundId }, select: { id: true } });
      if (inbound === null) fail(INBOUND_WEBHOOK_NOT_FOUND);
    }
    const isShown = holds(principal, leadsRead);
    return page(rows.map((row) => ({ ...row, body: isShown ? row.body : null })));
  },
});
