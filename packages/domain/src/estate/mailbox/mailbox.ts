import type { Prisma } from "@orrery/db";
import { id, reason, scope } from "@orrery/operation";
import { z } from "zod";
import { presented, timestamp, view } from "../../fields/presented.ts";
import { text } from "../../fields/text.ts";
import { MailRules } from "../inbound-mail/reading/rule.ts";

export const mailboxesRead = scope("mailboxes:read", "Read mailboxes for leads, with their addresses");
export const mailboxesWrite = scope("mailboxes:write", "Create, change and delete mailboxes for leads", {
  role: "admin",
});

export const MAILBOX_NOT_FOUND = reason("MAILBOX_NOT_FOUND", "NOT_FOUND", "No mailbox has this id.");

export const MailboxId = id("Mailbox");

export const MAILBOX_SELECT = {
  id: true,
  name: true,
  address: true,
  rules: true,
  active: true,
  version: true,
  createdAt: true,
  updatedAt: true,
} satisfies Prisma.MailboxSelect;

export type MailboxRow = Prisma.MailboxGetPayload<{ select: typeof MAILBOX_SELECT }>;

export const MailboxView = view("Mailbox", {
  id: MailboxId,
  name: z.string(),
  address: z.string().describe("Where portals send their leads to."),
  rules: MailRules.describe("How mails are read; tried before the rules that everybody has."),
  active: z.boolean(),
  version: z.int(),
  createdAt: timestamp,
  updatedAt: timestamp,
});

function toMailboxView({ rules, createdAt, updatedAt, ...row }: MailboxRow): z.input<typeof MailboxView> {
  return {
    ...row,
    rules: rules as unknown as z.input<typeof MailRules>,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  };
}

export const MailboxOutput = presented(toMailboxView, MailboxView);

/** What a mailbox is made of and may be changed in. */
export const mailboxFields = {
  name: text(200),
  rules: MailRules.describe(
    "How mails are read that come from elsewhere, or look different; tried in this order, first.",
  ),
  active: z.boolean(),
};
