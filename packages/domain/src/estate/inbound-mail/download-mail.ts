import { z } from "zod";
import { operation } from "../../kernel.ts";
import { leadsRead } from "../lead/lead.ts";
import { INBOUND_MAIL_NOT_FOUND, InboundMailId } from "./inbound-mail.ts";
import { unreadMail } from "./unread-mail.ts";

/** A mail as it came, byte by byte: for whoever wants to see what nobody could read. */
export const downloadMail = operation({
  name: "inboundMails.download",
  summary: "Gets a mail as it came, with all that is attached to it.",
  mode: "read",
  scope: leadsRead,
  rate: "read",
  input: z.object({ id: InboundMailId }),
  output: z.object({
    id: InboundMailId,
    contentType: z.literal("message/rfc822"),
    fileName: z.string(),
    content: z.base64().describe("Its bytes in base64: at most 10 MiB before that."),
  }),
  errors: [INBOUND_MAIL_NOT_FOUND],
  internal: "It is a file of up to 10 MiB, which REST gives; elsewhere a mail is what could be read of it.",
  example: { input: async (world) => ({ id: (await unreadMail(world)).id }) },
  async handle({ input, db, fail }) {
    const select = { id: true, raw: true };
    const { id, raw } = (await db.inboundMail.findUnique({ where: input, select })) ?? fail(INBOUND_MAIL_NOT_FOUND);
    const content = Buffer.from(raw).toString("base64");
    return { id, contentType: "message/rfc822" as const, fileName: `${id}.eml`, content };
  },
});
