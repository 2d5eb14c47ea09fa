import { type IncomingMail, MailRefused, type MailServer, startMailServer } from "@orrery/connectors";
import type { SystemDb } from "@orrery/db";
import { contentOf, MAIL_MAX_BYTES, receiveMail } from "@orrery/domain";
import { Failure, type Kernel, LimitExceeded } from "@orrery/operation";
import type { ServerOptions } from "../composition/options.ts";
import { intakePrincipal } from "../intake-principal.ts";
import type { Logger } from "../observability/log.ts";
import { operatorOrigin } from "../operator.ts";
import { StartError } from "../start/start-error.ts";
import { mailDomainsOf } from "./mail-ports.ts";
import type { SmtpOptions } from "./options.ts";

interface ReceivingParts {
  readonly system: SystemDb;
  /** With limits: mails count by their mailbox, and by who sends them. */
  readonly kernel: Kernel;
  readonly domains: readonly [string, ...string[]];
  readonly logger: Logger;
}

const ADDRESS = /^leads\+([0-9a-f]{20})@([^@]+)$/i;
const GRANTS = ["leads:read", "leads:write"];
const UNKNOWN = "5.1.1 There is no such mailbox";

/** Nothing is received where no port is given for it. @throws StartError where it can't be had */
export async function receivingOf(
  { database: { system }, mail }: Pick<ServerOptions, "database" | "mail">,
  kernel: Kernel,
  logger: Logger,
): Promise<MailServer | undefined> {
  const { smtp } = mail ?? {};
  if (!smtp) return undefined;
  try {
    const parts = { system, kernel, domains: mailDomainsOf(mail), logger };
    const receiving = await startReceiving(parts, smtp);
    logger.info({ host: smtp.host, port: receiving.port, tls: smtp.tls !== undefined }, "receiving mail");
    return receiving;
  } catch (error) {
    throw new StartError(`Mail can't be received on ${smtp.host}:${smtp.port}: ${(error as Error).message}`);
  }
}

/** Receives mail for mailboxes. A mail that was taken is in the database, whatever becomes of this process. */
function startReceiving(parts: ReceivingParts, smtp: SmtpOptions): Promise<MailServer> {
  const { domains, logger } = parts;
  return startMailServer({
    ...smtp,
    name: domains[0],
    maxBytes: MAIL_MAX_BYTES,
    recipient: (address, client) => recipient(parts, address, client),
    take: (mailboxId, mail) => take(parts, mailboxId, mail),
    report: (error) => logger.error({ err: error }, "a mail could not be taken"),
  });
}

/** In test mode nothing comes from outside: its mailboxes take files alone. */
async function recipient({ system, kernel, domains }: ReceivingParts, text: string, address: string): Promise<string> {
  const [, token = "", domain = ""] = ADDRESS.exec(text) ?? [];
  if (token !== "" && domains.includes(domain.toLowerCase())) {
    const where = { token: token.toLowerCase(), active: true, organization: { liveId: null } };
    const mailbox = await system.mailbox.findUnique({ where, select: { id: true } });
    if (mailbox) return mailbox.id;
  }
  // Whoever guesses is soon told to wait.
  const caller = { kind: "anonymous", address } as const;
  await limited(kernel.admit({ ...operatorOrigin(), caller, address, whenOver }, "mails", []));
  throw new MailRefused(550, UNKNOWN);
}

async function take({ system, kernel }: ReceivingParts, mailboxId: string, mail: IncomingMail): Promise<void> {
  const { raw, isFromNobody: isBounce, address } = mail;
  const mailbox = await system.mailbox.findUnique({
    where: { id: mailboxId },
    select: { id: true, organizationId: true },
  });
  if (!mailbox) throw new MailRefused(550, UNKNOWN);
  const caller = await intakePrincipal(system, { ...mailbox, kind: "mailbox" }, GRANTS);
  const requester = { ...operatorOrigin(), caller, address, whenOver, limitedBy: `mailbox:${mailboxId}` };
  const permit = await limited(kernel.admit(requester, "mails", [{ operation: receiveMail }]));
  try {
    await kernel.invoke(permit, receiveMail, { mailboxId, content: contentOf(raw), isBounce });
  } catch (error) {
    if (error instanceof Failure && error.code === "NOT_FOUND") throw new MailRefused(550, UNKNOWN);
    throw error;
  }
}

const whenOver = () => undefined;

async function limited<T>(admitted: Promise<T>): Promise<T> {
  try {
    return await admitted;
  } catch (error) {
    if (error instanceof LimitExceeded) throw new MailRefused(451, "4.7.0 Too many mails: please try again later");
    throw error;
  }
}
