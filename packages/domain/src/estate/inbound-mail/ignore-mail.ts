import { alsoNeeds, SCOPE_REQUIRED, STALE_VERSION } from "@orrery/operation";
import { z } from "zod";
import { assertVersion, expectedVersion, unlessOvertaken } from "../../fields/version.ts";
import { operation } from "../../kernel.ts";
import { leadsRead, leadsWrite } from "../lead/lead.ts";
import {
  INBOUND_MAIL_NOT_FOUND,
  INBOUND_MAIL_SELECT,
  InboundMailId,
  InboundMailOutput,
  MAIL_HAS_LEAD,
} from "./inbound-mail.ts";
import { isOpen, unreadMail } from "./unread-mail.ts";

/** It stays where it is, and nobody has to look at it any more. */
export const ignoreMail = operation({
  name: "inboundMails.ignore",
  summary: "Puts a mail aside in which there is no lead.",
  mode: "write",
  scope: leadsWrite,
  rate: "write",
  input: z.object({ id: InboundMailId, expectedVersion }),
  output: InboundMailOutput,
  errors: [INBOUND_MAIL_NOT_FOUND, MAIL_HAS_LEAD, SCOPE_REQUIRED, STALE_VERSION],
  example: { input: async (world) => ({ id: (await unreadMail(world)).id }) },
  credentialPolicy: alsoNeeds(leadsRead),
  async handle({ input: { id, expectedVersion: expected }, db, fail }) {
    const select = INBOUND_MAIL_SELECT;
    const mail = (await db.inboundMail.findUnique({ where: { id }, select })) ?? fail(INBOUND_MAIL_NOT_FOUND);
    const { version } = mail;
    assertVersion(fail, expected, mail, InboundMailOutput);
    if (!isOpen(mail)) fail(MAIL_HAS_LEAD, { leadId: mail.leadId });
    const data = { status: "ignored", problem: "Put aside by hand.", version: version + 1 };
    return unlessOvertaken(db.inboundMail.update({ where: { id, version }, data, select }));
  },
});
