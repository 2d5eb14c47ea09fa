import { createReadStream } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Database } from "@orrery/db";
import { uuid7 } from "./plant.ts";
import { excerptVaried, type Sale } from "./sales.ts";

/** As many as King County's table of sales has. */
export const LISTINGS_DEFAULT = 21_597;

const EXCERPT = join(import.meta.dirname, "../../data/king-county-excerpt.csv");

/**
 * Loads listings in one statement: those of a file of King County's sales, or as many made of the committed excerpt of it.
 * @param file undefined for the excerpt
 * @param count at most this many; of the excerpt exactly this many
 */
export async function loadListings(
  database: Database,
  organizationId: string,
  file: string | undefined,
  count: number,
): Promise<void> {
  const sales =
    file === undefined ? excerptVaried(await readSales(EXCERPT), count) : (await readSales(file)).slice(0, count);
  await database.sql(INSERT, [organizationId, JSON.stringify(sales)]);
}

/** Four of five are for sale, newest first in the file's order, a minute apart. */
const INSERT = `INSERT INTO "Property" ("id", "organizationId", "title", "description", "status", "operation", "type", "price",
    "currency", "bedrooms", "bathrooms", "areaSqft", "lotSqft", "yearBuilt", "line1", "city", "cityKey", "region", "postalCode",
    "country", "lat", "lng", "features", "createdAt", "updatedAt")
  SELECT ${uuid7(`"listed"`)}, $1::uuid, "bedrooms" || '-bedroom house in ' || "zipcode",
    'Built in ' || "year" || ', condition ' || lower("condition") || ', grade ' || "grade" || '.',
    CASE WHEN "at" % 5 = 0 THEN 'sold' ELSE 'active' END, 'sale', 'house', "price", 'USD', "bedrooms", "bathrooms", "area", "lot",
    "year", "parcel" || ' Parcel Road', 'Seattle', 'seattle', 'WA', "zipcode", 'US', "lat", "lng",
    CASE WHEN "waterfront" THEN '{garden,waterfront}'::text[] ELSE '{garden}'::text[] END,
    "listed", "listed"
  FROM (
    SELECT *, date_trunc('milliseconds', now()) - "at" * interval '1 minute' AS "listed" FROM json_to_recordset($2::json) AS "sale" (
      "at" int, "parcel" text, "price" numeric, "bedrooms" int, "bathrooms" float8, "area" float8, "lot" float8, "year" int,
      "condition" text, "grade" text, "zipcode" text, "lat" float8, "lng" float8, "waterfront" boolean)
  ) AS "sales"`;

async function readSales(file: string): Promise<Sale[]> {
  let columns: readonly string[] | undefined;
  const sales: Sale[] = [];
  for await (const line of createInterface({ input: createReadStream(file) })) {
    const cells = line.split(",");
    if (!columns) {
      columns = cells;
      continue;
    }
    const row = Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? ""]));
    sales.push(saleOf(row, sales.length));
  }
  return sales;
}

const saleOf = (row: Readonly<Record<string, string>>, at: number): Sale => ({
  at,
  parcel: row.id ?? "",
  price: Number(row.price),
  bedrooms: Number(row.bedrooms),
  bathrooms: Number(row.bathrooms),
  area: Number(row.sqft_living),
  lot: Number(row.sqft_lot),
  year: Number(row.yr_built),
  condition: row.condition ?? "",
  grade: row.grade ?? "",
  zipcode: row.zipcode ?? "",
  lat: Number(row.lat),
  lng: Number(row.long),
  waterfront: row.waterfront === "YES",
});
