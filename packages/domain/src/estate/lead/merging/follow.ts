import { type TenantSql, tenantStatement } from "@orrery/db";
import { UUID_7 } from "../../../fields/uuid-7.ts";

/** What came for a lead and what was done with it goes with it, and says that it is its. */
const JOIN = tenantStatement(
  `WITH "merge" AS (
     INSERT INTO "LeadMerge" ("id", "organizationId", "leadId", "mergedId", "createdAt")
     SELECT ${UUID_7}, $1::uuid, $2::uuid, $3::uuid, clock_timestamp()
   ), "history" AS (
     UPDATE "LeadHistoryEntry" SET "homeId" = coalesce("homeId", "leadId"), "leadId" = $2::uuid
     WHERE "organizationId" = $1::uuid AND "leadId" = $3::uuid
   )
   UPDATE "LeadSubmission" SET "homeId" = coalesce("homeId", "leadId"), "leadId" = $2::uuid
   WHERE "organizationId" = $1::uuid AND "leadId" = $3::uuid`,
);

/** What is a lead's, or of those that are part of it, goes back with it. */
const LEAVE = tenantStatement(
  `WITH "merge" AS (
     DELETE FROM "LeadMerge" WHERE "organizationId" = $1::uuid AND "mergedId" = $3::uuid
   ), "history" AS (
     UPDATE "LeadHistoryEntry" SET "homeId" = nullif("homeId", $3::uuid), "leadId" = $3::uuid
     WHERE "organizationId" = $1::uuid AND "leadId" = $2::uuid AND "homeId" = ANY ($4::uuid[])
   )
   UPDATE "LeadSubmission" SET "homeId" = nullif("homeId", $3::uuid), "leadId" = $3::uuid
   WHERE "organizationId" = $1::uuid AND "leadId" = $2::uuid AND "homeId" = ANY ($4::uuid[])`,
);

/** Has a lead, with all that belongs to it, become part of another. */
export const join = (sql: TenantSql, wholeId: string, otherId: string) => sql.all(JOIN, wholeId, otherId);

/** Has it be of its own again. @param ids it, and those that are part of it */
export const leave = (sql: TenantSql, wholeId: string, otherId: string, ids: readonly string[]) =>
  sql.all(LEAVE, wholeId, otherId, ids);
