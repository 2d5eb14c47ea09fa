import { setTimeout as delay } from "node:timers/promises";
import type { Database } from "@orrery/db";
import { askedWords, CANDIDATES, type Candidates, isAlert, screeningOf } from "@orrery/domain";
import { operatorIn } from "../operator.ts";

/** How far it has got. Kept after each batch: whoever takes it up goes on there. */
interface Place {
  readonly organizationId: string;
  /** The last that was looked up; null before the first. */
  readonly leadId: string | null;
  readonly screened: number;
  readonly matched: number;
}

export interface Rescreening {
  readonly database: Database;
  readonly version: number;
  readonly signal: AbortSignal;
  /** Screens a lead that may match, and holds it. */
  rescreen(organizationId: string, leadId: string): Promise<void>;
}

const AT_ONCE = 50;
const NOBODY = "00000000-0000-0000-0000-000000000000";

/**
 * Screens all open leads of all organizations against the names that came with a version of the lists. Only those are written
 * to that match; each organization's log says how many were looked up. It may be stopped or killed, and goes on where it was.
 */
export async function rescreenAll(run: Rescreening): Promise<void> {
  const { database, version, signal } = run;
  const list = await database.system.sanctionsList.findUnique({ where: { version } });
  if (!list || list.rescreenedAt) return;
  await earlierTransactionsAreOver(database, signal);
  let place = list.rescreened as Place | null;
  for (;;) {
    place ??= await organizationAfter(database, NOBODY);
    if (!place) break;
    place = await throughOrganization(run, place);
    await logRescreening(database, version, place);
    place = (await organizationAfter(database, place.organizationId)) ?? null;
    if (!place) break;
    await keepPlace(database, version, place);
  }
  await database.system.sanctionsList.update({ where: { version }, data: { rescreenedAt: new Date() } });
}

async function throughOrganization(run: Rescreening, from: Place): Promise<Place> {
  const { database, version, signal } = run;
  let place = from;
  for (;;) {
    signal.throwIfAborted();
    const leads = await openLeadsAfter(database, place);
    const last = leads.at(-1);
    if (!last) return place;
    let matched = place.matched;
    for (const { id, names } of leads) {
      if (!(await mayMatch(database, place.organizationId, names, version))) continue;
      matched += 1;
      await run.rescreen(place.organizationId, id);
    }
    place = { ...place, leadId: last.id, screened: place.screened + leads.length, matched };
    await keepPlace(database, version, place);
  }
}

interface OpenLead {
  readonly id: string;
  /** Its own, and those that it has written under. */
  readonly names: readonly string[];
}

const openLeadsAfter = ({ sql }: Database, { organizationId, leadId }: Place) =>
  sql<OpenLead>(
    `SELECT l."id"::text, to_json(ARRAY(SELECT l."name" UNION SELECT s."name" FROM "LeadSubmission" s
       WHERE s."organizationId" = l."organizationId" AND s."leadId" = l."id" LIMIT 20)) AS "names"
     FROM "Lead" l WHERE l."organizationId" = $1::uuid AND l."id" > $2::uuid AND l."status" NOT IN ('won', 'lost') AND l."mergedIntoId" IS NULL
     ORDER BY l."id" LIMIT ${AT_ONCE}`,
    [organizationId, leadId ?? NOBODY],
  );

async function mayMatch({ sql }: Database, organizationId: string, names: readonly string[], version: number) {
  const [candidates] = await sql<Candidates>(CANDIDATES.text, [organizationId, askedWords(names), version]);
  return candidates !== undefined && isAlert(screeningOf(names, candidates));
}

async function organizationAfter({ system }: Database, id: string): Promise<Place | null> {
  const next = await system.organization.findFirst({
    where: { id: { gt: id } },
    orderBy: { id: "asc" },
    select: { id: true },
  });
  return next && { organizationId: next.id, leadId: null, screened: 0, matched: 0 };
}

async function keepPlace({ system }: Database, version: number, place: Place): Promise<void> {
  await system.sanctionsList.update({ where: { version }, data: { rescreened: { ...place } } });
}

/** Once for a version, also where it is gone on with after the line was written. */
async function logRescreening({ system }: Database, version: number, place: Place): Promise<void> {
  const { organizationId, screened, matched } = place;
  const line = { organizationId, kind: "rescreening", listVersion: version };
  if (screened === 0 || (await system.complianceRecord.findFirst({ where: line, select: { id: true } }))) return;
  const { kind, credentialId } = operatorIn(organizationId);
  await system.complianceRecord.create({
    data: { ...line, cause: "lists_loaded", counts: { screened, matched }, credentialKind: kind, credentialId },
  });
}

const POLL_MS = 100;
/** No transaction of the server's takes as long. */
const WAIT_MS = 60_000;

/**
 * Who has looked a lead up in the lists as they were before, and has not committed it yet, is not found by looking through
 * the leads. Embedded there is one transaction at a time, which was the lists' own.
 */
async function earlierTransactionsAreOver({ kind, sql }: Database, signal: AbortSignal): Promise<void> {
  if (kind === "embedded") return;
  const [clock] = await sql<{ now: string }>(`SELECT clock_timestamp()::text AS "now"`, []);
  for (let waitedMs = 0; waitedMs < WAIT_MS; waitedMs += POLL_MS) {
    const [open] = await sql<{ count: number }>(
      `SELECT count(*)::int4 AS "count" FROM pg_stat_activity
       WHERE "datname" = current_database() AND "pid" <> pg_backend_pid() AND "xact_start" < $1::timestamptz AND "backend_type" = 'client backend'`,
      [clock?.now],
    );
    if ((open?.count ?? 0) === 0) return;
    await delay(POLL_MS, undefined, { signal });
  }
}
