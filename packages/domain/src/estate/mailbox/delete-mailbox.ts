import { STALE_VERSION } from "@orrery/operation";
import { z } from "zod";
import { assertVersion, expectedVersion, unlessOvertaken } from "../../fields/version.ts";
import { operation } from "../../kernel.ts";
import { createMailbox } from "./create-mailbox.ts";
import { MAILBOX_NOT_FOUND, MAILBOX_SELECT, MailboxId, MailboxOutput, mailboxesWrite } from "./mailbox.ts";

/** For good. The leads that it has brought in stay. */
export const deleteMailbox = operation({
  name: "mailboxes.delete",
  summary: "Deletes a mailbox, its address, and the mails that came in; the leads stay.",
  mode: "write",
  scope: mailboxesWrite,
  rate: "write",
  destroys: true,
  input: z.object({ id: MailboxId, expectedVersion }),
  output: MailboxOutput,
  errors: [MAILBOX_NOT_FOUND, STALE_VERSION],
  example: { input: async (world) => ({ id: (await world.run(createMailbox)).id }) },
  async handle({ input: { id, expectedVersion: expected }, db, fail }) {
    const select = MAILBOX_SELECT;
    const mailbox = (await db.mailbox.findUnique({ where: { id }, select })) ?? fail(MAILBOX_NOT_FOUND);
    const { version } = mailbox;
    assertVersion(fail, expected, mailbox, MailboxOutput);
    return unlessOvertaken(db.mailbox.delete({ where: { id, version }, select }));
  },
});
