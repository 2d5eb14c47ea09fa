import { type deleteMailbox, leadsRead, MAIL_STATUSES, mailboxesRead } from "@orrery/domain";
import { encodeGlobalID } from "@pothos/plugin-relay";
import type { PayloadFields } from "../binding/mutation.ts";
import { builder } from "../builder.ts";
import { enumOf } from "./enums.ts";

const Status = enumOf("InboundMailStatus", MAIL_STATUSES, "What became of a mail that came in.");

export const Mailbox = builder.prismaNode("Mailbox", {
  description: "An address that portals send their lead mails to.",
  id: { field: "id" },
  select: { id: true },
  authScopes: { scope: mailboxesRead },
  fields: (t) => ({
    name: t.exposeString("name"),
    address: t.exposeString("address"),
    rules: t.expose("rules", {
      type: "JSON",
      description: "How mails are read, as REST has it; tried before the rules that everybody has.",
    }),
    active: t.exposeBoolean("active"),
    version: t.exposeInt("version", { description: "Goes up with every change." }),
    createdAt: t.expose("createdAt", { type: "DateTime" }),
    updatedAt: t.expose("updatedAt", { type: "DateTime" }),
  }),
});

export const InboundMail = builder.prismaNode("InboundMail", {
  description: "A mail that came in, and what became of it.",
  id: { field: "id" },
  select: { id: true },
  authScopes: { scope: leadsRead },
  fields: (t) => ({
    mailboxId: t.id({
      select: { mailboxId: true },
      resolve: ({ mailboxId }) => encodeGlobalID("Mailbox", mailboxId),
    }),
    fromAddress: t.exposeString("fromAddress", { nullable: true }),
    subject: t.exposeString("subject", { nullable: true }),
    excerpt: t.exposeString("excerpt", { description: "The beginning of its text." }),
    size: t.exposeInt("size", { description: "Bytes." }),
    status: t.field({
      type: Status,
      select: { status: true },
      resolve: ({ status }) => status as (typeof MAIL_STATUSES)[number],
    }),
    readBy: t.exposeString("readBy", { nullable: true, description: "The rule that has read it, or `by-hand`." }),
    problem: t.exposeString("problem", { nullable: true, description: "Why there is no lead of it." }),
    leadId: t.id({
      nullable: true,
      select: { leadId: true },
      resolve: ({ leadId }) => (leadId === null ? null : encodeGlobalID("Lead", leadId)),
    }),
    version: t.exposeInt("version", { description: "Goes up with every change." }),
    createdAt: t.expose("createdAt", { type: "DateTime", description: "When it came in." }),
    updatedAt: t.expose("updatedAt", { type: "DateTime" }),
  }),
});

/** The payload of `deleteMailbox`: it is there no more. */
export const deletedMailbox: PayloadFields<typeof deleteMailbox> = (t) => ({
  mailboxId: t.id({ resolve: ({ given }) => encodeGlobalID("Mailbox", given.id) }),
});
