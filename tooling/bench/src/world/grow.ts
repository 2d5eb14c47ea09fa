import type { Database } from "@orrery/db";
import { plantImages, uuid7 } from "./plant.ts";

type Sql = Database["sql"];

/** Later copies are older. */
const OLDER = `"createdAt" - "copy" * $1::int * interval '1 minute'`;
/** What differs between a listing and its copies, in terms of the listing and of `"copy"`, from 1 on. */
const VARIED: Readonly<Record<string, string>> = {
  id: uuid7(OLDER),
  price: `round("price" * (0.8 + 0.4 * random())::numeric, 2)`,
  areaSqft: `round("areaSqft" * (0.8 + 0.4 * random()))`,
  lat: `"lat" + (random() - 0.5) / 50`,
  lng: `"lng" + (random() - 0.5) / 50`,
  createdAt: OLDER,
  updatedAt: OLDER,
};

const TABLES = ["Property", "PropertyImage"];

/**
 * Copies the listings that are there until there are as many as wanted, each time round with other prices, sizes and places,
 * and plants their images. Triggers are off (search columns are copied, keys are known to be good), and indexes are made
 * again at the end: two million listings take minutes as it is.
 * @param present how many listings there are, without images, a minute apart
 */
export async function growListings(
  { forMigrations }: Database,
  organizationId: string,
  present: number,
  wanted: number,
): Promise<void> {
  // A connection without timeouts.
  await forMigrations(async ({ sql }) => {
    await sql("SET maintenance_work_mem = '512MB'", []);
    for (const table of TABLES) await sql(`ALTER TABLE "${table}" DISABLE TRIGGER ALL`, []);
    await withoutIndexes(sql, async () => {
      if (wanted > present) await copyListings(sql, present, wanted);
      await plantImages({ sql }, organizationId);
    });
    for (const table of TABLES) await sql(`ALTER TABLE "${table}" ENABLE TRIGGER ALL`, []);
    await sql("VACUUM ANALYZE", []);
  });
}

async function copyListings(sql: Sql, present: number, wanted: number): Promise<void> {
  const rows = await sql<{ column_name: string }>(
    `SELECT "column_name" FROM information_schema.columns WHERE "table_schema" = 'public' AND "table_name" = 'Property'`,
    [],
  );
  const columns = rows.map(({ column_name: column }) => column);
  const names = columns.map((column) => `"${column}"`).join(", ");
  const values = columns.map((column) => VARIED[column] ?? `"${column}"`).join(", ");
  const copies = Math.ceil(wanted / present) - 1;
  await sql(
    `INSERT INTO "Property" (${names}) SELECT ${values} FROM generate_series(1, $2::int) AS "copy", "Property" LIMIT $3::int`,
    [present, copies, wanted - present],
  );
}

/** Takes the indexes away that are no constraints, and makes them again afterwards. */
async function withoutIndexes(sql: Sql, work: () => Promise<void>): Promise<void> {
  const indexes = await sql<{ name: string; definition: string }>(
    `SELECT "indexname" AS "name", "indexdef" AS "definition" FROM pg_indexes WHERE "schemaname" = 'public'
     AND "tablename" = ANY($1) AND "indexdef" NOT LIKE 'CREATE UNIQUE%'`,
    [TABLES],
  );
  for (const { name } of indexes) await sql(`DROP INDEX "${name}"`, []);
  await work();
  for (const { definition } of indexes) await sql(definition, []);
}
