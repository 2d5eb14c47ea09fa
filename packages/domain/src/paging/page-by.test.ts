import { randomBytes, randomUUID } from "node:crypto";
import { cursorsFor } from "@orrery/operation";
import { createWorld, type TestWorld } from "@orrery/testkit";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { listProperties } from "../estate/property/list-properties.ts";
import { PROPERTY_SORTS } from "../estate/property/property-orders.ts";
import type { Page } from "./keyset.ts";
import { pageBy } from "./page-by.ts";
import type { ListOrder } from "./stretches.ts";

/** Of a column's few values, one by its place; equal ones are the rule. */
interface Row {
  readonly id: string;
  readonly price: string | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

const INSTANT = Date.UTC(2026, 10, 22, 10, 0, 0, 123);
const instant = fc.nat({ max: 2 }).map((ms) => new Date(INSTANT + ms));
const anyRow: fc.Arbitrary<Row> = fc.record({
  id: fc.constant(null).map(() => randomUUID()),
  price: fc.constantFrom(null, null, "0", "0.5", "750000", "750000.01", "999999999999.99"),
  createdAt: instant,
  updatedAt: instant,
});

async function store(rows: readonly Row[]): Promise<TestWorld> {
  const world = await createWorld();
  const { organizationId } = world;
  const data = rows.map((row) => ({ ...row, organizationId, title: "House" }));
  await world.database.system.property.createMany({ data });
  return world;
}

/** The ids in an order, as its definition says. */
function sorted(rows: readonly Row[], { column, descending }: ListOrder<"price" | "createdAt" | "updatedAt">) {
  const numberOf = (row: Row) => (row[column] === null ? null : Number(row[column]));
  const sign = descending ? -1 : 1;
  return rows
    .toSorted((a, b) => {
      const [x, y] = [numberOf(a), numberOf(b)];
      if (x !== y && (x === null || y === null)) return x === null ? 1 : -1;
      return sign * ((x ?? 0) - (y ?? 0) || (a.id < b.id ? -1 : 1));
    })
    .map(({ id }) => id);
}

const orderOf = (sort: string) => {
  const column = ({ created_at: "createdAt", updated_at: "updatedAt" } as const)[sort.replace("-", "")] ?? "price";
  return { column, descending: sort.startsWith("-") } as const;
};

/** From page to page, until there is none: the ids, as they come, in the list's order. */
async function walk(world: TestWorld, sort: string, direction: "forward" | "backward", limit: number) {
  const ids: string[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const { output } = await world.invoke(listProperties, { sort, direction, limit, ...(cursor && { cursor }) });
    const page = output.items.map(({ id }) => id);
    if (direction === "forward") ids.push(...page);
    else ids.unshift(...page);
    cursor = direction === "forward" ? output.nextCursor : output.previousCursor;
    expect(ids.length).toBeLessThanOrEqual(100);
  }
  return ids;
}

it("is the sorted list, whatever the rows, the order, the direction and the length of a page", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyRow, { maxLength: 9 }),
      fc.constantFrom(...PROPERTY_SORTS),
      fc.constantFrom("forward" as const, "backward" as const),
      fc.integer({ min: 1, max: 5 }),
      async (rows, sort, direction, limit) => {
        const world = await store(rows);
        expect(await walk(world, sort, direction, limit)).toEqual(sorted(rows, orderOf(sort)));
      },
    ),
    { numRuns: 80 },
  );
});

const BY_PRICE = { column: "price", descending: true, nullable: true } as const;

/** Four rows whose ids end in 1 to 4, in their order. By price, falling: 3 1 | 4 2. */
function fourRows(): readonly Row[] {
  const at = new Date(INSTANT);
  const prices = ["5", null, "5", null];
  const id = randomUUID().slice(0, -1);
  return prices.map((price, index) => ({ id: `${id}${index + 1}`, price, createdAt: at, updatedAt: at }));
}

async function openList() {
  const world = await store(fourRows());
  const { db } = world.database.store.reader(world.principal);
  const cursors = cursorsFor(randomBytes(32), world.organizationId);
  /** A page's ids by their last digit, and how many statements it took. */
  return async (limit: number, direction: "forward" | "backward", cursor?: string) => {
    let statements = 0;
    const page = await pageBy("list", BY_PRICE, { input: { limit, direction, cursor }, cursors }, (query) => {
      statements += 1;
      return db.property.findMany({ ...query, select: { id: true, price: true } });
    });
    return { ...page, ids: page.items.map(({ id }) => id.slice(-1)).join(""), statements };
  };
}

const cursorsOf = <Item>({ items, cursorOf }: Page<Item>) => items.map(cursorOf);

describe("where the rows with a value end", () => {
  it("goes on with those without, in a second statement only where the page is not full yet", async () => {
    const list = await openList();
    expect(await list(1, "forward")).toMatchObject({ ids: "3", statements: 1, hasNextPage: true });
    expect(await list(2, "forward")).toMatchObject({ ids: "31", statements: 2, hasNextPage: true });
    expect(await list(3, "forward")).toMatchObject({ ids: "314", statements: 2, hasNextPage: true });
    expect(await list(4, "forward")).toMatchObject({ ids: "3142", statements: 2, hasNextPage: false });
    expect(await list(1, "backward")).toMatchObject({ ids: "2", statements: 1, hasPreviousPage: true });
    expect(await list(2, "backward")).toMatchObject({ ids: "42", statements: 2, hasPreviousPage: true });
    expect(await list(4, "backward")).toMatchObject({ ids: "3142", statements: 2, hasPreviousPage: false });
  });

  it("goes on from a cursor on either side, in either direction", async () => {
    const list = await openList();
    const [three, one, four, two] = cursorsOf(await list(4, "forward"));
    expect(await list(2, "forward", three)).toMatchObject({ ids: "14", statements: 2, hasNextPage: true });
    expect(await list(2, "forward", one)).toMatchObject({ ids: "42", statements: 2, hasNextPage: false });
    expect(await list(2, "forward", four)).toMatchObject({ ids: "2", statements: 1, hasNextPage: false });
    expect(await list(2, "forward", two)).toMatchObject({ ids: "", statements: 1, hasNextPage: false });
    expect(await list(2, "backward", two)).toMatchObject({ ids: "14", statements: 2, hasPreviousPage: true });
    expect(await list(2, "backward", four)).toMatchObject({ ids: "31", statements: 2, hasPreviousPage: false });
    expect(await list(2, "backward", one)).toMatchObject({ ids: "3", statements: 1, hasPreviousPage: false });
  });
});

it("refuses a cursor of another order, and of the same order the other way around", async () => {
  const world = await store(fourRows());
  for (const sort of PROPERTY_SORTS) {
    const { nextCursor } = (await world.invoke(listProperties, { sort, limit: 1 })).output;
    for (const other of PROPERTY_SORTS) {
      const page = world.invoke(listProperties, { sort: other, limit: 1, cursor: nextCursor });
      if (other === sort) expect((await page).output.items).toHaveLength(1);
      else await expect(page).rejects.toMatchObject({ code: "BAD_REQUEST", reason: "INVALID_CURSOR" });
    }
  }
});
