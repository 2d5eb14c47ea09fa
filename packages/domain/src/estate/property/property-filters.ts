import { Prisma } from "@orrery/db";
import { z } from "zod";
import { amount } from "../../fields/money.ts";
import { text } from "../../fields/text.ts";
import type { SearchFilter } from "../../search/search-statement.ts";
import { EstateAgentId } from "../estate-agent/estate-agent.ts";
import { PROPERTY_OPERATIONS, PROPERTY_STATUSES, PROPERTY_TYPES } from "./property.ts";
import { CITY_MAX, cityKeyOf } from "./property-input.ts";

/** What a list of properties may be narrowed by. */
export const PropertyFilters = z.object({
  status: z.enum(PROPERTY_STATUSES).optional(),
  operation: z.enum(PROPERTY_OPERATIONS).optional(),
  type: z.enum(PROPERTY_TYPES).optional(),
  city: text(CITY_MAX).optional().describe("In any case."),
  price: amount.optional().describe("Exactly. Prices are compared as numbers, whatever their currency."),
  priceMin: amount.optional(),
  priceMax: amount.optional(),
  agentId: EstateAgentId.optional(),
});
export type PropertyFilters = z.output<typeof PropertyFilters>;

/** The rows that they leave. Amounts are given as such: a text in the place of one would have Prisma plan each query anew. */
export function propertiesWhere({
  status,
  operation,
  type,
  city,
  price,
  priceMin,
  priceMax,
  agentId,
}: PropertyFilters) {
  return {
    ...(status !== undefined && { status }),
    ...(operation !== undefined && { operation }),
    ...(type !== undefined && { type }),
    ...(city !== undefined && { cityKey: cityKeyOf(city) }),
    ...(agentId !== undefined && { agentId }),
    price: {
      ...(price !== undefined && { equals: new Prisma.Decimal(price) }),
      ...(priceMin !== undefined && { gte: new Prisma.Decimal(priceMin) }),
      ...(priceMax !== undefined && { lte: new Prisma.Decimal(priceMax) }),
    },
  };
}

/** `propertiesWhere`, for SQL. */
export const PROPERTY_FILTERS = {
  status: { column: "status", test: "=", type: "text" },
  operation: { column: "operation", test: "=", type: "text" },
  type: { column: "type", test: "=", type: "text" },
  city: { column: "cityKey", test: "=", type: "text" },
  price: { column: "price", test: "=", type: "numeric" },
  priceMin: { column: "price", test: ">=", type: "numeric" },
  priceMax: { column: "price", test: "<=", type: "numeric" },
  agentId: { column: "agentId", test: "=", type: "uuid" },
} as const satisfies Record<keyof PropertyFilters, SearchFilter>;
