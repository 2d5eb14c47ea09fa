import type { ListOrder } from "../../paging/page-by.ts";
import { searchOf } from "../../search/search-page.ts";
import type { SearchFilter, SearchOrder } from "../../search/search-statement.ts";
import type { PropertyFilters } from "./property-filters.ts";
import { type OrderColumn, PROPERTY_ORDERS } from "./property-orders.ts";

/** `propertiesWhere`, for SQL. */
const FILTERS = {
  status: { column: "status", test: "=", type: "text" },
  operation: { column: "operation", test: "=", type: "text" },
  type: { column: "type", test: "=", type: "text" },
  city: { column: "cityKey", test: "=", type: "text" },
  price: { column: "price", test: "=", type: "numeric" },
  priceMin: { column: "price", test: ">=", type: "numeric" },
  priceMax: { column: "price", test: "<=", type: "numeric" },
  agentId: { column: "agentId", test: "=", type: "uuid" },
} as const satisfies Record<keyof PropertyFilters, SearchFilter>;

const KEYS: Readonly<Record<OrderColumn, string>> = {
  createdAt: 'extract(epoch FROM p."createdAt")',
  updatedAt: 'extract(epoch FROM p."updatedAt")',
  price: 'p."price"',
};

/** What has no value comes last in either direction. */
function searchOrder({ column, descending, nullable }: ListOrder<OrderColumn>): SearchOrder {
  const key = KEYS[column];
  return { key: nullable ? `coalesce(${key}, '${descending ? "-" : ""}Infinity'::numeric)` : key, descending };
}

export const searchProperties = searchOf({
  name: "properties",
  model: "Property",
  filters: FILTERS,
  orders: {
    "-created_at": searchOrder(PROPERTY_ORDERS["-created_at"]),
    created_at: searchOrder(PROPERTY_ORDERS.created_at),
    "-updated_at": searchOrder(PROPERTY_ORDERS["-updated_at"]),
    updated_at: searchOrder(PROPERTY_ORDERS.updated_at),
    "-price": searchOrder(PROPERTY_ORDERS["-price"]),
    price: searchOrder(PROPERTY_ORDERS.price),
  },
});
