import type { Prisma } from "@orrery/db";
import { id, reason } from "@orrery/operation";
import { z } from "zod";
import { presented, timestamp, view } from "../../fields/presented.ts";
import { LeadId } from "../lead/lead.ts";
import { MailboxId } from "../mailbox/mailbox.ts";

export const INBOUND_MAIL_NOT_FOUND = reason("INBOUND_MAIL_NOT_FOUND", "NOT_FOUND", "No mail has this id.");
/** In `details.leadId`: which. */
export const MAIL_HAS_LEAD = reason("MAIL_HAS_LEAD", "UNPROCESSABLE", "There is a lead of this mail already.");
export const MAIL_UNREADABLE = reason(
  "MAIL_UNREADABLE",
  "BAD_REQUEST",
  "The file is no mail: it does not begin with header fields.",
);
export const MAIL_TOO_LARGE = reason("MAIL_TOO_LARGE", "PAYLOAD_TOO_LARGE", "The mail is too large.");

/** The largest mail that is taken, with all that is attached to it. */
export const MAIL_MAX_BYTES = 10 * 1024 * 1024;

export const InboundMailId = id("InboundMail");

/** A lead was made of it; nobody could read it, so that somebody looks at it; or it is none that leads are in. */
export const MAIL_STATUSES = ["parsed", "unparsed", "ignored"] as const;
export type MailStatus = (typeof MAIL_STATUSES)[number];

export const INBOUND_MAIL_SELECT = {
  id: true,
  mailboxId: true,
  fromAddress: true,
  subject: true,
  excerpt: true,
  size: true,
  status: true,
  readBy: true,
  problem: true,
  leadId: true,
  version: true,
  createdAt: true,
  updatedAt: true,
} satisfies Prisma.InboundMailSelect;

export type InboundMailRow = Prisma.InboundMailGetPayload<{ select: typeof INBOUND_MAIL_SELECT }>;

export const InboundMailView = view("InboundMail", {
  id: InboundMailId,
  mailboxId: MailboxId,
  fromAddress: z.string().nullable(),
  subject: z.string().nullable(),
  excerpt: z.string().describe("The beginning of its text."),
  size: z.int().describe("Bytes."),
  status: z.enum(MAIL_STATUSES),
  readBy: z.string().nullable().describe("The rule that has read it, or `by-hand`."),
  problem: z.string().nullable().describe("Why there is no lead of it."),
  leadId: LeadId.nullable().describe("The lead that was made of it, or that it was merged with."),
  version: z.int(),
  createdAt: timestamp.describe("When it came in."),
  updatedAt: timestamp,
});

export function toInboundMailView({
  status,
  createdAt,
  updatedAt,
  ...row
}: InboundMailRow): z.input<typeof InboundMailView> {
  return {
    ...row,
    status: status as MailStatus,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  };
}

export const InboundMailOutput = presented(toInboundMailView, InboundMailView);
