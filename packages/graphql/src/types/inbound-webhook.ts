import {
  type createInboundWebhook,
  type deleteInboundWebhook,
  INBOUND_OUTCOMES,
  type INBOUND_STATUSES,
  INBOUND_TARGETS,
  SIGNATURE_SCHEMES,
  verificationOf,
  webhooksRead,
} from "@orrery/domain";
import { encodeGlobalID } from "@pothos/plugin-relay";
import { nounField, type PayloadFields } from "../binding/mutation.ts";
import { builder } from "../builder.ts";
import { enumOf } from "./enums.ts";
import { WebhookStatus } from "./webhook.ts";

const Target = enumOf("InboundTarget", INBOUND_TARGETS, "What a message becomes.");
const Outcome = enumOf("InboundOutcome", INBOUND_OUTCOMES, "Taken, taken before, or refused.");
const Scheme = enumOf("SignatureScheme", SIGNATURE_SCHEMES, "How a sender signs.");

export const InboundWebhook = builder.prismaNode("InboundWebhook", {
  description:
    "An address that others send to. The address and its secret are shown where it is made, and never again.",
  id: { field: "id" },
  select: { id: true },
  authScopes: { scope: webhooksRead },
  fields: (t) => ({
    name: t.exposeString("name"),
    target: t.field({
      type: Target,
      select: { target: true },
      resolve: ({ target }) => target as (typeof INBOUND_TARGETS)[number],
    }),
    signatureScheme: t.field({
      type: Scheme,
      select: { verification: true },
      resolve: (row) => verificationOf(row).signature.scheme,
    }),
    signatureHeader: t.string({
      nullable: true,
      select: { verification: true },
      resolve: (row) => verificationOf(row).signature.header ?? null,
    }),
    mapping: t.expose("mapping", {
      type: "JSON",
      description: "From where in the body each field of the lead comes, as REST has it.",
    }),
    status: t.field({
      type: WebhookStatus,
      select: { status: true },
      resolve: ({ status }) => status as (typeof INBOUND_STATUSES)[number],
    }),
    version: t.exposeInt("version", { description: "Goes up with every change." }),
    createdAt: t.expose("createdAt", { type: "DateTime" }),
    updatedAt: t.expose("updatedAt", { type: "DateTime" }),
  }),
});

export const InboundDelivery = builder.prismaObject("InboundDelivery", {
  description: "A message that came in.",
  select: { id: true },
  authScopes: { scope: webhooksRead },
  fields: (t) => ({
    id: t.exposeID("id", { description: "A UUID." }),
    externalId: t.exposeString("externalId", { nullable: true, description: "The sender's id of it." }),
    outcome: t.field({
      type: Outcome,
      select: { outcome: true },
      resolve: ({ outcome }) => outcome as (typeof INBOUND_OUTCOMES)[number],
    }),
    status: t.exposeInt("status", { description: "What it was answered with." }),
    error: t.exposeString("error", { nullable: true }),
    leadId: t.id({
      nullable: true,
      select: { leadId: true },
      resolve: ({ leadId }) => (leadId === null ? null : encodeGlobalID("Lead", leadId)),
    }),
    body: t.exposeString("body", { nullable: true, description: "Its first 4 KiB, to who may read leads." }),
    createdAt: t.expose("createdAt", { type: "DateTime" }),
  }),
});

/** The payload of `createInboundWebhook`. */
export const mintedInbound: PayloadFields<typeof createInboundWebhook> = (t) => ({
  inboundWebhook: nounField(t, InboundWebhook, (given) => given),
  url: t.string({
    nullable: true,
    description: "Where to send to, shown this once: null where an idempotent request is repeated.",
    resolve: ({ given }) => given.url,
  }),
  secret: t.string({
    nullable: true,
    description: "What to sign with, shown this once.",
    resolve: ({ given }) => given.secret,
  }),
});

/** The payload of `deleteInboundWebhook`: it is there no more. */
export const deletedInbound: PayloadFields<typeof deleteInboundWebhook> = (t) => ({
  inboundWebhookId: t.id({ resolve: ({ given }) => encodeGlobalID("InboundWebhook", given.id) }),
});
