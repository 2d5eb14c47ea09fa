import type { TenantDb } from "@orrery/db";
import { z } from "zod";
import { operation } from "../../kernel.ts";
import type { Page, PageRequest } from "../../paging/keyset.ts";
import { pageBy } from "../../paging/page-by.ts";
import { type ListOrder, pageThrough, type Stretch } from "../../paging/stretches.ts";
import { createProperty } from "../property/create-property.ts";
import { propertiesRead } from "../property/property.ts";
import { contextOf, type FeedRow, feedSelect, IN_FEED, ResoRecord, shownAs, toRecord } from "./feed.ts";
import { nextLink, ordersOf, pageSizeOf, setOptions } from "./odata/options.ts";
import { notSupported, notUnderstood, ODATA_UNSUPPORTED } from "./odata/refusals.ts";
import { propertyCondition } from "./property-condition.ts";
import { PROPERTY_FIELDS } from "./reso-model.ts";

/** How far a reader may skip: what was skipped was read for nothing. */
export const SKIP_MAX = 10_000;

type OrderColumn = "id" | "createdAt" | "updatedAt" | "price";

/** The orders that have an index; each is one by its column, then by the key. */
const ORDERS: Readonly<Record<string, Omit<ListOrder<OrderColumn>, "descending">>> = {
  ListingKey: { column: "id" },
  ModificationTimestamp: { column: "updatedAt" },
  OriginalEntryTimestamp: { column: "createdAt" },
  ListPrice: { column: "price", nullable: true },
};

/**
 * The Property resource of the RESO Web API. Unless told, listings come by their keys, which never change, so that a reader who
 * pages through while others write misses none.
 */
export const listResoProperties = operation({
  name: "listings.reso",
  summary: "Lists what a feed shows of the brokerage's properties, as RESO's Data Dictionary names it.",
  mode: "read",
  reads: ["property", "estate-agent"],
  scope: propertiesRead,
  rate: "read",
  internal: "It is the RESO Web API's own form of properties.list, in OData's query language.",
  input: z.object({
    ...setOptions,
    expand: setOptions.select,
    skip: z.int().min(0).max(SKIP_MAX).optional(),
    count: z.boolean().optional(),
  }),
  output: z.object({
    "@odata.context": z.string(),
    "@odata.count": z.int().optional(),
    value: z.array(ResoRecord),
    "@odata.nextLink": z.string().optional(),
  }),
  errors: [ODATA_UNSUPPORTED],
  example: {
    async input(world) {
      await world.run(createProperty, { status: "active" });
      return { filter: "StandardStatus eq 'Active' and ListPrice ge 0", top: 2, expand: "Media" };
    },
  },
  async handle({ input, db, cursors, files, resoUrl }) {
    const shown = shownAs(input);
    const order = orderOf(input.orderby, input.skip !== undefined && input.skip > 0);
    const where = input.filter === undefined ? IN_FEED : { AND: [IN_FEED, propertyCondition(input.filter)] };
    const { skip = 0, skiptoken, count, pageSize: _, format: __, ...asked } = input;
    if (skip > 0 && skiptoken !== undefined) throw notUnderstood("skip", "A $skiptoken says by itself where to go on.");
    const limit = pageSizeOf(input);
    const request: PageRequest = { input: { limit, cursor: skiptoken, direction: "forward" }, cursors };
    const list = { db, where, select: feedSelect(shown), skip };
    const [total, page] = await Promise.all([
      count ? db.property.count({ where }) : undefined,
      limit === 0 ? undefined : pageOf(list, order, request),
    ]);
    const next = page?.nextCursor;
    return {
      "@odata.context": contextOf(resoUrl(), "Property", shown),
      ...(total !== undefined && { "@odata.count": total }),
      value: page?.items.map((row) => toRecord(files, row, shown)) ?? [],
      ...(next != null && {
        "@odata.nextLink": nextLink(resoUrl(), "Property", { ...asked, top: input.top ?? input.pageSize, count }, next),
      }),
    };
  },
});

/** @throws Failure INVALID_INPUT, and ODATA_UNSUPPORTED for an order that has no index */
function orderOf(orderby: string | undefined, skips: boolean): ListOrder<OrderColumn> {
  const [first = { field: "ListingKey", descending: false }, second, ...more] = ordersOf(
    "Property",
    PROPERTY_FIELDS,
    orderby,
  );
  const order = ORDERS[first.field];
  // What is alike stands in the key's order anyway.
  const isOne = second === undefined || (second.field === "ListingKey" && second.descending === first.descending);
  if (order?.nullable && skips)
    throw notSupported("skip", "There is no $skip in an order by ListPrice; follow @odata.nextLink.");
  if (!order || !isOne || more.length > 0) {
    const offered = Object.keys(ORDERS).join(", ");
    throw notSupported("orderby", `There are orders by one of ${offered}, then by ListingKey in the same direction.`);
  }
  return { ...order, descending: first.descending };
}

interface List {
  readonly db: TenantDb;
  readonly where: object;
  readonly select: ReturnType<typeof feedSelect>;
  readonly skip: number;
}

function pageOf(
  { db, where, select, skip }: List,
  order: ListOrder<OrderColumn>,
  request: PageRequest,
): Promise<Page<FeedRow>> {
  const find = ({ where: past, ...query }: { where: object; orderBy: object[]; take: number }): Promise<FeedRow[]> =>
    db.property.findMany({ select, where: { AND: [where, past] }, ...(skip > 0 && { skip }), ...query });
  if (order.column !== "id") return pageBy("reso", order as ListOrder<"price">, request, find);
  const read = ({ sort, past, take }: Stretch) =>
    find({ where: past ? { id: { [sort === "asc" ? "gt" : "lt"]: past.id } } : {}, orderBy: [{ id: sort }], take });
  return pageThrough("reso", order, request, read, ({ id }) => ({ value: undefined, id }));
}
