import type { TenantAccess } from "@orrery/db";
import type { EventResource } from "@orrery/operation";
import type { z } from "zod";
import type { PortalAnswer } from "../portal/publishing-ports.ts";
import type { FileStore } from "../ports.ts";
import { lockProperties } from "../property/lock-property.ts";
import { PROPERTY_SELECT } from "../property/property.ts";
import { pictured } from "../property-image/property-image.ts";
import { PUBLICATION_SELECT, type PublicationRow, type PublicationStatus } from "./publication.ts";
import { propertyPublished, propertyUnpublished } from "./publication-events.ts";
import { LOCK_PUBLICATIONS, NEXT_VERSION, SETTLE } from "./statements.ts";

/** How often a portal is asked what has become of a listing: of one that it shows, and of one that it has not decided on. */
const CHECK_MS = { published: 3_600_000, pending: 60_000 } as const;

/** How long to wait after how many failures in a row: 5 s, doubled each time, an hour at most. */
export const backoffMs = (failures: number): number => Math.min(5_000 * 2 ** Math.max(0, failures - 1), 3_600_000);

/** After so many failures in a row, more than half a day, it is given up until somebody tries again, or the listing changes. */
export const ATTEMPTS_MAX = 20;

/** No portal makes us wait longer. */
const RETRY_AFTER_MAX_MS = 86_400_000;

/** What was asked of the portal, or that it said so by itself, and of which revision. */
export interface Asked {
  readonly action: "put" | "withdraw" | "check" | "report";
  readonly revision: number;
  readonly digest?: string | undefined;
  readonly propertyVersion?: number | undefined;
}

type Before = Pick<
  PublicationRow,
  | "status"
  | "transport"
  | "listed"
  | "externalId"
  | "url"
  | "attempts"
  | "revision"
  | "sentRevision"
  | "propertyVersion"
  | "publishedAt"
> & { readonly wanted: boolean; readonly sentDigest: string | null; readonly heldUntil: Date | null };

interface Next {
  readonly data: Partial<Before> & { readonly lastError?: string | null; readonly reasons?: readonly string[] };
  /** Null: there is nothing more to do. */
  readonly dueInMs: number | null;
}

/** What becomes of a publication by what the portal says. */
export function nextOf(before: Before, asked: Asked, answer: PortalAnswer, now: Date): Next {
  if (answer.kind === "failed") return afterFailure(before, asked, answer, now);
  if (answer.kind === "rejected") return afterRefusal(before, asked, answer.reasons);
  if (answer.kind === "removed") return afterRemoval(before, answer.reasons);
  if (answer.kind === "withdrawn") return afterWithdrawal(before);
  return afterAcceptance(before, asked, answer, now);
}

const REACHED = { attempts: 0, heldUntil: null } as const;
const WENT_WELL = { ...REACHED, lastError: null, reasons: [] } as const;

type Taken = Extract<PortalAnswer, { kind: "accepted" | "pending" }>;

function afterAcceptance(before: Before, asked: Asked, answer: Taken, now: Date): Next {
  const { action, revision, digest, propertyVersion } = asked;
  const { kind, externalId, url } = answer;
  const listed = kind === "accepted" || before.listed;
  const sentRevision = Math.max(revision, before.sentRevision ?? 0);
  const found = {
    ...{ externalId, url: url ?? before.url, listed, sentRevision },
    publishedAt: kind === "accepted" && !before.listed ? now : before.publishedAt,
    ...(digest !== undefined && { sentDigest: digest }),
    ...(propertyVersion !== undefined && { propertyVersion }),
  };
  const isBehind = !before.wanted || before.revision > sentRevision;
  // It is there as it was; what was to become of it since has been given up, and stays so.
  if (action === "check" && before.status === "failed" && isBehind) {
    return { data: { ...found, ...REACHED }, dueInMs: checkIn(before.transport, true) };
  }
  // It was taken off meanwhile: then that is next. What the portal itself had removed, it has put back.
  if (!before.wanted && before.status !== "removed") {
    const status = before.status === "withdrawn" ? "withdrawing" : before.status;
    return { data: { ...found, ...WENT_WELL, status }, dueInMs: 0 };
  }
  const status: PublicationStatus = listed ? "published" : "publishing";
  const data = { ...found, ...WENT_WELL, status, wanted: true };
  if (before.revision > sentRevision) return { data, dueInMs: 0 };
  return { data, dueInMs: checkIn(before.transport, kind === "accepted") };
}

/** Nobody but a portal that things are sent to is asked what has become of them. */
const checkIn = (transport: string, isAccepted: boolean) =>
  transport === "push" ? CHECK_MS[isAccepted ? "published" : "pending"] : null;

/** What changed is nothing that the portal gets. */
export function unchanged(before: Before, revision: number, propertyVersion: number | undefined): Next {
  const data = { ...WENT_WELL, sentRevision: revision, ...(propertyVersion !== undefined && { propertyVersion }) };
  if (before.revision > revision || !before.wanted) return { data, dueInMs: 0 };
  return { data, dueInMs: checkIn(before.transport, before.listed) };
}

/** The listing has become one that the portal does not take: it keeps what it has, until there is something else to send. */
export function unfitFor(before: Before, revision: number, why: string): Next {
  if (before.revision > revision || !before.wanted) return { data: { lastError: why }, dueInMs: 0 };
  return { data: { status: "failed", lastError: why }, dueInMs: givenUpFor(before) };
}

/** Of a portal that has nothing of it now. */
const CLEARED = { ...REACHED, sentDigest: null } as const;

/** A portal shows nothing of what it does not take: not what it took before either. */
function afterRefusal(before: Before, { revision }: Asked, reasons: readonly string[]): Next {
  const refused = { listed: false, reasons, lastError: reasons.join(" "), ...CLEARED };
  if (!before.wanted) return { data: { ...refused, status: "withdrawn" }, dueInMs: null };
  // Something else is to be sent already.
  if (before.revision > revision) return { data: { ...refused, status: "queued" }, dueInMs: 0 };
  return { data: { ...refused, status: "rejected" }, dueInMs: null };
}

function afterRemoval(before: Before, reasons: readonly string[]): Next {
  const gone = { listed: false, reasons, lastError: null, ...CLEARED, sentRevision: null };
  const status = before.wanted || before.status === "removed" ? "removed" : "withdrawn";
  return { data: { ...gone, status, wanted: false }, dueInMs: null };
}

function afterWithdrawal(before: Before): Next {
  const gone = { ...WENT_WELL, listed: false, sentDigest: null, sentRevision: null };
  // It was published anew meanwhile.
  if (before.wanted) return { data: { ...gone, status: "queued" }, dueInMs: 0 };
  return { data: { ...gone, status: "withdrawn" }, dueInMs: null };
}

type Failed = Extract<PortalAnswer, { kind: "failed" }>;

function afterFailure(before: Before, { action, revision }: Asked, { error, retryAfterMs }: Failed, now: Date): Next {
  const attempts = before.attempts + 1;
  const heldMs = Math.min(retryAfterMs ?? 0, RETRY_AFTER_MAX_MS);
  const heldUntil = heldMs > 0 ? new Date(now.getTime() + heldMs) : null;
  const waitMs = Math.max(backoffMs(attempts), heldMs);
  // Not to know for a while what a portal shows is no failure of the publication, nor why it has failed.
  if (action === "check") {
    const lastError = before.status === "failed" ? {} : { lastError: error };
    return { data: { attempts, heldUntil, ...lastError }, dueInMs: waitMs };
  }
  // It may have heard all the same: what it has is not known any more.
  const failed = { attempts, heldUntil, lastError: error, sentDigest: null };
  const isOver = attempts >= ATTEMPTS_MAX && before.revision === revision;
  return isOver
    ? { data: { ...failed, status: "failed" }, dueInMs: givenUpFor(before) }
    : { data: failed, dueInMs: waitMs };
}

/** What is on the portal in spite of that is asked after. */
const givenUpFor = ({ listed, transport }: Before) => (listed ? checkIn(transport, true) : null);

type Emit = (
  event: typeof propertyPublished | typeof propertyUnpublished,
  resource: EventResource,
  data: z.input<(typeof propertyPublished)["data"]>,
) => void;

interface Settling extends TenantAccess {
  readonly files: FileStore;
  readonly emit: Emit;
}

export interface Settlement {
  readonly id: string;
  readonly propertyId: string;
  /** Whose word it is; without one, the portal's own. */
  readonly claim?: string;
}

const LOCKED_SELECT = { ...PUBLICATION_SELECT, wanted: true, sentDigest: true, heldUntil: true } as const;

type Locked = PublicationRow & Before;
type Decide = (before: Locked) => Next | undefined;

/**
 * Writes down what becomes of a publication; nothing where the attempt has lost it to another.
 * @returns it as it is by now
 */
export async function settlePublication(
  settling: Settling,
  settlement: Settlement,
  decide: Decide,
): Promise<PublicationRow | null> {
  const settled = await settlePublications(settling, [settlement], decide);
  return settled.get(settlement.id) ?? null;
}

/**
 * Writes down what becomes of publications, in the order properties, publications, as everybody does; and, of those that are
 * others for whoever reads their property, a new version of that, and the event. As many statements for a hundred as for one.
 * @returns as they are by now, but for those that their attempt has lost to another
 */
export async function settlePublications(
  { db, sql, files, emit }: Settling,
  settlements: readonly Settlement[],
  decide: Decide,
): Promise<ReadonlyMap<string, PublicationRow>> {
  const before = await lockedOf({ db, sql }, settlements);
  const decided = settlements.flatMap(({ id, claim }) => {
    const row = before.get(id);
    const next = row && decide(row);
    return next ? [{ ...settledRow(row, next), dueInMs: next.dueInMs, isFreed: claim !== undefined }] : [];
  });
  if (decided.length === 0) return before;
  await sql.all(SETTLE, JSON.stringify(decided));
  const where = { id: { in: decided.map(({ id }) => id) } };
  const after = await db.publication.findMany({ where, select: PUBLICATION_SELECT });
  const news = after.filter((row) => !isSameToReaders(before.get(row.id), row));
  if (news.length > 0) await sql.all(NEXT_VERSION, [...new Set(news.map(({ propertyId }) => propertyId))]);
  await announce(
    { db, files, emit },
    news.filter(({ id, listed }) => before.get(id)?.listed !== listed),
  );
  return new Map([...before, ...after.map((row) => [row.id, row] as const)]);
}

async function lockedOf({ db, sql }: TenantAccess, settlements: readonly Settlement[]) {
  await lockProperties(
    sql,
    settlements.map(({ propertyId }) => propertyId),
  );
  const ids = settlements.map(({ id }) => id);
  const claims = new Map((await sql.all(LOCK_PUBLICATIONS, ids)).map(({ id, claim }) => [id, claim]));
  const held = settlements.filter(
    ({ id, claim }) => claims.has(id) && (claim === undefined || claims.get(id) === claim),
  );
  const where = { id: { in: held.map(({ id }) => id) } };
  const rows: Locked[] = await db.publication.findMany({ where, select: LOCKED_SELECT });
  return new Map(rows.map((row) => [row.id, row]));
}

/** What settling may change, as it is afterwards. */
const settledRow = (before: Locked, { data }: Next) => {
  const { id, wanted, status, listed, externalId, url, publishedAt } = { ...before, ...data };
  const { reasons, lastError, attempts, heldUntil, sentRevision, sentDigest, propertyVersion } = { ...before, ...data };
  const shown = { id, wanted, status, listed, externalId, url, publishedAt };
  return { ...shown, reasons, lastError, attempts, heldUntil, sentRevision, sentDigest, propertyVersion };
};

const isSameToReaders = (before: PublicationRow | undefined, after: PublicationRow) =>
  before !== undefined &&
  before.status === after.status &&
  before.listed === after.listed &&
  before.url === after.url &&
  before.externalId === after.externalId &&
  before.publishedAt?.getTime() === after.publishedAt?.getTime();

async function announce(
  { db, files, emit }: Pick<Settling, "db" | "files" | "emit">,
  publications: readonly PublicationRow[],
) {
  if (publications.length === 0) return;
  const where = { id: { in: publications.map(({ propertyId }) => propertyId) } };
  const rows = await db.property.findMany({ where, select: PROPERTY_SELECT });
  const properties = new Map(rows.map((row) => [row.id, pictured(files, row)]));
  for (const { propertyId, portal, listed } of publications) {
    const property = properties.get(propertyId);
    if (!property) throw new Error("A publication is of a property.");
    emit(listed ? propertyPublished : propertyUnpublished, property, { property, portal });
  }
}
