import { isDeepStrictEqual } from "node:util";
import type { TenantSql } from "@orrery/db";
import type { Page } from "../../paging/keyset.ts";
import { JsonRows, numberText, timeText } from "../../paging/row-json.ts";
import { jsonOfAll, type Written, writtenRows } from "../../paging/written-page.ts";
import { IMAGE_SELECT, IMAGES_MAX, IMAGES_SHOWN } from "../property-image/property-image.ts";
import { PROPERTY_SELECT } from "./property.ts";
import { PROPERTY_FILTERS, type PropertyFilters } from "./property-filters.ts";

const { images: _, publications: publicationsShown, ...COLUMNS } = PROPERTY_SELECT;

const columnsOf = (table: string, select: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.keys(select).map((column) => [column, `${table}."${column}"`]));

/** All that a property's row has of its own, and so many of its images (`$2`) and publications (`$3`). */
const pageOf = writtenRows({
  name: "properties",
  model: "Property",
  filters: PROPERTY_FILTERS,
  parameters: 2,
  row: (seen) => ({
    ...columnsOf("p", COLUMNS),
    price: `${numberText(`p."price"`)}::text`,
    createdAt: timeText(`p."createdAt"`),
    updatedAt: timeText(`p."updatedAt"`),
    images: new JsonRows(
      `FROM "PropertyImage" i WHERE i."organizationId" = $1::uuid AND i."propertyId" = p."id" AND i."sweepAt" IS NULL
        AND ${seen("PropertyImage", "i")} ORDER BY i."position", i."id" LIMIT $2::int4`,
      { ...columnsOf("i", IMAGE_SELECT), position: `row_number() OVER (ORDER BY i."position", i."id")` },
    ),
    publications: new JsonRows(
      `FROM "Publication" u WHERE u."organizationId" = $1::uuid AND u."propertyId" = p."id"
        AND ${seen("Publication", "u")} ORDER BY u."portal" LIMIT $3::int4`,
      { ...columnsOf("u", publicationsShown.select), publishedAt: timeText(`u."publishedAt"`) },
    ),
  }),
});

/** More than a property is on. */
const PUBLICATIONS_MAX = 1_000;

/** A page of what Prisma would select, where that is nothing but a property's own columns, its images and its publications. */
export async function selectProperties(
  sql: TenantSql,
  shape: unknown,
  asked: Omit<Written<keyof PropertyFilters>, "form" | "parameters">,
): Promise<Page<object> | undefined> {
  const parameters = parametersOf(shape);
  const page = parameters && (await pageOf(sql, { ...asked, form: "camelCase", parameters }));
  if (!page) return undefined;
  const rows = JSON.parse(jsonOfAll(page.items)) as object[];
  const written = new Map(rows.map((row, index) => [row, page.items[index]]));
  const { hasNextPage, hasPreviousPage } = page;
  return {
    items: rows,
    hasNextPage,
    hasPreviousPage,
    get nextCursor() {
      return page.nextCursor;
    },
    get previousCursor() {
      return page.previousCursor;
    },
    cursorOf(row) {
      const from = written.get(row);
      if (!from) throw new Error("The row is of another page.");
      return page.cursorOf(from);
    },
  };
}

/** What a relation is selected with. */
interface Selected {
  readonly where?: unknown;
  readonly orderBy?: unknown;
  readonly take?: number;
  readonly select?: Readonly<Record<string, unknown>>;
}

/** How many images and publications a selection takes; undefined where it asks for anything else. */
function parametersOf(shape: unknown): readonly [images: number, publications: number] | undefined {
  const { select = {}, ...others } = shape as Selected;
  const { images, publications, ...columns } = select as Readonly<Record<string, Selected | undefined>>;
  if (Object.keys(others).length > 0 || !isWithin(columns, COLUMNS)) return undefined;
  const imagesTaken = taken(images, { ...IMAGES_SHOWN, select: IMAGE_SELECT }, IMAGES_MAX);
  const publicationsTaken = taken(publications, publicationsShown, PUBLICATIONS_MAX);
  if (imagesTaken === undefined || publicationsTaken === undefined) return undefined;
  return [imagesTaken, publicationsTaken];
}

function taken(selected: Selected | undefined, shown: Selected, all: number): number | undefined {
  if (selected === undefined) return 0;
  const { select = {}, take = all, ...order } = selected;
  const { select: columns = {}, ...shownOrder } = shown;
  return isDeepStrictEqual(order, shownOrder) && isWithin(select, columns) ? take : undefined;
}

const isWithin = (selected: Readonly<Record<string, unknown>>, columns: Readonly<Record<string, unknown>>) =>
  Object.entries(selected).every(([column, value]) => value === true && column in columns);
