import { holds, SCOPE_REQUIRED, STALE_VERSION } from "@orrery/operation";
import { z } from "zod";
import { assertVersion, expectedVersion, unlessOvertaken } from "../../fields/version.ts";
import { operation } from "../../kernel.ts";
import { leadsWrite } from "../lead/lead.ts";
import { createMailbox } from "./create-mailbox.ts";
import {
  MAILBOX_NOT_FOUND,
  MAILBOX_SELECT,
  MailboxId,
  MailboxOutput,
  mailboxesWrite,
  mailboxFields,
} from "./mailbox.ts";

/** A merge patch (RFC 7396): what is absent stays. The rules are replaced as a whole. */
export const updateMailbox = operation({
  name: "mailboxes.update",
  summary: "Changes a mailbox's name and rules, or makes it active or not. Its address stays.",
  mode: "write",
  scope: mailboxesWrite,
  rate: "write",
  input: z.object({ id: MailboxId, expectedVersion, ...z.object(mailboxFields).partial().shape }),
  output: MailboxOutput,
  errors: [MAILBOX_NOT_FOUND, SCOPE_REQUIRED, STALE_VERSION],
  example: {
    input: async (world) => ({ id: (await world.run(createMailbox)).id, name: world.unique("Leads ") }),
  },
  async handle({ input: { id, expectedVersion: expected, ...patch }, principal, db, fail }) {
    if (!holds(principal, leadsWrite)) fail(SCOPE_REQUIRED, { scope: leadsWrite.name });
    const select = MAILBOX_SELECT;
    const mailbox = (await db.mailbox.findUnique({ where: { id }, select })) ?? fail(MAILBOX_NOT_FOUND);
    const { version } = mailbox;
    assertVersion(fail, expected, mailbox, MailboxOutput);
    const data = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
    return unlessOvertaken(
      db.mailbox.update({ where: { id, version }, data: { ...data, version: version + 1 }, select }),
    );
  },
});
