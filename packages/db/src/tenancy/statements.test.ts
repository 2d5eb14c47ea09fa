import { createWorld, plant } from "@orrery/testkit";
import { describe, expect, it } from "vitest";
import { tenantStatement } from "../index.ts";

const NAMES = tenantStatement<{ name: string }>(
  `SELECT "name" FROM "EstateAgent" WHERE "organizationId" = $1::uuid AND "name" LIKE $2 ORDER BY "name"`,
);

describe("tenantStatement", () => {
  it("is refused at its declaration when it is not confined", () => {
    expect(() => tenantStatement('SELECT * FROM "Lead"')).toThrow("confined");
    expect(() => tenantStatement('SELECT * FROM "Lead" WHERE "organizationId" = $2')).toThrow("confined");
  });

  it("is refused where it was never declared, outside transactions as well as inside", async () => {
    const world = await createWorld();
    const { store } = world.database;
    const forged = { text: `SELECT "id" FROM "ApiKey" WHERE $1::text IS NOT NULL` } as unknown as typeof NAMES;
    await expect(store.reader(world.principal).sql.all(forged)).rejects.toThrow("declared statements");
    const inside = store.transaction(world.principal, ({ access }) => access.sql.all(forged));
    await expect(inside).rejects.toThrow("declared statements");
  });

  it("shows each organization its own rows, outside and inside a transaction", async () => {
    const [a, b] = await Promise.all([createWorld(), createWorld()]);
    await plant(a.database, "EstateAgent", a.organizationId);
    for (const world of [a, b]) {
      const { store } = world.database;
      const outside = await store.reader(world.principal).sql.all(NAMES, "plant%");
      const inside = await store.transaction(world.principal, ({ access }) => access.sql.all(NAMES, "plant%"));
      expect(outside).toEqual(world === a ? [{ name: expect.stringContaining("planted") }] : []);
      expect(inside).toEqual(outside);
    }
  });

  it("sees inside a transaction what that transaction has written", async () => {
    const world = await createWorld();
    const names = await world.database.store.transaction(world.principal, async ({ access: { db, sql } }) => {
      await db.estateAgent.create({ data: { name: "fresh" } });
      return sql.all(NAMES, "fresh");
    });
    expect(names).toEqual([{ name: "fresh" }]);
  });
});
