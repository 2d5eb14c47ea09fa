import { randomUUID } from "node:crypto";
import { createWorld, type TestWorld } from "@orrery/testkit";
import { beforeEach, describe, expect, it } from "vitest";
import { OFFSET_PAGE_MAX } from "../all-rows.ts";
import { pageLeads } from "./page-leads.ts";
import { newLead } from "./testing.ts";

let world: TestWorld;
beforeEach(async () => {
  world = await createWorld();
});
const page = async (input: object) => (await world.invoke(pageLeads, input)).output;

/** Plants leads of one instant; every third is won. Gives the names in the list's order. */
async function plant(count: number): Promise<{ all: string[]; won: string[] }> {
  const { organizationId } = world;
  const data = Array.from({ length: count }, (_, at) => ({
    id: randomUUID(),
    organizationId,
    name: `a${at}`,
    source: "api",
    status: at % 3 === 0 ? "won" : "new",
    createdAt: new Date("2026-11-22T10:00:00Z"),
  }));
  await world.database.system.lead.createMany({ data });
  const sorted = data.toSorted((a, b) => (a.id < b.id ? 1 : -1));
  return {
    all: sorted.map(({ name }) => name),
    won: sorted.filter(({ status }) => status === "won").map(({ name }) => name),
  };
}

/** The names of all pages, offset by offset, and the totals that they told. */
async function walk(input: object, limit: number) {
  const names: string[] = [];
  const totals = new Set<number>();
  for (let offset = 0; offset < 100; offset += limit) {
    const { items, total } = await page({ ...input, limit, offset });
    totals.add(total);
    if (items.length === 0) return { names, totals: [...totals] };
    names.push(...items.map(({ name }) => name));
  }
  throw new Error("The walk has no end.");
}

describe("a page of leads by offset", () => {
  it("walks through leads of one instant without losing one, with the total on each page", async () => {
    const { all, won } = await plant(13);
    for (const limit of [1, 5, 13]) expect(await walk({}, limit)).toEqual({ names: all, totals: [13] });
    expect(await walk({ status: "won" }, 2)).toEqual({ names: won, totals: [5] });
    expect(await page({ status: "lost" })).toEqual({ items: [], total: 0 });
  });

  it("tells the total past the end too", async () => {
    await plant(3);
    for (const offset of [3, 4, 2_147_483_647]) expect(await page({ offset })).toEqual({ items: [], total: 3 });
  });

  it("counts and shows the organization's own alone, each as it is got", async () => {
    const other = await createWorld();
    await newLead(other);
    const leads = [await newLead(world, { dealValue: 5 }), await newLead(world)];
    expect(await page({})).toEqual({ items: leads.reverse(), total: 2 });
  });

  it("holds 50 leads unless told otherwise, and at most 1,000", async () => {
    await plant(OFFSET_PAGE_MAX + 1);
    expect((await page({})).items).toHaveLength(50);
    expect((await page({ limit: OFFSET_PAGE_MAX })).items).toHaveLength(1_000);
  });

  it.each([
    [{ limit: 1_001 }, "limit"],
    [{ limit: 0 }, "limit"],
    [{ limit: -1 }, "limit"],
    [{ limit: "50" }, "limit"],
    [{ limit: 1.5 }, "limit"],
    [{ offset: -1 }, "offset"],
    [{ offset: 2_147_483_648 }, "offset"],
    [{ offset: 0.5 }, "offset"],
    [{ status: "archived" }, "status"],
    [{ status: { not: "new" } }, "status"],
  ])("is never clamped: %j is refused", async (input, path) => {
    await expect(page(input)).rejects.toMatchObject({
      code: "BAD_REQUEST",
      details: { issues: [expect.objectContaining({ path })] },
    });
  });

  it("needs leads:read", async () => {
    const principal = world.withScopes(["leads:write"]);
    await expect(world.invoke(pageLeads, {}, { principal })).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});
