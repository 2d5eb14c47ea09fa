import { createWorld, type FreshDatabase, freshDatabase, type TestWorld } from "@orrery/testkit";
import { afterAll, beforeAll, expect, it } from "vitest";
import { getProperty } from "../property/get-property.ts";
import { updateProperty } from "../property/update-property.ts";
import { noteFetched } from "./note-fetched.ts";
import { publishProperty } from "./publish-property.ts";
import { publishable } from "./testing.ts";

const statements: string[] = [];
let fresh: FreshDatabase;
let world: TestWorld;
beforeAll(async () => {
  fresh = await freshDatabase({ before: (sql) => void statements.push(sql) });
  world = await createWorld({ database: fresh.database });
});
afterAll(() => fresh[Symbol.asyncDispose]());

interface Carried {
  readonly id: string;
  readonly propertyId: string;
  readonly revision: number;
  readonly propertyVersion: number;
}

async function onFeed(count: number): Promise<Carried[]> {
  const carried: Carried[] = [];
  for (let made = 0; made < count; made += 1) {
    const propertyId = await publishable(world);
    const { output } = await world.invoke(publishProperty, { id: propertyId, portals: ["reso"] });
    carried.push({ id: output.publications[0]?.id ?? "", propertyId, revision: 1, propertyVersion: 2 });
  }
  return carried;
}

async function noted(carried: readonly Carried[]): Promise<number> {
  statements.length = 0;
  await world.invoke(noteFetched, {
    portal: "reso",
    carried: carried.map(({ propertyId: _, ...of }) => of),
  });
  return statements.length;
}

const ofType = async (type: string) => (await world.events()).filter((event) => event.type === type);

it("notes many listings in as many statements as one: each published once, with a version of its own", async () => {
  const [first, ...many] = await onFeed(9);
  const forOne = await noted(first ? [first] : []);
  expect(await noted(many)).toBeLessThanOrEqual(forOne);
  const published = await ofType("property.published");
  expect(published.map(({ resourceId }) => resourceId).toSorted()).toEqual(
    [first, ...many].map((one) => one?.propertyId).toSorted(),
  );
  for (const { resourceId, resourceVersion, data } of published) {
    const { output } = await world.invoke(getProperty, { id: resourceId });
    expect(data).toEqual({ ...output, portal: "reso" });
    expect(resourceVersion).toBe(output.version);
    expect(output.publications).toEqual([expect.objectContaining({ portal: "reso", status: "published" })]);
  }
  // Again is nothing new.
  await noted(many);
  expect(await ofType("property.published")).toHaveLength(9);
});

it("settles each by what became of it meanwhile", async () => {
  const [kept, changed, sold, other] = await onFeed(4);
  if (!kept || !changed || !sold || !other) throw new Error("Four were published.");
  await noted([other]);
  await world.invoke(updateProperty, { id: other.propertyId, title: "Read, and sold meanwhile" });
  await world.invoke(updateProperty, { id: other.propertyId, status: "sold" });
  await world.invoke(updateProperty, { id: changed.propertyId, title: "Another title" });
  await world.invoke(updateProperty, { id: sold.propertyId, status: "sold" });
  await noted([kept, changed, sold, { ...other, revision: 2 }]);
  const rows = await world.database.system.publication.findMany({
    where: { id: { in: [kept.id, changed.id, sold.id, other.id] } },
    orderBy: { id: "asc" },
  });
  expect(rows.map(({ status, listed, revision, sentRevision }) => [status, listed, revision, sentRevision])).toEqual([
    ["published", true, 1, 1],
    ["published", true, 2, 1],
    // The portal has what it read, until it reads the feed without it.
    ["withdrawing", true, 2, 1],
    ["withdrawing", true, 3, 2],
  ]);
  await world.invoke(noteFetched, { portal: "reso", withdrawn: [sold.id, other.id] });
  for (const { propertyId } of [sold, other]) {
    expect((await world.events()).filter((one) => one.resourceId === propertyId).map(({ type }) => type)).toEqual(
      expect.arrayContaining(["property.published", "property.unpublished"]),
    );
  }
});
