import { createHash } from "node:crypto";
import { alsoNeeds, SCOPE_REQUIRED } from "@orrery/operation";
import { z } from "zod";
import { presented } from "../../fields/presented.ts";
import { operation } from "../../kernel.ts";
import { atMost, content, contentOf } from "../content.ts";
import { leadsRead, leadsWrite } from "../lead/lead.ts";
import { createMailbox } from "../mailbox/create-mailbox.ts";
import { MAILBOX_NOT_FOUND, MailboxId } from "../mailbox/mailbox.ts";
import type { MailProblem, ReadMail } from "../mailbox/ports.ts";
import { asTaken, CAPTURES, captureLead } from "./capture-lead.ts";
import {
  INBOUND_MAIL_SELECT,
  type InboundMailRow,
  InboundMailView,
  MAIL_MAX_BYTES,
  MAIL_TOO_LARGE,
  MAIL_UNREADABLE,
  toInboundMailView,
} from "./inbound-mail.ts";
import { type Reading, readLead, storable } from "./reading/read-lead.ts";
import { MailRules } from "./reading/rule.ts";

const RECEIVE_TIMEOUT_MS = 60_000;
const EXCERPT_MAX = 4_096;
const KEY_MAX = 300;

const ReceivedMail = presented(
  ({ duplicate, ...row }: InboundMailRow & { readonly duplicate: boolean }) => ({
    ...toInboundMailView(row),
    duplicate,
  }),
  InboundMailView.extend({ duplicate: z.boolean().describe("It came before, and nothing was done.") }),
);

/**
 * Takes a mail, and makes a lead of it where one can be read in it. It is kept whatever it is, once for each Message-ID, in
 * the same commit as its lead: who was told that it was taken need not send it again.
 */
export const receiveMail = operation({
  name: "inboundMails.receive",
  summary: "Takes a mail for a mailbox, and makes a lead of it where it can be read.",
  mode: "effect",
  scope: leadsWrite,
  rate: "write",
  input: z.object({
    mailboxId: MailboxId,
    content,
    contentType: z.string().max(200).optional().describe("What the sender says that it is; it is taken for a mail."),
    isBounce: z
      .boolean()
      .default(false)
      .describe("It came from nobody (an empty sender, as the mail system's own do)."),
  }),
  output: ReceivedMail,
  errors: [MAILBOX_NOT_FOUND, MAIL_TOO_LARGE, MAIL_UNREADABLE, SCOPE_REQUIRED, ...CAPTURES.errors],
  emits: CAPTURES.emits,
  internal: "Bytes come as files: over REST, by mail (SMTP), and by the command line.",
  example: {
    async input(world) {
      const mail = [
        `Message-ID: <${world.unique("mail-")}@example.com>`,
        "From: Portal <leads@portal.example.com>",
        "Subject: A new lead",
        "",
        `Name: Ana Diaz\nEmail: ${world.unique("ana")}@example.com\nMessage: Is it still for sale?\n`,
      ].join("\r\n");
      const { id: mailboxId } = await world.run(createMailbox);
      return { mailboxId, content: contentOf(Buffer.from(mail)), contentType: "message/rfc822" };
    },
    emits: CAPTURES.emits.slice(0, 1),
  },
  // What it answers shows the lead.
  credentialPolicy: alsoNeeds(leadsRead),
  timeoutMs: RECEIVE_TIMEOUT_MS,
  async prepare({ input: { mailboxId: id }, db, fail }) {
    const mailbox = await db.mailbox.findUnique({ where: { id, active: true }, select: { rules: true } });
    return MailRules.parse((mailbox ?? fail(MAILBOX_NOT_FOUND)).rules);
  },
  async work({ plan: rules, input, principal, mailReader, fail }) {
    const tooLarge = () => fail(MAIL_TOO_LARGE, { maxBytes: MAIL_MAX_BYTES });
    const mail = await mailReader.read(atMost(input.content, MAIL_MAX_BYTES, tooLarge));
    // What comes by mail is one, however little it is.
    if (principal.kind !== "mailbox" && !beginsWithFields(mail.raw)) fail(MAIL_UNREADABLE);
    if ("problem" in mail) return { mail, reading: { status: "unparsed", problem: mail.problem } as const };
    const isBounce = input.isBounce || mail.isBounce;
    return { mail, reading: asTaken(readLead({ ...mail, isBounce }, { rules })) };
  },
  async settle({ result: { mail, reading }, input: { mailboxId }, ...request }) {
    const { db } = request;
    const messageKey = messageKeyOf(mail);
    const [taken] = await db.inboundMail.createManyAndReturn({
      data: [{ mailboxId, messageKey, ...kept(mail), ...outcomeOf(reading) }],
      skipDuplicates: true,
      select: INBOUND_MAIL_SELECT,
    });
    const where = { mailboxId, messageKey };
    const select = INBOUND_MAIL_SELECT;
    if (!taken) return { ...(await db.inboundMail.findFirstOrThrow({ where, select })), duplicate: true };
    if (reading.status !== "parsed") return { ...taken, duplicate: false };
    const { id } = taken;
    const { lead } = await captureLead(request, reading.lead);
    const made = await db.inboundMail.update({ where: { id }, data: { leadId: lead?.id ?? null }, select });
    return { ...made, duplicate: false };
  },
});

/** RFC 5322, 2.2: a name, and a colon. */
const beginsWithFields = (raw: Uint8Array) =>
  /^[A-Za-z][A-Za-z0-9-]{0,76}[ \t]*:/.test(Buffer.from(raw.subarray(0, 100)).toString("latin1"));

/** What is kept of a mail, beside what was made of it. */
function kept(mail: ReadMail | MailProblem) {
  const { raw } = mail;
  const said = "problem" in mail ? undefined : mail;
  return {
    raw,
    size: raw.byteLength,
    fromAddress: storable(said?.from?.address, 254),
    subject: storable(said?.subject, 500),
    excerpt: storable(said?.texts[0] ?? new TextDecoder().decode(raw.subarray(0, EXCERPT_MAX)), EXCERPT_MAX) ?? "",
  };
}

/** How a reading is written down. */
export function outcomeOf(reading: Reading) {
  return reading.status === "parsed"
    ? { status: reading.status, readBy: reading.readBy, problem: null }
    : { status: reading.status, readBy: null, problem: reading.problem };
}

/** A mail without a Message-ID, or with an endless one, is known by its hash. */
function messageKeyOf(mail: ReadMail | MailProblem): string {
  const id = "problem" in mail ? undefined : mail.messageId?.trim();
  if (id !== undefined && id !== "" && id.length <= KEY_MAX && storable(id, KEY_MAX) === id) return id;
  return `sha256:${createHash("sha256").update(mail.raw).digest("hex")}`;
}
