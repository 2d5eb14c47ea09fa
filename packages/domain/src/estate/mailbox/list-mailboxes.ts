import { z } from "zod";
import { operation } from "../../kernel.ts";
import { newestFirst, pageInput, pageOf } from "../../paging/keyset.ts";
import { createMailbox } from "./create-mailbox.ts";
import { MAILBOX_SELECT, MailboxOutput, mailboxesRead } from "./mailbox.ts";

export const listMailboxes = operation({
  name: "mailboxes.list",
  summary: "Lists the organization's mailboxes, newest first, also those that are not active.",
  mode: "read",
  scope: mailboxesRead,
  rate: "read",
  input: z.object(pageInput),
  output: pageOf(MailboxOutput),
  shape: { select: MAILBOX_SELECT },
  example: {
    async input(world) {
      await world.run(createMailbox);
      return { limit: 2 };
    },
  },
  async handle({ input, db, shape, cursors }) {
    const { where, orderBy, take, page } = newestFirst("mailboxes", { input, cursors });
    return page(await db.mailbox.findMany({ ...shape, where, orderBy, take }));
  },
});
