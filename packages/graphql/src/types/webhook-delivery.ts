import {
  ATTEMPTS_SHOWN,
  type redeliver,
  type replayWebhook,
  type sampleWebhook,
  type sendTestEvent,
  WEBHOOK_DELIVERY_STATES,
  webhooksRead,
} from "@orrery/domain";
import type { OutputOf } from "@orrery/operation";
import { encodeGlobalID } from "@pothos/plugin-relay";
import type { PayloadFields } from "../binding/mutation.ts";
import { builder } from "../builder.ts";
import { enumOf } from "./enums.ts";

type DeliveryState = (typeof WEBHOOK_DELIVERY_STATES)[number];

const State = enumOf(
  "WebhookDeliveryState",
  WEBHOOK_DELIVERY_STATES,
  "Waiting (also for its next attempt), taken by the receiver, given up, or not to be sent any more.",
);

builder.prismaObject("WebhookAttempt", {
  description: "One request that was made for a delivery.",
  select: { id: true },
  authScopes: { scope: webhooksRead },
  fields: (t) => ({
    number: t.exposeInt("number", { description: "From 1." }),
    startedAt: t.expose("startedAt", { type: "DateTime" }),
    ms: t.exposeInt("ms", { description: "How long it took." }),
    status: t.exposeInt("status", { nullable: true }),
    error: t.exposeString("error", { nullable: true, description: "Why there was no answer." }),
    answer: t.exposeString("answer", { nullable: true, description: "Its first KiB." }),
  }),
});

export const WebhookDelivery = builder.prismaObject("WebhookDelivery", {
  description: "One event on its way to one webhook.",
  select: { id: true },
  authScopes: { scope: webhooksRead },
  fields: (t) => ({
    id: t.exposeID("id", { description: "A UUID." }),
    webhookId: t.id({
      select: { endpointId: true },
      resolve: ({ endpointId }) => encodeGlobalID("WebhookEndpoint", endpointId),
    }),
    eventId: t.exposeID("eventId", { description: "What its `webhook-id` is, on every attempt." }),
    type: t.exposeString("type"),
    resourceId: t.exposeID("resourceId", { description: "A UUID." }),
    isTest: t.exposeBoolean("isTest"),
    state: t.field({ type: State, select: { state: true }, resolve: ({ state }) => state as DeliveryState }),
    attemptCount: t.exposeInt("attempts"),
    nextAttemptAt: t.expose("nextAttemptAt", { type: "DateTime", nullable: true }),
    lastStatus: t.exposeInt("lastStatus", { nullable: true }),
    createdAt: t.expose("createdAt", { type: "DateTime" }),
    settledAt: t.expose("settledAt", { type: "DateTime", nullable: true }),
    attempts: t.relation("attemptsMade", {
      description: "The last that were made, newest first.",
      query: { orderBy: { number: "desc" }, take: ATTEMPTS_SHOWN },
    }),
  }),
});

/** The payload of what sends one delivery. */
export const sentDelivery: PayloadFields<typeof sendTestEvent | typeof redeliver> = (t) => ({
  deliveryId: t.id({ description: "A UUID.", resolve: ({ given }) => given.id }),
  eventId: t.id({ description: "What its `webhook-id` is.", resolve: ({ given }) => given.eventId }),
});

/** The payload of `replayWebhook`. */
export const replayed: PayloadFields<typeof replayWebhook> = (t) => ({
  queued: t.int({ description: "How many events are sent.", resolve: ({ given }) => given.queued }),
  nextCursor: t.string({
    nullable: true,
    description: "Where another replay goes on; null where this one is all.",
    resolve: ({ given }) => given.nextCursor,
  }),
});

export const WebhookSamples = builder.objectRef<OutputOf<typeof sampleWebhook>>("WebhookSamples").implement({
  description: "What is sent of a type of event, of made-up data.",
  fields: (t) => ({
    items: t.field({ type: ["JSON"], description: "Whole payloads.", resolve: ({ items }) => items }),
  }),
});
