import type { Prisma } from "@orrery/db";
import { createWorld, freshDatabase, type TestWorld } from "@orrery/testkit";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyImage, anyProperty, anyPublication, anyQuestion, planted } from "../../../test/any-property.ts";
import type { Page } from "../../paging/keyset.ts";
import { IMAGE_SELECT, IMAGES_SHOWN } from "../property-image/property-image.ts";
import { listProperties } from "./list-properties.ts";
import { PROPERTY_SELECT } from "./property.ts";

const { images: _, publications, ...columns } = PROPERTY_SELECT;

const someOf = <Select extends object>(select: Select) =>
  fc
    .subarray(Object.keys(select))
    .map((names) => ({ ...Object.fromEntries(names.map((name) => [name, true])), id: true }));
const images = fc.record(
  { take: fc.integer({ min: 1, max: 3 }), select: someOf(IMAGE_SELECT) },
  { requiredKeys: ["select"] },
);
/** What GraphQL's selections come to: the columns of the list's cursors, and whatever else. */
const anySelect = fc
  .record({ columns: someOf(columns), images: fc.option(images), publications: fc.boolean() })
  .map(({ columns: selected, images: shown, publications: published }) => ({
    ...selected,
    ...{ createdAt: true, updatedAt: true, price: true },
    ...(shown && { images: { ...IMAGES_SHOWN, ...shown } }),
    ...(published && { publications }),
  }));

type Rows = Page<Record<string, unknown>>;

async function rowsOf(world: TestWorld, input: object, select: object, principal = world.principal): Promise<Rows> {
  return (await world.invoke(listProperties, input, { shape: { select }, principal })).rows as unknown as Rows;
}

/** As it is shown, whichever way it was read: amounts and moments as texts. */
const shown = (row: unknown): unknown => JSON.parse(JSON.stringify(row));

/** Prisma's own selection, of more than is written. */
const withMore = (select: object) => ({ ...select, agent: { select: { id: true } } }) satisfies Prisma.PropertySelect;

describe("a page of properties that a selection asks for", () => {
  it("has what Prisma's rows have, and their cursors, page after page", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyProperty, { maxLength: 8 }),
        fc.array(anyImage, { maxLength: 6 }),
        fc.array(anyPublication, { maxLength: 2 }),
        fc.array(fc.tuple(anyQuestion, anySelect), { minLength: 3, maxLength: 6 }),
        async (properties, pictures, published, questions) => {
          const world = await createWorld();
          const { agent } = await planted(world, properties, pictures, published);
          for (const principal of [world.principal, { ...world.principal, confinedTo: [`estate-agent:${agent.id}`] }]) {
            for (const [question, select] of questions) {
              for (let cursor: string | null | undefined; cursor !== null; ) {
                const input = { ...question, ...(cursor && { cursor }) };
                const read = await rowsOf(world, input, withMore(select), principal);
                const selected = await rowsOf(world, input, select, principal);
                expect(selected.items.map((row) => selected.cursorOf(row))).toEqual(
                  read.items.map((row) => read.cursorOf(row)),
                );
                expect(selected.items.map((row) => picked(row, select))).toEqual(
                  read.items.map((row) => picked(shown(row), select)),
                );
                expect({ ...selected, items: [], cursorOf: null }).toEqual({ ...read, items: [], cursorOf: null });
                cursor = question.direction === "backward" ? read.previousCursor : read.nextCursor;
              }
            }
          }
        },
      ),
      { numRuns: 20 },
    );
  });

  it("is one statement; of more than a property's own, Prisma's", async () => {
    const statements: string[] = [];
    await using fresh = await freshDatabase({ before: (sql) => void statements.push(sql) });
    const world = await createWorld({ database: fresh.database });
    const select = { id: true, createdAt: true, title: true };
    statements.length = 0;
    await rowsOf(world, {}, select);
    await rowsOf(world, {}, { ...select, leads: { select: { id: true } } });
    await rowsOf(world, {}, { ...select, images: { orderBy: { width: "asc" }, select: { id: true } } });
    expect(statements.map((sql) => sql.includes("row_to_json"))).toEqual([true, false, false]);
  });
});

/** What a selection names of a row. */
function picked(row: unknown, select: object): unknown {
  if (Array.isArray(row)) return row.map((item) => picked(item, select));
  const of = row as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries(select).map(([name, value]) => [
      name,
      value === true ? of[name] : picked(of[name], (value as { select: object }).select),
    ]),
  );
}
