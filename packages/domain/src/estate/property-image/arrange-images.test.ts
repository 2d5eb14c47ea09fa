import { createWorld, type TestWorld, testFiles } from "@orrery/testkit";
import { beforeEach, describe, expect, it } from "vitest";
import { getProperty } from "../property/get-property.ts";
import { newProperty } from "../property/testing.ts";
import { updateProperty } from "../property/update-property.ts";
import { imageRows, namesOf, upload } from "./testing.ts";

let world: TestWorld;
let id: string;
let images: readonly string[];
beforeEach(async () => {
  world = await createWorld();
  id = (await newProperty(world)).id;
  const made: string[] = [];
  for (let at = 0; at < 4; at += 1) made.push((await upload(world, id)).id);
  images = made;
});

const property = async () => (await world.invoke(getProperty, { id })).output;
const patch = async (given: object) => (await world.invoke(updateProperty, { id, ...given })).output;
const shown = async () =>
  (await property()).images.map(({ id: image, position, caption }) => [image, position, caption]);
const named = (...indices: number[]) => indices.map((index) => ({ id: images[index] }));
const changes = async () =>
  (await world.events()).flatMap(({ type, data }) =>
    type === "property.updated" ? [(data as unknown as { changed: string[] }).changed] : [],
  );

describe("a patch of a property's images", () => {
  it("puts them in the order in which they are named", async () => {
    expect(await patch({ images: named(2, 0, 3, 1) })).toMatchObject({ version: 6 });
    expect(await shown()).toEqual([
      [images[2], 1, null],
      [images[0], 2, null],
      [images[3], 3, null],
      [images[1], 4, null],
    ]);
    expect((await changes()).slice(4)).toEqual([["images"]]);
  });

  it("sets captions and empties them, and leaves those that it does not speak of", async () => {
    const captioned = [{ id: images[0], caption: "Front" }, { id: images[1], caption: "Garden" }, ...named(2, 3)];
    await patch({ images: captioned });
    await patch({ images: [...named(1), { id: images[0], caption: null }, ...named(3, 2)] });
    expect(await shown()).toEqual([
      [images[1], 1, "Garden"],
      [images[0], 2, null],
      [images[3], 3, null],
      [images[2], 4, null],
    ]);
    await patch({ images: [{ id: images[1], caption: "" }, ...named(0, 3, 2)] });
    expect((await shown())[0]).toEqual([images[1], 1, null]);
  });

  it("removes those that it leaves out, whose files stay until they are swept", async () => {
    const before = Date.now();
    await patch({ images: named(3, 1) });
    expect(await shown()).toEqual([
      [images[3], 1, null],
      [images[1], 2, null],
    ]);
    const removed = (await imageRows(world, id)).filter(({ sweepAt }) => sweepAt !== null);
    expect(removed.map((row) => row.id).toSorted()).toEqual([images[0], images[2]].toSorted());
    for (const row of removed) {
      expect(row.sweepAt?.getTime()).toBeGreaterThanOrEqual(before);
      const file = await testFiles().get(namesOf(row.id)[0] ?? "");
      expect(file).toBeDefined();
      await file?.body.cancel();
    }
    const next = await upload(world, id);
    expect(next.position).toBe(3);
  });

  it("removes all of them by an empty list, and by null", async () => {
    expect((await patch({ images: [] })).images).toEqual([]);
    await upload(world, id);
    expect((await patch({ images: null })).images).toEqual([]);
    expect((await changes()).every((changed) => changed.join() === "images")).toBe(true);
  });

  it("that changes nothing makes no version and no event, also while an upload is under way", async () => {
    const data = {
      organizationId: world.organizationId,
      propertyId: id,
      position: 1,
      sweepAt: new Date(Date.now() + 60_000),
    };
    await world.database.system.propertyImage.create({ data });
    for (const given of [named(0, 1, 2, 3), named(0, 1, 2, 3).map((image) => ({ ...image, caption: null }))]) {
      expect((await patch({ images: given })).version).toBe(5);
    }
    expect((await patch({})).version).toBe(5);
    expect(await changes()).toHaveLength(4);
  });

  it("is one change with the rest of the patch", async () => {
    expect(await patch({ title: "Villa", images: named(1, 0, 2, 3) })).toMatchObject({ version: 6, title: "Villa" });
    expect((await changes()).at(-1)?.toSorted()).toEqual(["images", "title"]);
  });

  it("names each image once, and images of the property alone", async () => {
    const elsewhere = await upload(world, (await newProperty(world)).id);
    const foreign = await createWorld();
    const theirs = await upload(foreign, (await newProperty(foreign)).id);
    const unknown = "018f0000-0000-7000-8000-00000000ffff";
    const [gone] = images;
    await patch({ images: named(1, 2, 3) });
    const before = await shown();
    for (const other of [elsewhere.id, theirs.id, unknown, gone]) {
      await expect(patch({ images: [...named(1, 2, 3), { id: other }] })).rejects.toMatchObject({
        reason: "IMAGE_NOT_FOUND",
        details: { id: other },
      });
    }
    await expect(patch({ images: named(1, 2, 1) })).rejects.toMatchObject({
      reason: "INVALID_INPUT",
      details: { issues: [{ path: "images.2.id", message: "Must be given once." }] },
    });
    for (const images of ["x", [{}], [{ id: "1" }], [null], named(...Array<number>(51).fill(1))]) {
      await expect(patch({ images }), JSON.stringify(images)).rejects.toMatchObject({ reason: "INVALID_INPUT" });
    }
    expect(await shown()).toEqual(before);
  });

  it("of a version that is no more is refused, and removes nothing", async () => {
    await expect(patch({ images: [], expectedVersion: 4 })).rejects.toMatchObject({
      reason: "STALE_VERSION",
      details: { current: { version: 5, images: images.map((image) => expect.objectContaining({ id: image })) } },
    });
    expect(await shown()).toHaveLength(4);
  });

  it("at once with another ends as one of them, and with uploads loses none", async () => {
    const orders = [named(3, 2, 1, 0), named(1, 0)];
    const outcomes = await Promise.allSettled([
      ...orders.map((order) => patch({ images: order, expectedVersion: 5 })),
      ...Array.from({ length: 6 }, () => upload(world, id)),
    ]);
    const patched = outcomes.slice(0, 2);
    const done = patched.filter(({ status }) => status === "fulfilled");
    for (const outcome of patched)
      if (outcome.status === "rejected") expect(outcome.reason).toMatchObject({ reason: "STALE_VERSION" });
    expect(done.length).toBeLessThanOrEqual(1);
    const uploads = outcomes.slice(2).map((outcome) => (outcome.status === "fulfilled" ? outcome.value : undefined));
    const after = (await shown()).map(([image]) => image);
    for (const upload of uploads) expect(after).toContain(upload?.id);
    expect((await shown()).map(([, position]) => position)).toEqual(after.map((_, at) => at + 1));
  });
});
