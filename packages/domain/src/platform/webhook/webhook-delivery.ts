import type { Prisma } from "@orrery/db";
import { id, reason } from "@orrery/operation";
import { z } from "zod";
import { presented, timestamp, view } from "../../fields/presented.ts";
import { WebhookEndpointId } from "./webhook-endpoint.ts";

export const WEBHOOK_DELIVERY_NOT_FOUND = reason(
  "WEBHOOK_DELIVERY_NOT_FOUND",
  "NOT_FOUND",
  "No delivery of this webhook has this id.",
);

export const WebhookDeliveryId = id("WebhookDelivery");

/** Waiting (also for its next attempt), taken by the receiver, given up, or not to be sent any more. */
export const WEBHOOK_DELIVERY_STATES = ["pending", "delivered", "dead", "cancelled"] as const;
type State = (typeof WEBHOOK_DELIVERY_STATES)[number];

/** The most attempts that a delivery shows: its last ones. */
export const ATTEMPTS_SHOWN = 20;

export const WEBHOOK_ATTEMPT_SELECT = {
  number: true,
  startedAt: true,
  ms: true,
  status: true,
  error: true,
  answer: true,
} satisfies Prisma.WebhookAttemptSelect;

export const WEBHOOK_DELIVERY_SELECT = {
  id: true,
  endpointId: true,
  eventId: true,
  type: true,
  resourceId: true,
  isTest: true,
  state: true,
  attempts: true,
  nextAttemptAt: true,
  lastStatus: true,
  createdAt: true,
  settledAt: true,
  attemptsMade: { select: WEBHOOK_ATTEMPT_SELECT, orderBy: { number: "desc" }, take: ATTEMPTS_SHOWN },
} satisfies Prisma.WebhookDeliverySelect;

type WebhookDeliveryRow = Prisma.WebhookDeliveryGetPayload<{ select: typeof WEBHOOK_DELIVERY_SELECT }>;

const WebhookAttemptView = view("WebhookAttempt", {
  number: z.int().describe("From 1."),
  startedAt: timestamp,
  ms: z.int().describe("How long it took."),
  status: z.int().nullable(),
  error: z.string().nullable().describe("Why there was no answer."),
  answer: z.string().nullable().describe("Its first KiB."),
});

/** One event on its way to one webhook. `attempts` are the last ones that were made, newest first. */
export const WebhookDeliveryView = view("WebhookDelivery", {
  id: WebhookDeliveryId,
  webhookId: WebhookEndpointId,
  eventId: z.uuid().describe("What its `webhook-id` is, on every attempt."),
  type: z.string(),
  resourceId: z.uuid(),
  isTest: z.boolean(),
  state: z.enum(WEBHOOK_DELIVERY_STATES),
  attemptCount: z.int(),
  nextAttemptAt: timestamp.nullable(),
  lastStatus: z.int().nullable(),
  createdAt: timestamp,
  settledAt: timestamp.nullable(),
  attempts: z.array(WebhookAttemptView),
});

export const WebhookDeliveryOutput = presented((row: WebhookDeliveryRow): z.input<typeof WebhookDeliveryView> => {
  const { endpointId, state, attempts, attemptsMade, nextAttemptAt, settledAt, createdAt, ...rest } = row;
  return {
    ...rest,
    webhookId: endpointId,
    state: state as State,
    attemptCount: attempts,
    nextAttemptAt: nextAttemptAt?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
    settledAt: settledAt?.toISOString() ?? null,
    attempts: attemptsMade.map(({ startedAt, ...attempt }) => ({ ...attempt, startedAt: startedAt.toISOString() })),
  };
}, WebhookDeliveryView);
