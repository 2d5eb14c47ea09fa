import type { TenantAccess } from "@orrery/db";
import type { EventResource } from "@orrery/operation";
import type { z } from "zod";
import type { PortalAnswer } from "../portal/publishing-ports.ts";
import type { FileStore } from "../ports.ts";
import { lockProperty } from "../property/lock-property.ts";
import { PROPERTY_SELECT } from "../property/property.ts";
import { pictured } from "../property-image/property-image.ts";
import { PUBLICATION_SELECT, type PublicationRow, type PublicationStatus } from "./publication.ts";
import { propertyPublished, propertyUnpublished } from "./publication-events.ts";
import { DUE, LOCK_PUBLICATION, NEXT_VERSION } from "./statements.ts";

/** How often a portal is asked what has become of a listing: of one that it shows, and of one that it has not decided on. */
const CHECK_MS = { published: 3_600_000, pending: 60_000 } as const;

/** How long to wait after how many failures in a row: 5 s, doubled each time, an hour at most. */
export const backoffMs = (failures: number): number => Math.min(5_000 * 2 ** Math.max(0, failures - 1), 3_600_000);

/** After so many failures in a row, more than half a day, it is given up until somebody tries again, or the listing changes. */
export const ATTEMPTS_MAX = 20;

/** No portal makes us wait longer. */
const RETRY_AFTER_MAX_MS = 86_400_000;

/** What was asked of the portal, and of which revision. */
export interface Asked {
  readonly action: "put" | "withdraw" | "check";
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
> & { readonly wanted: boolean; readonly sentDigest: string | null };

interface Next {
  readonly data: Partial<Before> & { readonly lastError?: string | null; readonly reasons?: readonly string[] };
  /** Null: there is nothing more to do. */
  readonly dueInMs: number | null;
}

/** What becomes of a publication by what the portal says. */
export function nextOf(before: Before, asked: Asked, answer: PortalAnswer, now: Date): Next {
  if (answer.kind === "failed") return afterFailure(before, asked, answer);
  if (answer.kind === "rejected") return afterRefusal(before, asked, answer.reasons);
  if (answer.kind === "removed") return afterRemoval(before, answer.reasons);
  if (answer.kind === "withdrawn") return afterWithdrawal(before);
  return afterAcceptance(before, asked, answer, now);
}

const WENT_WELL = { attempts: 0, lastError: null, reasons: [] } as const;

type Taken = Extract<PortalAnswer, { kind: "accepted" | "pending" }>;

function afterAcceptance(before: Before, { revision, digest, propertyVersion }: Asked, answer: Taken, now: Date): Next {
  const { kind, externalId, url } = answer;
  const isListed = kind === "accepted" || before.listed;
  const sent = {
    sentRevision: Math.max(revision, before.sentRevision ?? 0),
    ...(digest !== undefined && { sentDigest: digest }),
    ...(propertyVersion !== undefined && { propertyVersion }),
  };
  const found = { externalId, url: url ?? before.url, listed: isListed, ...sent, ...WENT_WELL };
  const publishedAt = kind === "accepted" && !before.listed ? now : before.publishedAt;
  // It was taken off meanwhile: then that is next. What the portal itself had removed, it has put back.
  if (!before.wanted && before.status !== "removed") {
    return { data: { ...found, publishedAt, status: before.status }, dueInMs: 0 };
  }
  const status: PublicationStatus = isListed ? "published" : "publishing";
  const data = { ...found, publishedAt, status, wanted: true };
  if (before.revision > sent.sentRevision) return { data, dueInMs: 0 };
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
  return { data: { status: "failed", lastError: why }, dueInMs: null };
}

/** A portal shows nothing of what it does not take: not what it took before either. */
function afterRefusal(before: Before, { revision }: Asked, reasons: readonly string[]): Next {
  const refused = { listed: false, reasons, lastError: reasons.join(" "), attempts: 0, sentDigest: null };
  if (!before.wanted) return { data: { ...refused, status: "withdrawn" }, dueInMs: null };
  // Something else is to be sent already.
  if (before.revision > revision) return { data: { ...refused, status: "queued" }, dueInMs: 0 };
  return { data: { ...refused, status: "rejected" }, dueInMs: null };
}

function afterRemoval(before: Before, reasons: readonly string[]): Next {
  const gone = { listed: false, reasons, lastError: null, attempts: 0, sentDigest: null, sentRevision: null };
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

function afterFailure(before: Before, { action, revision }: Asked, { error, retryAfterMs = 0 }: Failed): Next {
  const attempts = before.attempts + 1;
  const waitMs = Math.max(backoffMs(attempts), Math.min(retryAfterMs, RETRY_AFTER_MAX_MS));
  // Not to know for a while what a portal shows is no failure of the publication.
  if (action === "check") return { data: { attempts, lastError: error }, dueInMs: waitMs };
  const isOver = attempts >= ATTEMPTS_MAX && before.revision === revision;
  if (isOver) return { data: { attempts, lastError: error, status: "failed" }, dueInMs: null };
  return { data: { attempts, lastError: error }, dueInMs: waitMs };
}

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

const LOCKED_SELECT = { ...PUBLICATION_SELECT, wanted: true, sentDigest: true } as const;

/**
 * Writes down what becomes of a publication, in the order property, publication; and, where it is another for whoever reads
 * the property, a new version of that, and the event. Nothing where the attempt has lost it to another.
 */
export async function settlePublication(
  { db, sql, files, emit }: Settling,
  { id, propertyId, claim }: Settlement,
  decide: (before: PublicationRow & Before) => Next | undefined,
): Promise<PublicationRow | null> {
  await lockProperty({ db, sql }, propertyId);
  const [locked] = await sql.all(LOCK_PUBLICATION, id);
  const before = locked && (await db.publication.findUnique({ where: { id }, select: LOCKED_SELECT }));
  if (!before || (claim !== undefined && locked.claim !== claim)) return null;
  const next = decide(before);
  if (!next) return before;
  const { reasons, ...data } = next.data;
  const free = claim === undefined ? {} : { claim: null, claimedUntil: null };
  const after = await db.publication.update({
    where: { id },
    data: {
      ...data,
      ...(reasons && { reasons: [...reasons] }),
      ...free,
      version: { increment: 1 },
      // Where it is not due, no job is waited for either.
      dueAt: null,
      jobAt: null,
    },
    select: PUBLICATION_SELECT,
  });
  if (next.dueInMs !== null) await sql.all(DUE, [id], next.dueInMs);
  if (!isSameToReaders(before, after)) {
    await sql.all(NEXT_VERSION, propertyId);
    if (before.listed !== after.listed) await announce({ db, files, emit }, after);
  }
  return after;
}

const isSameToReaders = (before: PublicationRow, after: PublicationRow) =>
  before.status === after.status &&
  before.listed === after.listed &&
  before.url === after.url &&
  before.externalId === after.externalId &&
  before.publishedAt?.getTime() === after.publishedAt?.getTime();

async function announce({ db, files, emit }: Pick<Settling, "db" | "files" | "emit">, after: PublicationRow) {
  const row = await db.property.findUniqueOrThrow({ where: { id: after.propertyId }, select: PROPERTY_SELECT });
  const property = pictured(files, row);
  emit(after.listed ? propertyPublished : propertyUnpublished, property, { property, portal: after.portal });
}
