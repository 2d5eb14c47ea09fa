import { z } from "zod";
import { amount } from "../../fields/money.ts";
import { text } from "../../fields/text.ts";
import { operation } from "../../kernel.ts";
import { pageInput, pageOf } from "../../paging/keyset.ts";
import { type ListOrder, pageBy } from "../../paging/page-by.ts";
import { EstateAgentId } from "../estate-agent/estate-agent.ts";
import { pictured } from "../property-image/property-image.ts";
import {
  PROPERTY_OPERATIONS,
  PROPERTY_SELECT,
  PROPERTY_STATUSES,
  PROPERTY_TYPES,
  PropertyOutput,
  propertiesRead,
} from "./property.ts";
import { CITY_MAX, cityKeyOf } from "./property-input.ts";

export const PROPERTY_SORTS = ["-created_at", "created_at", "-updated_at", "updated_at", "-price", "price"] as const;

type Column = "createdAt" | "updatedAt" | "price";

const ORDERS: Readonly<Record<(typeof PROPERTY_SORTS)[number], ListOrder<Column>>> = {
  "-created_at": { column: "createdAt", descending: true },
  created_at: { column: "createdAt", descending: false },
  "-updated_at": { column: "updatedAt", descending: true },
  updated_at: { column: "updatedAt", descending: false },
  "-price": { column: "price", descending: true, nullable: true },
  price: { column: "price", descending: false, nullable: true },
};

const Filters = z.object({
  status: z.enum(PROPERTY_STATUSES).optional(),
  operation: z.enum(PROPERTY_OPERATIONS).optional(),
  type: z.enum(PROPERTY_TYPES).optional(),
  city: text(CITY_MAX).optional().describe("In any case."),
  price: amount.optional().describe("Exactly. Prices are compared as numbers, whatever their currency."),
  priceMin: amount.optional(),
  priceMax: amount.optional(),
  agentId: EstateAgentId.optional(),
});

/** Properties by cursor (Orkasa's `GET /v1/properties`). */
export const listProperties = operation({
  name: "properties.list",
  summary: "Lists the brokerage's properties, newest first unless told.",
  mode: "read",
  scope: propertiesRead,
  rate: "read",
  input: z.object({
    ...Filters.shape,
    sort: z
      .enum(PROPERTY_SORTS)
      .default("-created_at")
      .describe("By price, what has none comes last in either direction."),
    ...pageInput,
  }),
  output: pageOf(PropertyOutput),
  shape: { select: PROPERTY_SELECT },
  cursorColumns: ["id", "createdAt", "updatedAt", "price"],
  example: { input: () => ({ status: "draft" as const, city: "MIAMI", priceMin: 500_000, limit: 2 }) },
  async handle({ input, db, shape, cursors, files }) {
    const filter = filterOf(input);
    return pageBy("properties", ORDERS[input.sort], { input, cursors }, async ({ where, orderBy, take }) => {
      const rows = await db.property.findMany({ ...shape, where: { AND: [filter, where] }, orderBy, take });
      return rows.map((row) => pictured(files, row));
    });
  },
});

function filterOf({ status, operation, type, city, price, priceMin, priceMax, agentId }: z.output<typeof Filters>) {
  return {
    ...(status !== undefined && { status }),
    ...(operation !== undefined && { operation }),
    ...(type !== undefined && { type }),
    ...(city !== undefined && { cityKey: cityKeyOf(city) }),
    ...(agentId !== undefined && { agentId }),
    price: {
      ...(price !== undefined && { equals: price }),
      ...(priceMin !== undefined && { gte: priceMin }),
      ...(priceMax !== undefined && { lte: priceMax }),
    },
  };
}
