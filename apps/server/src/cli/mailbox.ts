import { createReadStream } from "node:fs";
import { resolve } from "node:path";
import { receiveMail } from "@orrery/domain";
import { Failure } from "@orrery/operation";
import { invoking } from "../invoking.ts";
import { mailReader } from "../mail/mail-ports.ts";
import { operatorOf, operatorOrigin } from "../operator.ts";
import { operatorsKernel } from "../operators-kernel.ts";
import { type Command, type CommandContext, EXIT, table } from "./command.ts";
import { onlyOrganization, organizationOf } from "./lookup.ts";

export interface MailboxOptions {
  readonly organization?: string;
  readonly test?: boolean;
  /** Its address, its id, or its name. */
  readonly mailbox?: string;
}

/** Brings mails in from files, as if they had been sent to a mailbox. */
export function mailboxImport(paths: readonly string[], options: MailboxOptions): Command {
  return async (context) => {
    const { organization, mailboxId } = await mailboxOf(context, options);
    const caller = operatorOf(organization);
    const kernel = operatorsKernel(context.database, { ...context.estate(), mailReader: mailReader() });
    const invoke = invoking(kernel, () => caller, operatorOrigin);
    const taken = [];
    for (const path of paths) {
      const content = fileAt(resolve(context.cwd, path));
      const { status, duplicate, readBy, problem, leadId } = await invoke(receiveMail, { mailboxId, content });
      taken.push({ file: path, status: duplicate ? "duplicate" : status, readBy, problem, leadId });
    }
    const rows = taken.map(({ file, status, readBy, problem }) => [file, status, readBy ?? problem ?? ""]);
    const isAllRead = taken.every(({ status }) => status !== "unparsed");
    return {
      code: isAllRead ? EXIT.done : EXIT.rejected,
      json: { mails: taken },
      text: table(["FILE", "STATUS", "READ BY"], rows),
    };
  };
}

async function* fileAt(path: string): AsyncIterable<Uint8Array> {
  try {
    yield* createReadStream(path);
  } catch (error) {
    throw new Failure("BAD_REQUEST", { message: `The file ${path} can't be read: ${(error as Error).message}` });
  }
}

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The one that is named, or the only one. @throws Failure */
async function mailboxOf({ database: { system } }: CommandContext, options: MailboxOptions) {
  const { organization: named, test: isTest = false, mailbox } = options;
  const known = await (named === undefined ? onlyOrganization(system) : organizationOf(system, named));
  const organizationId = isTest ? (known.testId ?? known.id) : known.id;
  const by =
    mailbox === undefined ? {} : ID.test(mailbox) ? { id: mailbox } : { OR: [{ address: mailbox }, { name: mailbox }] };
  const found = await system.mailbox.findMany({ where: { organizationId, ...by }, select: { id: true }, take: 2 });
  const [only, another] = found;
  if (!only) throw new Failure("NOT_FOUND", { message: "There is no such mailbox." });
  if (another) throw new Failure("BAD_REQUEST", { message: "There are several mailboxes: name one by --mailbox." });
  const organization = { organizationId, plan: known.plan, mode: isTest ? ("test" as const) : ("live" as const) };
  return { organization, mailboxId: only.id };
}
