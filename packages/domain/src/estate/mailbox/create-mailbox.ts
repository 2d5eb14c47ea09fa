import { holds, SCOPE_REQUIRED } from "@orrery/operation";
import { z } from "zod";
import { operation } from "../../kernel.ts";
import { leadsWrite } from "../lead/lead.ts";
import { MAILBOX_SELECT, MailboxOutput, mailboxesWrite, mailboxFields } from "./mailbox.ts";

const { name, rules, active } = mailboxFields;

/** Nobody lets others do what they may not do themselves. */
export const createMailbox = operation({
  name: "mailboxes.create",
  summary: "Creates an address that portals send their lead mails to: what can be read in them becomes leads.",
  mode: "write",
  scope: mailboxesWrite,
  rate: "write",
  input: z.object({ name, rules: rules.default([]), active: active.default(true) }),
  output: MailboxOutput,
  errors: [SCOPE_REQUIRED],
  example: {
    input: (world) => ({
      name: world.unique("Portals "),
      rules: [
        {
          name: "our-website",
          from: ["example.com"],
          subject: "New enquiry*",
          source: "website",
          labels: { name: ["Full name"], email: ["Mail"], notes: ["What it is about"] },
        },
      ],
    }),
  },
  async handle({ input, principal, db, mailAddresses, fail }) {
    if (!holds(principal, leadsWrite)) fail(SCOPE_REQUIRED, { scope: leadsWrite.name });
    return db.mailbox.create({ data: { ...input, ...mailAddresses.generate() }, select: MAILBOX_SELECT });
  },
});
