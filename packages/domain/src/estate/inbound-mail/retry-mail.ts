import { alsoNeeds, SCOPE_REQUIRED } from "@orrery/operation";
import { z } from "zod";
import { unlessOvertaken } from "../../fields/version.ts";
import { operation } from "../../kernel.ts";
import { contentOf } from "../content.ts";
import { leadsRead, leadsWrite } from "../lead/lead.ts";
import { asTaken, CAPTURES, captureLead } from "./capture-lead.ts";
import {
  INBOUND_MAIL_NOT_FOUND,
  INBOUND_MAIL_SELECT,
  InboundMailId,
  InboundMailOutput,
  MAIL_HAS_LEAD,
} from "./inbound-mail.ts";
import { readLead } from "./reading/read-lead.ts";
import { MailRules } from "./reading/rule.ts";
import { outcomeOf } from "./receive-mail.ts";
import { isOpen, unreadMail } from "./unread-mail.ts";

const RETRY_TIMEOUT_MS = 60_000;

/** After the rules have changed; of what was ignored, also without: somebody says that a lead is in it. */
export const retryMail = operation({
  name: "inboundMails.retry",
  summary: "Reads a mail again that could not be read or was ignored, by the rules as they are now.",
  mode: "effect",
  scope: leadsWrite,
  rate: "write",
  input: z.object({ id: InboundMailId }),
  output: InboundMailOutput,
  errors: [INBOUND_MAIL_NOT_FOUND, MAIL_HAS_LEAD, SCOPE_REQUIRED, ...CAPTURES.errors],
  emits: CAPTURES.emits,
  example: { input: async (world) => ({ id: (await unreadMail(world)).id }) },
  credentialPolicy: alsoNeeds(leadsRead),
  timeoutMs: RETRY_TIMEOUT_MS,
  async prepare({ input: { id }, db, fail }) {
    const select = { raw: true, status: true, leadId: true, mailbox: { select: { rules: true } } };
    const mail = (await db.inboundMail.findUnique({ where: { id }, select })) ?? fail(INBOUND_MAIL_NOT_FOUND);
    if (!isOpen(mail)) fail(MAIL_HAS_LEAD, { leadId: mail.leadId });
    return { raw: mail.raw, rules: MailRules.parse(mail.mailbox.rules) };
  },
  async work({ plan: { raw, rules }, mailReader }) {
    const mail = await mailReader.read(contentOf(raw));
    if ("problem" in mail) return { status: "unparsed", problem: mail.problem } as const;
    return asTaken(readLead(mail, { rules, isAsked: true }));
  },
  async settle({ result: reading, input: { id }, ...request }) {
    const { db, fail } = request;
    const select = INBOUND_MAIL_SELECT;
    const mail = (await db.inboundMail.findUnique({ where: { id }, select })) ?? fail(INBOUND_MAIL_NOT_FOUND);
    if (!isOpen(mail)) fail(MAIL_HAS_LEAD, { leadId: mail.leadId });
    const lead = reading.status === "parsed" ? (await captureLead(request, reading.lead)).lead : null;
    const data = { ...outcomeOf(reading), leadId: lead?.id ?? null, version: mail.version + 1 };
    return unlessOvertaken(db.inboundMail.update({ where: { id, version: mail.version }, data, select }));
  },
});
