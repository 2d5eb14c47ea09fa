import { z } from "zod";
import { operation } from "../../kernel.ts";
import { pageInput, pageOf } from "../../paging/keyset.ts";
import { pageBy } from "../../paging/page-by.ts";
import { searchQuery } from "../../search/search-query.ts";
import { pictured } from "../property-image/property-image.ts";
import { PROPERTY_SELECT, PropertyOutput, propertiesRead } from "./property.ts";
import { PropertyFilters, propertiesWhere } from "./property-filters.ts";
import { cityKeyOf } from "./property-input.ts";
import { PROPERTY_ORDERS, PROPERTY_SORTS } from "./property-orders.ts";
import { searchProperties } from "./search-properties.ts";
import { selectProperties } from "./select-properties.ts";
import { writeProperties } from "./write-properties.ts";

const DEFAULT_SORT = "-created_at";

/** Properties by cursor (Orkasa's `GET /v1/properties`). */
export const listProperties = operation({
  name: "properties.list",
  summary: "Lists the brokerage's properties, or searches them: newest first unless told, what is found by relevance.",
  mode: "read",
  reads: ["property"],
  scope: propertiesRead,
  rate: "read",
  input: z.object({
    q: searchQuery,
    ...PropertyFilters.shape,
    sort: z
      .enum(PROPERTY_SORTS)
      .optional()
      .describe(
        "Newest first unless told, with `q` by relevance. By price, what has none comes last in either direction.",
      ),
    ...pageInput,
  }),
  output: pageOf(PropertyOutput),
  shape: { select: PROPERTY_SELECT },
  cursorColumns: ["id", "createdAt", "updatedAt", "price"],
  example: { input: () => ({ status: "draft" as const, city: "MIAMI", priceMin: 500_000, limit: 2 }) },
  async write({ input, sql, cursors, files, form }) {
    const { q, sort = DEFAULT_SORT, city } = input;
    // What is found is looked up by its ids.
    if (q !== undefined) return undefined;
    return writeProperties(sql, {
      order: PROPERTY_ORDERS[sort],
      request: { input, cursors },
      filters: { ...input, city: cityKeyOf(city ?? null) },
      form,
      parameters: [files.urlOf("")],
    });
  },
  async select({ input, sql, shape, cursors }) {
    const { q, sort = DEFAULT_SORT, city } = input;
    if (q !== undefined) return undefined;
    return selectProperties(sql, shape, {
      order: PROPERTY_ORDERS[sort],
      request: { input, cursors },
      filters: { ...input, city: cityKeyOf(city ?? null) },
    });
  },
  async handle({ input, db, sql, shape, cursors, files }) {
    const { q, sort, city } = input;
    const filter = propertiesWhere(input);
    const find = async ({
      where,
      ...query
    }: {
      readonly where: object;
      readonly orderBy?: object[];
      readonly take?: number;
    }) => {
      const rows = await db.property.findMany({ ...shape, ...query, where: { AND: [filter, where] } });
      return rows.map((row) => pictured(files, row));
    };
    if (q === undefined) return pageBy("properties", PROPERTY_ORDERS[sort ?? DEFAULT_SORT], { input, cursors }, find);
    return searchProperties(sql, {
      input,
      cursors,
      q,
      sort,
      filters: { ...input, city: cityKeyOf(city ?? null) },
      find: (ids) => find({ where: { id: { in: ids } } }),
    });
  },
});
