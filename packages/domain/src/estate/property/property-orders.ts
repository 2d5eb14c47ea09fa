import type { ListOrder } from "../../paging/stretches.ts";

export const PROPERTY_SORTS = ["-created_at", "created_at", "-updated_at", "updated_at", "-price", "price"] as const;

type PropertySort = (typeof PROPERTY_SORTS)[number];

export type OrderColumn = "createdAt" | "updatedAt" | "price";

export const PROPERTY_ORDERS: Readonly<Record<PropertySort, ListOrder<OrderColumn>>> = {
  "-created_at": { column: "createdAt", descending: true },
  created_at: { column: "createdAt", descending: false },
  "-updated_at": { column: "updatedAt", descending: true },
  updated_at: { column: "updatedAt", descending: false },
  "-price": { column: "price", descending: true, nullable: true },
  price: { column: "price", descending: false, nullable: true },
};
