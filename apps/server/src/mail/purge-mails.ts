import type { SystemDb } from "@orrery/db";

const DAY_MS = 86_400_000;
/** For how long mails are kept that nobody has to look at. A mail that comes once more after that is another one. */
const MAIL_DAYS = 90;

/** What could not be read stays until somebody has looked at it. @returns how many were forgotten */
export async function purgeMails(system: SystemDb, now = new Date()): Promise<number> {
  const { count } = await system.inboundMail.deleteMany({
    where: { status: { in: ["parsed", "ignored"] }, createdAt: { lt: new Date(now.getTime() - MAIL_DAYS * DAY_MS) } },
  });
  return count;
}
