import {
  type createWebhook,
  type deleteWebhook,
  filterOf,
  overlapEnd,
  type rotateSecret,
  WEBHOOK_DIALECTS,
  WEBHOOK_DISABLED_REASONS,
  WEBHOOK_STATUSES,
  type WebhookDialect,
  webhooksRead,
} from "@orrery/domain";
import { encodeGlobalID } from "@pothos/plugin-relay";
import { nounField, type PayloadFields } from "../binding/mutation.ts";
import { builder } from "../builder.ts";
import { enumOf } from "./enums.ts";

const Dialect = enumOf("WebhookDialect", WEBHOOK_DIALECTS, "The forms in which events are sent.");
export const WebhookStatus = enumOf("WebhookStatus", WEBHOOK_STATUSES, "Whether anything is sent.");
const DisabledReason = enumOf(
  "WebhookDisabledReason",
  WEBHOOK_DISABLED_REASONS,
  "Who or what disabled a webhook: somebody, five days of failures, an answer of 410, or the end of its credential.",
);

export const WebhookEndpoint = builder.prismaNode("WebhookEndpoint", {
  description: "Where events are sent to. Its secret is shown where it is made, and never again.",
  id: { field: "id" },
  select: { id: true },
  authScopes: { scope: webhooksRead },
  fields: (t) => ({
    url: t.exposeString("url"),
    dialect: t.field({
      type: Dialect,
      select: { dialect: true },
      resolve: ({ dialect }) => dialect as WebhookDialect,
    }),
    events: t.exposeStringList("events", { description: "Types of events; `*` is all." }),
    resources: t.stringList({
      nullable: true,
      description: "Events of these resources alone: `kind:id` pairs. Null: of all.",
      select: { filter: true },
      resolve: (row) => filterOf(row)?.resources ?? null,
    }),
    coalesceSeconds: t.exposeInt("coalesceSeconds", {
      nullable: true,
      description: "Within how many seconds updates of one resource become one delivery.",
    }),
    status: t.field({
      type: WebhookStatus,
      select: { status: true },
      resolve: ({ status }) => status as (typeof WEBHOOK_STATUSES)[number],
    }),
    disabledReason: t.field({
      type: DisabledReason,
      nullable: true,
      select: { disabledReason: true },
      resolve: ({ disabledReason }) => disabledReason as (typeof WEBHOOK_DISABLED_REASONS)[number] | null,
    }),
    disabledAt: t.expose("disabledAt", { type: "DateTime", nullable: true }),
    failingSince: t.expose("failingSince", { type: "DateTime", nullable: true }),
    previousUntil: t.field({
      type: "DateTime",
      nullable: true,
      description: "The end of a rotation's overlap: until then the secret before signs as well.",
      select: { previousSecrets: true },
      resolve: ({ previousSecrets }) => overlapEnd(previousSecrets),
    }),
    version: t.exposeInt("version", { description: "Goes up with every change." }),
    createdAt: t.expose("createdAt", { type: "DateTime" }),
    updatedAt: t.expose("updatedAt", { type: "DateTime" }),
  }),
});

/** The payload of what reveals a secret. */
export const mintedWebhook: PayloadFields<typeof createWebhook | typeof rotateSecret> = (t) => ({
  webhook: nounField(t, WebhookEndpoint, (given) => given),
  secret: t.string({
    nullable: true,
    description: "`whsec_…`, shown this once: null where an idempotent request is repeated.",
    resolve: ({ given }) => given.secret,
  }),
});

/** The payload of `deleteWebhook`: it is there no more. */
export const deletedWebhook: PayloadFields<typeof deleteWebhook> = (t) => ({
  webhookId: t.id({ resolve: ({ given }) => encodeGlobalID("WebhookEndpoint", given.id) }),
});
