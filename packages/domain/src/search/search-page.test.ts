import { randomUUID } from "node:crypto";
import { createWorld, freshDatabase, type TestWorld } from "@orrery/testkit";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { createEstateAgent } from "../estate/estate-agent/create-estate-agent.ts";
import { listLeads } from "../estate/lead/list-leads.ts";
import { newLead } from "../estate/lead/testing.ts";
import { getProperty } from "../estate/property/get-property.ts";
import { listProperties } from "../estate/property/list-properties.ts";
import { PROPERTY_SORTS } from "../estate/property/property-orders.ts";
import { newProperty } from "../estate/property/testing.ts";
import type { Page } from "../paging/keyset.ts";
import { SEARCH_MAX } from "./search-query.ts";

let world: TestWorld;
let other: TestWorld;

/** What is found by "lake": in three tiers of many equal ranks, some with a price. */
beforeAll(async () => {
  [world, other] = await Promise.all([createWorld(), createWorld()]);
  for (const { organizationId, database } of [world, other]) {
    const titles = ["Lake house", "Lake lake", "Lakeside flat", "Lakr hut", "Plot"];
    const data = Array.from({ length: 17 }, (_, at) => ({
      id: randomUUID(),
      organizationId,
      title: titles[at % titles.length] ?? "",
      description: at % 2 === 0 ? "On the lake." : null,
      price: at % 3 === 0 ? null : String(at % 4),
      createdAt: new Date(Date.UTC(2026, 10, 22, 10, 0, 0, at % 5)),
    }));
    await database.system.property.createMany({ data });
  }
});

const list = async (input: object, of = world) => (await of.invoke(listProperties, input)).output;
const ids = async (input: object) => (await list(input)).items.map(({ id }) => id);

async function walk(input: object, direction: "forward" | "backward"): Promise<string[]> {
  const seen: string[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await list({ ...input, direction, ...(cursor && { cursor }) });
    const found = page.items.map(({ id }) => id);
    if (direction === "forward") seen.push(...found);
    else seen.unshift(...found);
    cursor = direction === "forward" ? page.nextCursor : page.previousCursor;
    expect(seen.length).toBeLessThanOrEqual(17);
  }
  return seen;
}

describe("paging through what is found", () => {
  it("is the whole, in every order, forward and backward, whatever the length of a page", async () => {
    for (const sort of [undefined, ...PROPERTY_SORTS]) {
      const input = { q: "lake", ...(sort && { sort }) };
      const whole = await ids({ ...input, limit: 100 });
      expect(new Set(whole).size).toBe(16);
      for (const limit of [1, 4, 16]) {
        expect(await walk({ ...input, limit }, "forward")).toEqual(whole);
        expect(await walk({ ...input, limit }, "backward")).toEqual(whole);
      }
    }
  });

  it("sorts as the list does", async () => {
    const found = new Set(await ids({ q: "lake", limit: 100 }));
    for (const sort of PROPERTY_SORTS) {
      const all = await ids({ sort, limit: 100 });
      expect(await ids({ q: "lake", sort, limit: 100 })).toEqual(all.filter((id) => found.has(id)));
    }
  });

  it("goes on from where it was when rows come and go", async () => {
    const own = await createWorld();
    for (const title of ["Tower 1", "Tower 2", "Tower 3", "Tower 4"]) await newProperty(own, { title });
    const first = await list({ q: "tower", limit: 2 }, own);
    await newProperty(own, { title: "Tower 5" });
    await own.database.system.property.deleteMany({ where: { id: first.items[1]?.id ?? "" } });
    const second = await list({ q: "tower", limit: 2, cursor: first.nextCursor }, own);
    expect(second.items.map(({ title }) => title)).toEqual(["Tower 2", "Tower 1"]);
    expect(second.nextCursor).toBeNull();
  });

  it("gives each row its own cursor", async () => {
    const { rows } = await world.invoke(listProperties, { q: "lake", limit: 5 });
    const page = rows as unknown as Page<{ id: string }>;
    const [, second] = page.items;
    if (!second) throw new Error("Nothing was found.");
    const { items } = await list({ q: "lake", limit: 3, cursor: page.cursorOf(second) });
    expect(items.map(({ id }) => id)).toEqual(page.items.slice(2).map(({ id }) => id));
  });
});

describe("a cursor of a search", () => {
  const refused = { code: "BAD_REQUEST", reason: "INVALID_CURSOR" };

  it("holds for its own search, order, list and organization alone", async () => {
    const { nextCursor: cursor } = await list({ q: "lake", limit: 1 });
    expect((await list({ q: "lake", cursor })).items).toHaveLength(15);
    for (const input of [{}, { q: "lakes" }, { q: "lake", sort: "-created_at" }, { q: "lake", sort: "price" }]) {
      await expect(list({ ...input, cursor })).rejects.toMatchObject(refused);
    }
    await expect(list({ q: "lake", cursor }, other)).rejects.toMatchObject(refused);
    await expect(world.invoke(listLeads, { q: "lake", cursor })).rejects.toMatchObject(refused);
  });

  it("is checked where nothing can be found too", async () => {
    await expect(list({ q: "!!!", cursor: "nonsense" })).rejects.toMatchObject(refused);
  });

  it("is refused by the list without a search, and its cursors by a search", async () => {
    const { nextCursor: plain } = await list({ limit: 1 });
    await expect(list({ q: "lake", cursor: plain })).rejects.toMatchObject(refused);
    await expect(list({ q: "lake", sort: "-created_at", cursor: plain })).rejects.toMatchObject(refused);
  });
});

describe("who searches", () => {
  it("finds nothing of another organization, and learns no spelling from it", async () => {
    const [own, foreign] = [await createWorld(), await createWorld()];
    await newProperty(foreign, { title: "Penthouse" });
    await newLead(foreign, { name: "Wilhelmina" });
    for (const q of ["penthouse", "penthuose", "pentause"]) expect((await list({ q }, own)).items).toEqual([]);
    for (const q of ["wilhelmina", "wilhemina"]) {
      expect((await own.invoke(listLeads, { q })).output.items).toEqual([]);
      expect((await foreign.invoke(listLeads, { q })).output.items).toHaveLength(1);
    }
  });

  it("finds what its credential is confined to alone, as typed and nearly so", async () => {
    const own = await createWorld();
    const { id: agentId } = await own.run(createEstateAgent);
    const seen = await newProperty(own, { title: "Penthouse", agentId });
    await newProperty(own, { title: "Penthouse" });
    const lead = await newLead(own, { name: "Wilhelmina", propertyId: seen.id });
    await newLead(own, { name: "Wilhelmina" });
    for (const confinedTo of [[`property:${seen.id}`], [`estate-agent:${agentId}`]]) {
      const principal = { ...own.principal, confinedTo };
      for (const q of ["penthouse", "penthuose", "penthoue"]) {
        for (const sort of [undefined, "price"]) {
          const { output } = await own.invoke(listProperties, { q, ...(sort && { sort }) }, { principal });
          expect(output.items.map(({ id }) => id)).toEqual([seen.id]);
        }
      }
      expect((await own.invoke(getProperty, { id: seen.id }, { principal })).output.title).toBe("Penthouse");
    }
    const principal = { ...own.principal, confinedTo: [`property:${seen.id}`] };
    for (const q of ["wilhelmina", "wilhemina"]) {
      const { output } = await own.invoke(listLeads, { q }, { principal });
      expect(output.items.map(({ id }) => id)).toEqual([lead.id]);
    }
    const nothing = { ...own.principal, confinedTo: [] };
    expect((await own.invoke(listProperties, { q: "penthouse" }, { principal: nothing })).output.items).toEqual([]);
  });
});

describe("whatever is searched for", () => {
  it("is found or not, and never fails", async () => {
    const nasty = [
      "'",
      '"',
      "''--",
      "a'b",
      ":*",
      "a:*",
      "!",
      "a & | b",
      "(",
      "<->",
      "\\",
      "%_",
      "a\\'b",
      "$1",
      "��",
      "½ ℃ №",
    ];
    const text = fc.oneof(
      fc.string({ unit: "binary", minLength: 1, maxLength: 30 }),
      fc.string({ unit: "grapheme", minLength: 1 }),
    );
    for (const q of [...nasty, "x".repeat(SEARCH_MAX), "' ".repeat(99), "a ".repeat(99), "é".repeat(SEARCH_MAX)]) {
      await expect(list({ q })).resolves.toMatchObject({ items: expect.any(Array) });
    }
    await fc.assert(
      fc.asyncProperty(text, async (q) => {
        const [outcome] = await Promise.allSettled([list({ q })]);
        if (outcome.status === "rejected") expect(outcome.reason).toMatchObject({ reason: "INVALID_INPUT" });
      }),
      { numRuns: 60 },
    );
  });

  it("finds nothing where it has no word", async () => {
    for (const q of ["!!!", "' \" &", "–"]) {
      expect(await list({ q })).toEqual({ items: [], nextCursor: null, previousCursor: null });
    }
  });

  it.each(["", " ", "x".repeat(SEARCH_MAX + 1), "a\0b", null, 1, ["a"]])("may not be %j", async (q) => {
    for (const search of [() => list({ q }), () => world.invoke(listLeads, { q })]) {
      await expect(search()).rejects.toMatchObject({
        reason: "INVALID_INPUT",
        details: { issues: [expect.objectContaining({ path: "q" })] },
      });
    }
  });
});

it("asks for the likeness that it needs, whatever the connection has for it, and leaves that as it was", async () => {
  await using fresh = await freshDatabase();
  const own = await createWorld({ database: fresh.database });
  await newProperty(own, { title: "Tower" });
  const setting = "pg_trgm.word_similarity_threshold";
  await fresh.database.sql(`SELECT set_config('${setting}', '0.95', false)`, []);
  expect((await list({ q: "towwer" }, own)).items).toHaveLength(1);
  expect(await fresh.database.sql(`SELECT current_setting('${setting}') AS kept`, [])).toEqual([{ kept: "0.95" }]);
});

it("is two statements a page, one where nothing is found, and none where there is no word", async () => {
  const statements: string[] = [];
  await using fresh = await freshDatabase({ before: (sql) => void statements.push(sql) });
  const own = await createWorld({ database: fresh.database });
  for (let made = 0; made < 3; made += 1) await newProperty(own, { title: "Tower" });
  await newLead(own, { name: "Rapunzel" });
  const countOf = async (search: () => Promise<unknown>) => {
    statements.length = 0;
    await search();
    return statements.length;
  };
  for (const q of ["tower", "towr"]) {
    expect(await countOf(() => list({ q }, own))).toBe(2);
    expect(await countOf(() => list({ q, sort: "price", limit: 2, direction: "backward" }, own))).toBe(2);
  }
  for (const q of ["rapunzel", "rapunzl"]) expect(await countOf(() => own.invoke(listLeads, { q }))).toBe(2);
  expect(await countOf(() => list({ q: "xylophone" }, own))).toBe(1);
  expect(await countOf(() => list({ q: "!!!" }, own))).toBe(0);
});
