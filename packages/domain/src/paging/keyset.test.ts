import { randomUUID } from "node:crypto";
import { createWorld, type TestWorld } from "@orrery/testkit";
import { beforeEach, describe, expect, it } from "vitest";
import { listEstateAgents } from "../estate/estate-agent/list-estate-agents.ts";
import { listProperties } from "../estate/property/list-properties.ts";
import type { PropertyRow } from "../estate/property/property.ts";
import { PAGE_DEFAULT, PAGE_MAX, type Page } from "./keyset.ts";

let world: TestWorld;
beforeEach(async () => {
  world = await createWorld();
});

const INSTANT = new Date("2026-11-22T10:00:00.123Z");
const later = (ms: number) => new Date(INSTANT.getTime() + ms);

/** Plants a property for each instant, and gives their titles in the list's order: newest first, then by id. */
async function plant(instants: readonly Date[], into = world): Promise<string[]> {
  const { organizationId } = into;
  const data = instants.map((createdAt, at) => ({ id: randomUUID(), organizationId, title: `p${at}`, createdAt }));
  await into.database.system.property.createMany({ data });
  const newestFirst = data.toSorted((a, b) => b.createdAt.getTime() - a.createdAt.getTime() || (a.id < b.id ? 1 : -1));
  return newestFirst.map(({ title }) => title);
}

async function page(input: object) {
  const { rows, output } = await world.invoke(listProperties, input);
  const relay = rows as unknown as Page<PropertyRow>;
  const { items, nextCursor, previousCursor } = output;
  return { relay, titles: items.map(({ title }) => title), nextCursor, previousCursor };
}

/** All titles from page to page. */
async function walk(limit: number): Promise<string[]> {
  const seen: string[] = [];
  for (let cursor: string | undefined; ; ) {
    const { titles, nextCursor } = await page({ limit, ...(cursor !== undefined && { cursor }) });
    expect(titles.length).toBeGreaterThan(0);
    seen.push(...titles);
    expect(seen.length).toBeLessThanOrEqual(PAGE_MAX);
    if (nextCursor === null) return seen;
    cursor = nextCursor;
  }
}

/** The cursor of the row at this place of the whole list. */
async function cursorAt(at: number): Promise<string> {
  const { relay } = await page({ limit: PAGE_MAX });
  const row = relay.items[at];
  if (!row) throw new Error(`There is no row ${at}.`);
  return relay.cursorOf(row);
}

describe("a walk from page to page", () => {
  it("loses and repeats nothing among rows of one instant", async () => {
    const titles = await plant(Array.from({ length: 23 }, () => INSTANT));
    for (const limit of [1, 7, 22, 23, 24]) expect(await walk(limit)).toEqual(titles);
  });

  it("goes on through instants that are a millisecond apart, or the same", async () => {
    const titles = await plant(Array.from({ length: 20 }, (_, at) => later(Math.floor(at / 3))));
    for (const limit of [2, 3, 4]) expect(await walk(limit)).toEqual(titles);
  });

  it("neither repeats nor loses an old row when new ones come in between", async () => {
    const titles = await plant([later(1), later(2), later(3), later(4)]);
    const first = await page({ limit: 2 });
    await plant([later(10), later(11)]);
    const second = await page({ limit: 2, cursor: first.nextCursor });
    expect([...first.titles, ...second.titles]).toEqual(titles);
    expect(second.nextCursor).toBeNull();
  });

  it("goes on from where it was when the cursor's own row is deleted", async () => {
    const titles = await plant([later(1), later(2), later(3), later(4)]);
    const first = await page({ limit: 2 });
    await world.database.system.property.deleteMany({
      where: { organizationId: world.organizationId, title: titles[1] ?? "" },
    });
    expect((await page({ limit: 2, cursor: first.nextCursor })).titles).toEqual(titles.slice(2));
  });

  it("ends with an empty page past the last row", async () => {
    await plant([later(1), later(2)]);
    const past = await page({ cursor: await cursorAt(1) });
    expect(past).toMatchObject({ titles: [], nextCursor: null, relay: { hasNextPage: false, hasPreviousPage: true } });
  });

  it("sees nothing of another organization's rows of the same instant", async () => {
    const other = await createWorld();
    await plant([INSTANT, INSTANT, later(1)], other);
    const titles = await plant([INSTANT, INSTANT, INSTANT]);
    expect(await walk(1)).toEqual(titles);
  });
});

describe("a page backward", () => {
  it("holds what lies just before the cursor, in the list's own order", async () => {
    const titles = await plant(Array.from({ length: 9 }, () => INSTANT));
    const { titles: before, relay } = await page({ limit: 3, direction: "backward", cursor: await cursorAt(6) });
    expect(before).toEqual(titles.slice(3, 6));
    expect(relay).toMatchObject({ hasNextPage: true, hasPreviousPage: true });
  });

  it("walks to the front and says so there", async () => {
    const titles = await plant(Array.from({ length: 7 }, (_, at) => later(at % 3)));
    const seen: string[] = [];
    for (let cursor: string | null = await cursorAt(6); cursor !== null; ) {
      const { titles: before, previousCursor, relay } = await page({ limit: 2, direction: "backward", cursor });
      seen.unshift(...before);
      expect(relay.hasPreviousPage).toBe(previousCursor !== null);
      cursor = previousCursor;
    }
    expect(seen).toEqual(titles.slice(0, 6));
  });

  it("without a cursor is the end of the list", async () => {
    const titles = await plant([later(1), later(2), later(3), later(4)]);
    const last = await page({ limit: 3, direction: "backward" });
    expect(last).toMatchObject({ titles: titles.slice(1), nextCursor: null });
    expect(last.relay).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
  });

  it("before the first row is empty", async () => {
    await plant([later(1), later(2)]);
    const before = await page({ direction: "backward", cursor: await cursorAt(0) });
    expect(before).toMatchObject({ titles: [], relay: { hasPreviousPage: false } });
  });

  it("says where to go on forward", async () => {
    const titles = await plant([later(1), later(2), later(3), later(4)]);
    const back = await page({ limit: 1, direction: "backward", cursor: await cursorAt(2) });
    expect((await page({ cursor: back.nextCursor })).titles).toEqual(titles.slice(2));
  });
});

describe("the length of a page", () => {
  it("is 20 unless told otherwise, and at most 100", async () => {
    await plant(Array.from({ length: PAGE_MAX + 1 }, (_, at) => later(at)));
    expect((await page({})).titles).toHaveLength(PAGE_DEFAULT);
    expect((await page({ limit: PAGE_MAX })).titles).toHaveLength(PAGE_MAX);
    expect([PAGE_DEFAULT, PAGE_MAX]).toEqual([20, 100]);
  });

  it("that fits the rows exactly is the last one", async () => {
    await plant([later(1), later(2)]);
    expect(await page({ limit: 2 })).toMatchObject({ nextCursor: null, relay: { hasNextPage: false } });
  });

  it.each([0, -1, 101, 1.5, "20", null, Number.NaN, { gte: 1 }])("may not be %j", async (limit) => {
    await expect(page({ limit })).rejects.toMatchObject({
      reason: "INVALID_INPUT",
      details: { issues: [expect.objectContaining({ path: "limit" })] },
    });
  });
});

describe("a cursor", () => {
  it("is refused where it was not given out: another organization, another list, or nobody", async () => {
    const other = await createWorld();
    await plant([later(1), later(2)]);
    const cursor = await cursorAt(0);
    await expect(other.invoke(listProperties, { cursor })).rejects.toMatchObject({ reason: "INVALID_CURSOR" });
    await expect(world.invoke(listEstateAgents, { cursor })).rejects.toMatchObject({ reason: "INVALID_CURSOR" });
    for (const made of ["", "x", "eyJpZCI6MX0", randomUUID(), `${cursor}x`]) {
      await expect(page({ cursor: made })).rejects.toMatchObject({ code: "BAD_REQUEST", reason: "INVALID_CURSOR" });
    }
  });

  it.each([1, null, {}, ["x"], "x".repeat(501)])("is short text: %j is refused before it is opened", async (cursor) => {
    await expect(page({ cursor })).rejects.toMatchObject({ reason: "INVALID_INPUT" });
  });

  it.each(["sideways", "", null, 1])("has no direction %j", async (direction) => {
    await expect(page({ direction })).rejects.toMatchObject({ reason: "INVALID_INPUT" });
  });
});
