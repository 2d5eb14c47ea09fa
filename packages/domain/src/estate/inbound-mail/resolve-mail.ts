import { alsoNeeds, SCOPE_REQUIRED, STALE_VERSION } from "@orrery/operation";
import { z } from "zod";
import { formText, orNull, text } from "../../fields/text.ts";
import { assertVersion, expectedVersion, unlessOvertaken } from "../../fields/version.ts";
import { operation } from "../../kernel.ts";
import { leadsRead, leadsWrite } from "../lead/lead.ts";
import { SOURCE_MAX, sentLeadFields } from "../lead/lead-input.ts";
import { CAPTURES, captureLead } from "./capture-lead.ts";
import {
  INBOUND_MAIL_NOT_FOUND,
  INBOUND_MAIL_SELECT,
  InboundMailId,
  InboundMailOutput,
  MAIL_HAS_LEAD,
} from "./inbound-mail.ts";
import { isOpen, unreadMail } from "./unread-mail.ts";

const DEFAULT_SOURCE = "email";

/** Somebody has read it. The lead is made as any other: with a known email address it is merged. */
export const resolveMail = operation({
  name: "inboundMails.resolve",
  summary: "Makes a lead by hand of a mail that could not be read.",
  mode: "write",
  scope: leadsWrite,
  rate: "write",
  input: z.object({
    id: InboundMailId,
    expectedVersion,
    name: text(200),
    source: orNull(formText(SOURCE_MAX)).transform((value) => value ?? DEFAULT_SOURCE),
    ...sentLeadFields,
  }),
  output: InboundMailOutput,
  errors: [INBOUND_MAIL_NOT_FOUND, MAIL_HAS_LEAD, SCOPE_REQUIRED, STALE_VERSION, ...CAPTURES.errors],
  emits: CAPTURES.emits,
  example: {
    input: async (world) => ({
      id: (await unreadMail(world)).id,
      name: "Ana Diaz",
      email: `${world.unique("ana")}@example.com`,
    }),
    emits: CAPTURES.emits.slice(0, 1),
  },
  credentialPolicy: alsoNeeds(leadsRead),
  async handle({ input: { id, expectedVersion: expected, ...fields }, ...request }) {
    const { db, fail } = request;
    const select = INBOUND_MAIL_SELECT;
    const mail = (await db.inboundMail.findUnique({ where: { id }, select })) ?? fail(INBOUND_MAIL_NOT_FOUND);
    const { version } = mail;
    assertVersion(fail, expected, mail, InboundMailOutput);
    if (!isOpen(mail)) fail(MAIL_HAS_LEAD, { leadId: mail.leadId });
    const { lead } = await captureLead(request, fields);
    const data = { status: "parsed", readBy: "by-hand", problem: null, leadId: lead?.id ?? null, version: version + 1 };
    return unlessOvertaken(db.inboundMail.update({ where: { id, version }, data, select }));
  },
});
