import { z } from "zod";
import { operation } from "../../kernel.ts";
import { newestFirst, pageInput, pageOf } from "../../paging/keyset.ts";
import { leadsRead } from "../lead/lead.ts";
import { MailboxId } from "../mailbox/mailbox.ts";
import { INBOUND_MAIL_SELECT, InboundMailOutput, MAIL_STATUSES } from "./inbound-mail.ts";
import { receiveMail } from "./receive-mail.ts";

/** Mails that came in, the latest first, by cursor. */
export const listInboundMails = operation({
  name: "inboundMails.list",
  summary: "Lists mails that came in, the latest first: with status unparsed those that somebody has to look at.",
  mode: "read",
  scope: leadsRead,
  rate: "read",
  input: z.object({
    mailboxId: MailboxId.optional(),
    status: z.enum(MAIL_STATUSES).optional(),
    ...pageInput,
  }),
  output: pageOf(InboundMailOutput),
  shape: { select: INBOUND_MAIL_SELECT },
  example: {
    input: async (world) => ({
      mailboxId: (await world.run(receiveMail)).mailboxId,
      status: "parsed" as const,
      limit: 2,
    }),
  },
  async handle({ input, db, shape, cursors }) {
    const { mailboxId, status } = input;
    const { where, orderBy, take, page } = newestFirst("inboundMails", { input, cursors });
    const filter = { ...(mailboxId !== undefined && { mailboxId }), ...(status !== undefined && { status }) };
    return page(await db.inboundMail.findMany({ ...shape, where: { AND: [filter, where] }, orderBy, take }));
  },
});
