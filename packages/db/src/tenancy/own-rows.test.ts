import { createWorld, plant } from "@orrery/testkit";
import { beforeAll, expect, it } from "vitest";
import type { TenantDb } from "../index.ts";
import { tenantStatement } from "./statements.ts";

const ids = { property: "", whole: "", part: "" };
let db: TenantDb;
let count: (statement: typeof SEEN) => Promise<number | undefined>;
const counting = (condition: string) =>
  `SELECT count(*)::int4 AS "rows" FROM "Lead" l WHERE l."organizationId" = $1::uuid AND ${condition}`;
const SEEN = tenantStatement<{ rows: number }>((seen) => counting(seen("Lead", "l")));
const ALL = tenantStatement<{ rows: number }>(counting("TRUE"));

beforeAll(async () => {
  const { database, organizationId, principal } = await createWorld();
  for (const [name, model] of [
    ["property", "Property"],
    ["whole", "Lead"],
    ["part", "Lead"],
  ] as const) {
    ids[name] = (await plant(database, model, organizationId)).id;
  }
  await database.system.lead.updateMany({ where: { organizationId }, data: { propertyId: ids.property } });
  await database.system.lead.update({ where: { id: ids.part }, data: { mergedIntoId: ids.whole } });
  const reader = database.store.reader(principal);
  db = reader.db;
  count = async (statement) => (await reader.sql.all(statement))[0]?.rows;
});

it("has no row that became part of another, by whatever query", async () => {
  const where = { id: ids.part };
  const select = { id: true };
  expect(await db.lead.findUnique({ where, select })).toBeNull();
  expect(await db.lead.findMany({ select })).toEqual([{ id: ids.whole }]);
  expect(await db.lead.count()).toBe(1);
  expect((await db.lead.updateMany({ where, data: { notes: "x" } })).count).toBe(0);
  await expect(db.lead.update({ where, data: { notes: "x" } })).rejects.toMatchObject({ code: "P2025" });
  await expect(db.lead.delete({ where })).rejects.toMatchObject({ code: "P2025" });
});

it("has none below another row, as itself or as a number", async () => {
  const where = { id: ids.property };
  const whole = [{ id: ids.whole }];
  const leads = { select: { id: true } };
  expect(await db.property.findUnique({ where, select: { leads } })).toEqual({ leads: whole });
  const narrowed = { leads: { ...leads, where: { id: ids.part } } };
  expect(await db.property.findUnique({ where, select: narrowed })).toEqual({ leads: [] });
  expect(await db.property.findUnique({ where, include: { leads: true } })).toMatchObject({ leads: whole });
  expect(await db.property.findUnique({ where, select: { _count: true } })).toMatchObject({ _count: { leads: 1 } });
  const asked = { _count: { select: { leads: true } } } as const;
  expect(await db.property.findUnique({ where, select: asked })).toEqual({ _count: { leads: 1 } });
  expect(await db.lead.findFirst({ select: { property: { select: { leads } } } })).toEqual({
    property: { leads: whole },
  });
});

it("has none in a statement that says what it sees, and all in one that does not", async () => {
  expect([await count(SEEN), await count(ALL)]).toEqual([1, 2]);
});
