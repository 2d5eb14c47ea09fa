import { z } from "zod";
import { operation } from "../../kernel.ts";
import { createMailbox } from "./create-mailbox.ts";
import { MAILBOX_NOT_FOUND, MAILBOX_SELECT, MailboxId, MailboxOutput, mailboxesRead } from "./mailbox.ts";

export const getMailbox = operation({
  name: "mailboxes.get",
  summary: "Gets one of the organization's mailboxes.",
  mode: "read",
  scope: mailboxesRead,
  rate: "read",
  input: z.object({ id: MailboxId }),
  output: MailboxOutput,
  errors: [MAILBOX_NOT_FOUND],
  shape: { select: MAILBOX_SELECT },
  example: { input: async (world) => ({ id: (await world.run(createMailbox)).id }) },
  async handle({ input, db, shape, fail }) {
    return (await db.mailbox.findUnique({ where: input, ...shape })) ?? fail(MAILBOX_NOT_FOUND);
  },
});
