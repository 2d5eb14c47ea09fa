import { tenantStatement } from "@orrery/db";

/** What an import writes of a property, and as what. */
const COLUMNS = {
  title: "text",
  description: "text",
  status: "text",
  operation: "text",
  type: "text",
  price: "numeric(14,2)",
  currency: "text",
  bedrooms: "int4",
  bathrooms: "float8",
  areaSqft: "float8",
  lotSqft: "float8",
  yearBuilt: "int4",
  line1: "text",
  line2: "text",
  city: "text",
  cityKey: "text",
  region: "text",
  postalCode: "text",
  country: "text",
  lat: "float8",
  lng: "float8",
  features: "text[]",
  agentId: "uuid",
  firstActiveAt: "timestamptz",
  sourceSaid: "jsonb",
} as const;
export type WrittenColumn = keyof typeof COLUMNS;

const names = Object.keys(COLUMNS) as WrittenColumn[];
const listed = (show: (name: string) => string) => names.map(show).join(", ");
const typed = Object.entries(COLUMNS).map(([name, type]) => `"${name}" ${type}`);

/**
 * Which keys ($3, with what is said) of a source ($2) are there, and whether it was said before. LIMIT has each looked up by
 * itself: joined as a whole, all rows of the source would be read for each batch.
 */
export const FIND = tenantStatement<{ key: string; id: string; same: boolean }>(
  `SELECT r."key", found."id", found."same"
   FROM jsonb_to_recordset($3::jsonb) AS r("key" text, "said" jsonb)
   CROSS JOIN LATERAL (
     SELECT p."id", (p."sourceSaid" IS NOT DISTINCT FROM r."said") AS "same" FROM "Property" AS p
     WHERE p."organizationId" = $1::uuid AND p."source" = $2 AND p."sourceKey" = r."key" LIMIT 1
   ) AS found`,
);

/** Inserts properties ($3) of a source ($2); a key that another transaction has just written is left out. */
export const INSERT = tenantStatement<{ id: string; createdAt: Date; updatedAt: Date }>(
  `INSERT INTO "Property" ("organizationId", "source", "id", "sourceKey", "createdAt", "updatedAt", ${listed((name) => `"${name}"`)})
   SELECT $1::uuid, $2, r."id", r."sourceKey", now(), now(), ${listed((name) => `r."${name}"`)}
   FROM json_to_recordset($3::json) AS r("id" uuid, "sourceKey" text, ${typed.join(", ")})
   ON CONFLICT ("organizationId", "source", "sourceKey") DO NOTHING
   RETURNING "id", "createdAt", "updatedAt"`,
);

/** Keeps properties ($2) as they are until the end of the transaction. In an order, so that no two wait for each other. */
export const LOCK = tenantStatement<{ id: string }>(
  `SELECT "id" FROM "Property" WHERE "organizationId" = $1::uuid AND "id" = ANY ($2::uuid[]) ORDER BY "id" FOR UPDATE`,
);

/** Changes locked properties ($2), each into its next version. */
export const UPDATE = tenantStatement<{ id: string }>(
  `UPDATE "Property" AS p SET "version" = p."version" + 1, "updatedAt" = now(), ${listed((name) => `"${name}" = r."${name}"`)}
   FROM json_to_recordset($2::json) AS r("id" uuid, ${typed.join(", ")})
   WHERE p."organizationId" = $1::uuid AND p."id" = r."id"
   RETURNING p."id"`,
);

/** Notes what a file says now ($2) of properties that are so already. */
export const NOTE_SAID = tenantStatement<{ id: string }>(
  `UPDATE "Property" AS p SET "sourceSaid" = r."sourceSaid"
   FROM jsonb_to_recordset($2::jsonb) AS r("id" uuid, "sourceSaid" jsonb)
   WHERE p."organizationId" = $1::uuid AND p."id" = r."id"
   RETURNING p."id"`,
);

/** Keeps rows ($3) of an import ($2) that became no listing. */
export const INSERT_REJECTS = tenantStatement<{ id: string }>(
  `INSERT INTO "ImportReject" ("organizationId", "importId", "id", "row", "reason", "record")
   SELECT $1::uuid, $2::uuid, gen_random_uuid(), r."row", r."reason", r."record"
   FROM json_to_recordset($3::json) AS r("row" int4, "reason" text, "record" text[])
   RETURNING "id"`,
);
