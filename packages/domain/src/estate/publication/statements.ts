import { tenantStatement } from "@orrery/db";

/** A publication as an attempt takes it. */
export interface ClaimedPublication {
  readonly id: string;
  readonly propertyId: string;
  readonly portal: string;
  readonly status: string;
  readonly transport: string;
  readonly wanted: boolean;
  readonly listed: boolean;
  readonly externalId: string | null;
  readonly revision: number;
  readonly sentRevision: number | null;
  readonly sentDigest: string | null;
  readonly options: unknown;
}

/**
 * Takes a publication that is due ($2) for an attempt ($3) of so many milliseconds ($4), by the database's clock: of several
 * that come at once one has it. What is to be on the portal is taken for sent from now on, whatever becomes of the attempt.
 * An attempt that never gave it back may have been heard by the portal: what that has is not known any more.
 */
export const CLAIM = tenantStatement<ClaimedPublication>(
  `UPDATE "Publication" SET "claim" = $3::uuid, "claimedUntil" = now() + $4::int4 * interval '1 millisecond',
     "sentAt" = CASE WHEN "wanted" THEN coalesce("sentAt", now()) ELSE "sentAt" END,
     "sentDigest" = CASE WHEN "claim" IS NULL THEN "sentDigest" END
   WHERE "organizationId" = $1::uuid AND "id" = $2::uuid AND "dueAt" <= now() + interval '1 second'
     AND ("claimedUntil" IS NULL OR "claimedUntil" <= now())
   RETURNING "id", "propertyId", "portal", "status", "transport", "wanted", "listed", "externalId", "revision",
     "sentRevision", "sentDigest", "options"`,
);

/** Whether another attempt has the publication ($2). */
export const IS_CLAIMED = tenantStatement<{ id: string }>(
  `SELECT "id" FROM "Publication" WHERE "organizationId" = $1::uuid AND "id" = $2::uuid AND "claimedUntil" > now()`,
);

/** Gives a publication ($2) back, if the attempt ($3) still has it: it is due as it was. What the portal has of it is not known. */
export const RELEASE = tenantStatement<{ id: string }>(
  `UPDATE "Publication" SET "claim" = NULL, "claimedUntil" = NULL, "sentDigest" = NULL
   WHERE "organizationId" = $1::uuid AND "id" = $2::uuid AND "claim" = $3::uuid RETURNING "id"`,
);

/** Keeps publications ($2) as they are until the end of the transaction. Their properties are locked before them, always. */
export const LOCK_PUBLICATIONS = tenantStatement<{ id: string; claim: string | null }>(
  (seen) => `SELECT "id", "claim" FROM "Publication"
   WHERE "organizationId" = $1::uuid AND "id" = ANY ($2::uuid[]) AND ${seen("Publication")} ORDER BY "id" FOR UPDATE`,
);

/**
 * What has become of publications, as JSON ($2). They are due in so many milliseconds, by the database's clock, if at all; no job
 * waits for that yet. Of a feed, nothing is ever due: it is read when its portal likes.
 */
export const SETTLE = tenantStatement<{ id: string }>(
  (seen) => `UPDATE "Publication" AS p SET
     "wanted" = n."wanted", "status" = n."status", "listed" = n."listed", "externalId" = n."externalId", "url" = n."url",
     "publishedAt" = n."publishedAt", "reasons" = n."reasons", "lastError" = n."lastError", "attempts" = n."attempts",
     "sentRevision" = n."sentRevision", "sentDigest" = n."sentDigest", "propertyVersion" = n."propertyVersion",
     "heldUntil" = n."heldUntil",
     "claim" = CASE WHEN n."isFreed" THEN NULL ELSE p."claim" END,
     "claimedUntil" = CASE WHEN n."isFreed" THEN NULL ELSE p."claimedUntil" END,
     "dueAt" = CASE WHEN p."transport" <> 'feed' THEN now() + n."dueInMs" * interval '1 millisecond' END,
     "jobAt" = NULL, "version" = p."version" + 1, "updatedAt" = now()
   FROM jsonb_to_recordset($2::jsonb) AS n("id" uuid, "wanted" boolean, "status" text, "listed" boolean, "externalId" text,
     "url" text, "publishedAt" timestamptz, "reasons" text[], "lastError" text, "attempts" int4, "sentRevision" int4,
     "sentDigest" text, "propertyVersion" int4, "heldUntil" timestamptz, "isFreed" boolean, "dueInMs" int8)
   WHERE p."organizationId" = $1::uuid AND p."id" = n."id" AND ${seen("Publication", "p")} RETURNING p."id"`,
);

/**
 * Says when publications ($2) are due: in so many milliseconds ($3), by the database's clock. One that is due before that,
 * as it has changed meanwhile, stays so.
 */
export const DUE = tenantStatement<{ id: string }>(
  (seen) => `UPDATE "Publication" SET "dueAt" = now() + $3::int4 * interval '1 millisecond', "jobAt" = NULL
   WHERE "organizationId" = $1::uuid AND "id" = ANY ($2::uuid[]) AND "transport" <> 'feed' AND ${seen("Publication")} RETURNING "id"`,
);

/** Takes a property ($2) off a portal ($3). */
export const WITHDRAW = tenantStatement<object>(
  (seen) => `SELECT orrery_withdraw("organizationId", "propertyId", "portal")::text FROM "Publication"
   WHERE "organizationId" = $1::uuid AND "propertyId" = $2::uuid AND "portal" = $3 AND ${seen("Publication")}`,
);

/** Another version of properties ($2) whose publications are not as they were. They are locked. */
export const NEXT_VERSION = tenantStatement<{ id: string }>(
  (seen) => `UPDATE "Property" SET "version" = "version" + 1, "updatedAt" = now()
   WHERE "organizationId" = $1::uuid AND "id" = ANY ($2::uuid[]) AND ${seen("Property")} RETURNING "id"`,
);

/** What was found due and has no job yet is noted to have one, and given: what a transaction does last, where it made something due. */
export const TAKE_DUE = tenantStatement<{ id: string; dueInMs: number }>(
  `UPDATE "Publication" SET "jobAt" = "dueAt"
   WHERE "organizationId" = $1::uuid AND "dueAt" IS NOT NULL AND "jobAt" IS NULL
   RETURNING "id", greatest(0, ceil(extract(epoch FROM "dueAt" - now()) * 1000))::int4 AS "dueInMs"`,
  { beyondConfinement: "It shows a credential nothing: the job does what the triggers found to be due." },
);
