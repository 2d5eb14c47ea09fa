import type { ListOrder } from "../../paging/stretches.ts";
import { searchOf } from "../../search/search-page.ts";
import type { SearchOrder } from "../../search/search-statement.ts";
import { PROPERTY_FILTERS } from "./property-filters.ts";
import { type OrderColumn, PROPERTY_ORDERS } from "./property-orders.ts";

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
  filters: PROPERTY_FILTERS,
  orders: {
    "-created_at": searchOrder(PROPERTY_ORDERS["-created_at"]),
    created_at: searchOrder(PROPERTY_ORDERS.created_at),
    "-updated_at": searchOrder(PROPERTY_ORDERS["-updated_at"]),
    updated_at: searchOrder(PROPERTY_ORDERS.updated_at),
    "-price": searchOrder(PROPERTY_ORDERS["-price"]),
    price: searchOrder(PROPERTY_ORDERS.price),
  },
});
