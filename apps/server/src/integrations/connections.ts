import { setTimeout as pause } from "node:timers/promises";
import { type PortalAccess, type PortalConnections, type PortalName, PortalUnavailable, partyOf } from "@orrery/domain";
import { type Connection, type ConnectionParts, connectionOf, secretsOf } from "./connection-rows.ts";
import { renew } from "./renew.ts";

/** How long to wait for who renews; longer than a request to a provider may take. */
const WAIT_MS = 25_000;
const POLL_MS = 100;

/** How often renewals that are due are looked for, and how many at most are seen to at a time. */
const DUE = 100;
const DUE_AT_ONCE = 4;

/** In words for whoever connects: a token of a moment ago is no good either. */
export const ACCESS_REFUSED =
  "The portal refuses the organization's access (401), also with a new token: it has to be connected again.";

/** So long a portal that takes no new token is not asked for another. All of a brokerage's listings would ask. */
const REFUSED_PAUSE_MS = 60_000;
const pausedUntil = (now: Date) => new Date(now.getTime() + REFUSED_PAUSE_MS);

/** What publishing needs of connections, and what keeps them going while nobody publishes. */
export interface Connections extends PortalConnections {
  /** Renews what is about to end, of all brokerages. @returns how many were tried */
  renewDue(): Promise<number>;
}

export function createConnections(parts: ConnectionParts): Connections {
  const { system, now } = parts;
  const underWay = new Map<string, Promise<PortalAccess | undefined>>();
  const where = (organizationId: string, provider: PortalName) => ({ organizationId, provider });
  return {
    accessOf(organizationId, portal) {
      // Whoever asks in this process while somebody does waits for the same.
      const key = `${organizationId} ${portal}`;
      const known = underWay.get(key);
      if (known !== undefined) return known;
      const asked = accessOf(parts, organizationId, portal).finally(() => underWay.delete(key));
      underWay.set(key, asked);
      return asked;
    },
    async refused(organizationId, portal, accessToken, isNew = false) {
      const row = await connectionOf(parts, organizationId, portal);
      if (!row || secretsOf(parts, row).accessToken !== accessToken) return;
      const ended = { accessExpiresAt: now(), renewAt: now(), renewAfter: isNew ? pausedUntil(now()) : null };
      const problem = isNew && { failures: { increment: 1 }, lastError: ACCESS_REFUSED, lastErrorAt: now() };
      // Renewed since: then it was the one before that was refused.
      await system.integration.updateMany({
        where: { id: row.id, version: row.version },
        data: { ...ended, ...problem },
      });
    },
    async note(organizationId, portal, outcome) {
      const data =
        outcome === "succeeded"
          ? { lastSuccessAt: now() }
          : { lastError: outcome.error.slice(0, 1_000), lastErrorAt: now() };
      await system.integration.updateMany({ where: where(organizationId, portal), data });
    },
    async renewDue() {
      const due = await system.integration.findMany({
        where: {
          status: "connected",
          renewAt: { lte: now() },
          AND: [isNullOrPast("renewAfter", now()), isNullOrPast("leaseUntil", now())],
        },
        orderBy: { renewAt: "asc" },
        take: DUE,
        select: { organizationId: true, provider: true },
      });
      for (let from = 0; from < due.length; from += DUE_AT_ONCE) {
        const some = due.slice(from, from + DUE_AT_ONCE);
        await Promise.all(some.map(({ organizationId, provider }) => renew(parts, organizationId, provider)));
      }
      return due.length;
    },
  };
}

const isNullOrPast = (column: string, now: Date) => ({ OR: [{ [column]: null }, { [column]: { lte: now } }] });

async function accessOf(
  parts: ConnectionParts,
  organizationId: string,
  portal: PortalName,
): Promise<PortalAccess | undefined> {
  const untilMs = performance.now() + WAIT_MS;
  for (let isRenewed = false; performance.now() < untilMs; ) {
    const row = await connectionOf(parts, organizationId, portal);
    if (row?.status !== "connected") return undefined;
    // What has just been got is as good as it gets.
    if (isGood(row, parts.now()) || isRenewed) return accessIn(parts, row);
    if (!row.isRenewable && !isOver(row, parts.now())) return undefined;
    if (row.renewAfter !== null && row.renewAfter > parts.now()) {
      throw new PortalUnavailable(row.lastError ?? "The portal gave no access.");
    }
    const isHeld = row.leaseUntil !== null && row.leaseUntil > parts.now();
    if (!isHeld) isRenewed = (await renew(parts, organizationId, portal)) === "renewed";
    else await pause(POLL_MS);
  }
  throw new PortalUnavailable("The portal's access was not renewed in time.");
}

/** A token is renewed `before` its end; the last fifth of that is left to nobody: a minute, of one that lives for long. */
function isGood({ accessExpiresAt, renewAt }: Connection, now: Date): boolean {
  if (accessExpiresAt === null) return true;
  const beforeMs = accessExpiresAt.getTime() - (renewAt ?? accessExpiresAt).getTime();
  const leftMs = accessExpiresAt.getTime() - now.getTime();
  return leftMs > (beforeMs > 0 ? beforeMs / 5 : LAST_MS);
}

/** Of one that nobody renews. */
const LAST_MS = 60_000;

const isOver = ({ accessExpiresAt }: Connection, now: Date): boolean =>
  accessExpiresAt !== null && accessExpiresAt <= now;

const accessIn = (parts: ConnectionParts, row: Connection): PortalAccess => ({
  apiUrl: partyOf(row).apiUrl,
  accessToken: secretsOf(parts, row).accessToken,
});
