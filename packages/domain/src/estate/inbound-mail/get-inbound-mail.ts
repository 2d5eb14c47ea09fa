import { z } from "zod";
import { operation } from "../../kernel.ts";
import { leadsRead } from "../lead/lead.ts";
import { INBOUND_MAIL_NOT_FOUND, INBOUND_MAIL_SELECT, InboundMailId, InboundMailOutput } from "./inbound-mail.ts";
import { receiveMail } from "./receive-mail.ts";

export const getInboundMail = operation({
  name: "inboundMails.get",
  summary: "Gets a mail that came in, and what became of it.",
  mode: "read",
  scope: leadsRead,
  rate: "read",
  input: z.object({ id: InboundMailId }),
  output: InboundMailOutput,
  errors: [INBOUND_MAIL_NOT_FOUND],
  shape: { select: INBOUND_MAIL_SELECT },
  example: { input: async (world) => ({ id: (await world.run(receiveMail)).id }) },
  async handle({ input, db, shape, fail }) {
    return (await db.inboundMail.findUnique({ where: input, ...shape })) ?? fail(INBOUND_MAIL_NOT_FOUND);
  },
});
