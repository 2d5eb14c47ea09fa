import { randomUUID } from "node:crypto";
import type { OutputOf } from "@orrery/operation";
import { createWorld, type TestWorld } from "@orrery/testkit";
import { beforeEach, describe, expect, it } from "vitest";
import { createEstateAgent } from "../estate-agent/create-estate-agent.ts";
import { createProperty } from "../property/create-property.ts";
import { getProperty } from "../property/get-property.ts";
import { storedProperties } from "../property/testing.ts";
import { updateProperty } from "../property/update-property.ts";
import { applyBatch } from "./apply-batch.ts";
import { beginImport } from "./begin-import.ts";
import { cancelImport } from "./cancel-import.ts";
import type { getImport } from "./get-import.ts";
import { previewBatch } from "./preview-batch.ts";

type Fields = Record<string, unknown>;

let world: TestWorld;
beforeEach(async () => {
  world = await createWorld();
});

/** Rows of a file, by their keys. */
const rowsOf = (listings: Readonly<Record<string, Fields>>) =>
  Object.entries(listings).map(([key, said], at) => ({
    row: at + 2,
    record: [key, JSON.stringify(said)],
    mapped: { key, said: { title: key, ...said } },
  }));

const begin = async (over: Fields = {}, within = world) =>
  (
    await within.invoke(beginImport, {
      columns: ["key", "said"],
      total: 10,
      fingerprint: randomUUID(),
      ...over,
    })
  ).output;

/** Brings a file of one batch in. */
async function bring(listings: Readonly<Record<string, Fields>>, over: Fields = {}, within = world) {
  const { id } = await begin(over, within);
  const batch = { id, from: 0, rows: rowsOf(listings), isLast: true };
  return (await within.invoke(applyBatch, batch)).output;
}

const counts = ({ created, updated, unchanged, rejected }: OutputOf<typeof getImport>) => ({
  created,
  updated,
  unchanged,
  rejected,
});
const NONE = { created: 0, updated: 0, unchanged: 0, rejected: 0 };
const stored = async (within = world) => {
  const rows = await storedProperties(within);
  return Object.fromEntries(rows.map((row) => [row.sourceKey ?? row.title, row]));
};
/** The types of the events since the last question. */
let seen = 0;
beforeEach(() => {
  seen = 0;
});
async function newEvents() {
  const all = await world.events();
  const types = all.slice(seen).map(({ type }) => type);
  seen = all.length;
  return types.filter((type) => !type.startsWith("import.")).toSorted();
}
const rejects = (importId: string) =>
  world.database.system.importReject.findMany({ where: { importId }, orderBy: { row: "asc" } });

describe("a batch", () => {
  it("makes listings as creating them one by one does, in the order of the rows", async () => {
    const example = (await createProperty.example.input(world)) as { address: Fields } & Fields;
    const { address, ...fields } = example;
    const said = {
      ...fields,
      status: "active",
      ...Object.fromEntries(Object.entries(address).map(([part, value]) => [`address.${part}`, value])),
    };
    const { output: made } = await world.invoke(createProperty, { ...example, status: "active" });
    const [, reference] = await world.events();
    expect(counts(await bring({ a: said, b: {} }))).toEqual({ ...NONE, created: 2 });
    const { a, b } = await stored();
    const { imageUploadUrl: _, ...one } = made;
    const { output: shown } = await world.invoke(getProperty, { id: a?.id });
    const own = { id: a?.id, createdAt: expect.any(String), updatedAt: expect.any(String) };
    expect(shown).toEqual({ ...one, ...own });
    expect(a?.firstActiveAt).toBeInstanceOf(Date);
    expect(a?.cityKey).toBe("miami");
    expect(String(a?.id) < String(b?.id)).toBe(true);
    const emitted = (await world.events()).filter(({ resourceId }) => resourceId === a?.id);
    expect(emitted.map(({ type }) => type)).toEqual(["property.created", "listing.created"]);
    for (const { data } of emitted)
      expect(data).toEqual({ ...(reference?.data as Fields), ...own, title: shown.title });
    expect(emitted[0]?.data).toEqual(shown);
  });

  it("has the file's status, or the one that was asked for, and is active without either", async () => {
    await bring({ none: {}, sold: { status: "sold" } });
    await bring({ asked: { status: "sold" } }, { status: "draft" });
    const { none, sold, asked } = await stored();
    expect([none?.status, sold?.status, asked?.status]).toEqual(["active", "sold", "draft"]);
    expect([none?.firstActiveAt, sold?.firstActiveAt, asked?.firstActiveAt]).toEqual([expect.any(Date), null, null]);
    expect(await newEvents()).toEqual(["listing.created", ...Array(3).fill("property.created")]);
  });

  it("writes nothing of what is there as the file says it", async () => {
    const file = { a: { price: 1, features: ["pool"] }, b: { "address.lat": 1.5, "address.lng": 2 } };
    await bring(file);
    const before = await stored();
    await newEvents();
    expect(counts(await bring(file))).toEqual({ ...NONE, unchanged: 2 });
    expect(await stored()).toEqual(before);
    expect(await newEvents()).toEqual([]);
  });

  it("changes what the file says anew, and says which fields", async () => {
    await bring({ a: { price: 1, bedrooms: 2, status: "draft" } });
    await newEvents();
    const next = { a: { price: 2, bedrooms: null, status: "active", "address.city": "Miami" } };
    expect(counts(await bring(next))).toEqual({ ...NONE, updated: 1 });
    const { a } = await stored();
    expect(a).toMatchObject({ version: 2, bedrooms: null, city: "Miami", cityKey: "miami", status: "active" });
    expect(Number(a?.price)).toBe(2);
    expect(a?.firstActiveAt).toBeInstanceOf(Date);
    const events = (await world.events()).slice(-3);
    expect(events.map(({ type }) => type)).toEqual(["property.updated", "listing.created", "import.completed"]);
    const { output: shown } = await world.invoke(getProperty, { id: a?.id });
    expect(events[0]?.data).toEqual({ ...shown, changed: expect.any(Array) });
    expect((events[0]?.data as { changed: string[] } | undefined)?.changed.toSorted()).toEqual([
      "address",
      "bedrooms",
      "price",
      "status",
    ]);
    expect(counts(await bring({ a: { ...next.a, status: "sold" } }))).toEqual({ ...NONE, updated: 1 });
    expect(counts(await bring(next))).toEqual({ ...NONE, updated: 1 });
    expect((await stored()).a?.firstActiveAt).toEqual(a?.firstActiveAt);
    expect((await newEvents()).filter((type) => type === "listing.created")).toHaveLength(1);
  });

  it("keeps what people have changed since, also where the file changes something else of the listing", async () => {
    await bring({ a: { price: 1, description: "From the file.", bedrooms: 2 } });
    const id = (await stored()).a?.id;
    await world.invoke(updateProperty, { id, title: "Bay House", description: "By hand.", status: "archived" });
    const file = { price: 1, description: "From the file.", bedrooms: 2 };
    expect(counts(await bring({ a: file }))).toEqual({ ...NONE, unchanged: 1 });
    expect(counts(await bring({ a: { ...file, bedrooms: 3 } }))).toEqual({ ...NONE, updated: 1 });
    expect((await stored()).a).toMatchObject({
      title: "Bay House",
      description: "By hand.",
      status: "archived",
      bedrooms: 3,
      version: 3,
    });
  });

  it("makes no version of a change that people have made before the file", async () => {
    await bring({ a: { bedrooms: 2 } });
    const id = (await stored()).a?.id;
    await world.invoke(updateProperty, { id, bedrooms: 3 });
    await newEvents();
    expect(counts(await bring({ a: { bedrooms: 3 } }))).toEqual({ ...NONE, unchanged: 1 });
    expect((await stored()).a).toMatchObject({ version: 2, sourceSaid: { bedrooms: 3 } });
    expect(await newEvents()).toEqual([]);
  });

  it("takes both coordinates where the file moves one, whatever people made of the place", async () => {
    await bring({ a: { "address.lat": 1, "address.lng": 2 } });
    const id = (await stored()).a?.id;
    await world.invoke(updateProperty, { id, address: { lat: null, lng: null } });
    expect(counts(await bring({ a: { "address.lat": 3, "address.lng": 2 } }))).toEqual({ ...NONE, updated: 1 });
    expect((await stored()).a).toMatchObject({ lat: 3, lng: 2 });
  });

  it("knows a listing by its source and its key: the same key elsewhere is another one", async () => {
    const mapping = JSON.stringify({ source: "elsewhere", key: ["key"], fields: {} });
    await bring({ a: {} });
    expect(counts(await bring({ a: {} }, { mapping }))).toEqual({ ...NONE, created: 1 });
    const other = await createWorld();
    expect(counts(await bring({ a: {} }, {}, other))).toEqual({ ...NONE, created: 1 });
    expect(await storedProperties(world)).toHaveLength(2);
    expect(await storedProperties(other)).toHaveLength(1);
  });
});

describe("a row that is no listing", () => {
  it("is kept with its number, its cells and the reason that creating it would give", async () => {
    const other = await createWorld();
    const agent = (await world.run(createEstateAgent)).id;
    const foreign = (await other.run(createEstateAgent)).id;
    const bad = {
      title: { title: " " },
      price: { price: -1, bedrooms: 2.5 },
      country: { "address.country": "USA" },
      place: { "address.lat": 1 },
      type: { type: "castle" },
      foreign: { agentId: foreign },
      nul: { description: "a\0b" },
    };
    const done = await bring({ good: { agentId: agent }, ...bad });
    expect(counts(done)).toEqual({ ...NONE, created: 1, rejected: 7 });
    expect(done).toMatchObject({ status: "completed", read: 8 });
    expect((await rejects(done.id)).map(({ row, record, reason }) => [row, record[0], reason])).toEqual([
      [3, "title", "title: Must not be empty."],
      [4, "price", expect.stringMatching(/^price: Must be 0 or more.* bedrooms: /)],
      [5, "country", "address.country: Must be an ISO 3166-1 alpha-2 code such as US."],
      [6, "place", "address.lng: A place has both lat and lng, or neither."],
      [7, "type", expect.stringMatching(/^type: /)],
      [8, "foreign", "agentId: No estate agent has this id."],
      [9, "nul", "description: Must be well-formed text without NUL characters."],
    ]);
  });

  it("may be one that could not even be mapped", async () => {
    const { id } = await begin();
    const rows = [{ row: 2, record: ["x"], reason: "price: no number." }];
    const { output } = await world.invoke(applyBatch, { id, from: 0, rows, isLast: true });
    expect(counts(output)).toEqual({ ...NONE, rejected: 1 });
    expect(await rejects(id)).toMatchObject([{ row: 2, reason: "price: no number.", record: ["x"] }]);
  });
});

describe("the batches of an import", () => {
  it("follow each other without a gap and without a repetition", async () => {
    const { id } = await begin();
    const rows = rowsOf({ a: {}, b: {} });
    const apply = (from: number, isLast = false) => world.invoke(applyBatch, { id, from, rows, isLast });
    const movedOn = { reason: "IMPORT_MOVED_ON", code: "CONFLICT" };
    await expect(apply(2)).rejects.toMatchObject(movedOn);
    expect((await apply(0)).output).toMatchObject({ status: "running", read: 2, version: 2 });
    await expect(apply(0)).rejects.toMatchObject({ ...movedOn, details: { status: "running", position: 2 } });
    expect((await apply(2, true)).output).toMatchObject({ status: "completed", read: 4, unchanged: 2 });
    await expect(apply(4)).rejects.toMatchObject({ ...movedOn, details: { status: "completed" } });
    expect((await world.events()).filter(({ type }) => type.startsWith("import.")).map(({ type }) => type)).toEqual([
      "import.started",
      "import.progressed",
      "import.completed",
    ]);
  });

  it("are one's each, of two that carry out the same import at once", async () => {
    const { id } = await begin();
    const rows = rowsOf({ a: {}, b: {} });
    const apply = () => world.invoke(applyBatch, { id, from: 0, rows, isLast: false });
    const outcomes = await Promise.allSettled([apply(), apply(), apply()]);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await storedProperties(world)).toHaveLength(2);
  });

  it("end with its cancelling", async () => {
    const { id } = await begin();
    await world.invoke(cancelImport, { id });
    const batch = { id, from: 0, rows: rowsOf({ a: {} }), isLast: true };
    await expect(world.invoke(applyBatch, batch)).rejects.toMatchObject({ reason: "IMPORT_MOVED_ON" });
    expect(await storedProperties(world)).toEqual([]);
    await expect(world.invoke(cancelImport, { id })).rejects.toMatchObject({ reason: "IMPORT_OVER" });
  });

  it("need the scope that creating a property needs, and its whole organization", async () => {
    const { id } = await begin();
    const batch = { id, from: 0, rows: rowsOf({ a: {} }), isLast: true };
    const as = (principal: TestWorld["principal"]) => world.invoke(applyBatch, batch, { principal });
    await expect(as(world.withScopes(["properties:read"]))).rejects.toMatchObject({ reason: "SCOPE_REQUIRED" });
    const other = await createWorld();
    await expect(as(other.principal)).rejects.toMatchObject({ reason: "IMPORT_NOT_FOUND" });
    const confined = { ...world.principal, confinedTo: [`property:${randomUUID()}`] };
    await expect(as(confined)).rejects.toMatchObject({ reason: "IMPORT_NOT_FOUND" });
    expect(await storedProperties(world)).toEqual([]);
  });

  it("of two imports of the same file at once make each listing once", async () => {
    const file = Object.fromEntries(Array.from({ length: 60 }, (_, at) => [`k${at}`, { price: at }]));
    const backwards = Object.fromEntries(Object.entries(file).toReversed());
    const done = await Promise.all([bring(file), bring(backwards), bring(file)]);
    const sums = done.map(counts);
    expect(sums.reduce((sum, { created }) => sum + created, 0)).toBe(60);
    expect(sums.reduce((sum, { unchanged }) => sum + unchanged, 0)).toBe(120);
    expect(await storedProperties(world)).toHaveLength(60);
    expect(await newEvents()).toHaveLength(120);
  });
});

it("an import of the same file with the same settings is gone on with until it is over", async () => {
  const fingerprint = randomUUID();
  const first = await begin({ fingerprint });
  expect(await begin({ fingerprint })).toEqual({ ...first, isResumed: true });
  await world.invoke(applyBatch, { id: first.id, from: 0, rows: [], isLast: true });
  expect(await begin({ fingerprint })).toMatchObject({ isResumed: false });
  expect((await begin({ fingerprint: randomUUID() })).id).not.toBe(first.id);
});

it("a preview says what a batch would come to, and writes nothing", async () => {
  await bring({ same: { price: 1 }, other: { price: 1 } });
  const before = await stored();
  const rows = rowsOf({ same: { price: 1 }, other: { price: 2 }, fresh: {}, bad: { price: -1 } });
  const { output } = await world.invoke(previewBatch, { source: "plain", status: null, rows });
  expect(output).toMatchObject({ created: 1, updated: 1, unchanged: 1, rejects: [{ row: 5 }] });
  expect(await stored()).toEqual(before);
});
