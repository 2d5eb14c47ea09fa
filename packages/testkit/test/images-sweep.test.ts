import { sweepImages } from "@orrery/connectors";
import { createProperty, updateProperty, uploadImage } from "@orrery/domain";
import { filesOfImage } from "@orrery/server";
import { createWorld, pngOfBytes, type TestWorld, testEstate, testFiles, testKernel, unlimited } from "@orrery/testkit";
import { beforeEach, describe, expect, it } from "vitest";

const files = testFiles();
const PICTURE = pngOfBytes(200);
const PAST = new Date(Date.now() - 60_000);

let world: TestWorld;
let propertyId: string;
beforeEach(async () => {
  world = await createWorld();
  propertyId = (await world.run(createProperty)).id;
});

async function* body(): AsyncIterable<Uint8Array> {
  yield PICTURE;
}
const upload = async () => (await world.invoke(uploadImage, { propertyId, content: body() })).output;
const sweep = (store: Pick<typeof files, "remove"> = files) => sweepImages(world.database.system, store, filesOfImage);
const rows = () =>
  world.database.system.propertyImage.findMany({ where: { propertyId }, orderBy: { position: "asc" } });
async function filesOf(id: string): Promise<string[]> {
  const found: string[] = [];
  for (const name of filesOfImage(id)) {
    const file = await files.get(name);
    await file?.body.cancel();
    if (file) found.push(name);
  }
  return found;
}

/** What a process leaves that is killed between storing an upload's files and settling it. */
async function halfUploaded(sweepAt: Date): Promise<string> {
  const data = { organizationId: world.organizationId, propertyId, position: 1, sweepAt };
  const { id } = await world.database.system.propertyImage.create({ data });
  for (const name of filesOfImage(id)) await files.put(name, PICTURE, "image/png");
  return id;
}

describe("the sweep of images", () => {
  it("deletes what a killed process left once its time is over, files and row, and nothing that has time or is an image", async () => {
    const image = await upload();
    const [over, underWay] = [await halfUploaded(PAST), await halfUploaded(new Date(Date.now() + 60_000))];
    await sweep();
    expect(await filesOf(over)).toEqual([]);
    expect((await rows()).map(({ id }) => id).toSorted()).toEqual([image.id, underWay].toSorted());
    expect(await filesOf(image.id)).toHaveLength(2);
    expect(await filesOf(underWay)).toHaveLength(3);
  });

  it("deletes images that were removed", async () => {
    const [kept, removed] = [await upload(), await upload()];
    await world.invoke(updateProperty, { id: propertyId, images: [{ id: kept.id }] });
    expect(await filesOf(removed.id)).toHaveLength(2);
    await sweep();
    expect([await filesOf(kept.id), await filesOf(removed.id)]).toEqual([expect.any(Array), []]);
    expect(await rows()).toMatchObject([{ id: kept.id }]);
  });

  it("keeps the rows of files that could not be deleted, for the next time", async () => {
    const id = await halfUploaded(PAST);
    const failure = new Error("The store does not answer.");
    await expect(sweep({ remove: () => Promise.reject(failure) })).rejects.toBe(failure);
    expect(await rows()).toMatchObject([{ id }]);
    await sweep();
    expect([await rows(), await filesOf(id)]).toEqual([[], []]);
  });

  it("goes through all there is, many processes at once, each image once", async () => {
    const data = { organizationId: world.organizationId, propertyId, position: 1, sweepAt: PAST };
    await world.database.system.propertyImage.createMany({ data: Array.from({ length: 130 }, () => data) });
    const ids = new Set((await rows()).map(({ id }) => id));
    const removed: string[] = [];
    const store = { remove: async (names: readonly string[]) => void removed.push(...names) };
    const counts = await Promise.all(Array.from({ length: 4 }, () => sweep(store)));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(130);
    expect(await rows()).toEqual([]);
    const mine = removed.filter((name) => [...ids].some((id) => name.includes(id)));
    expect(mine).toHaveLength(130 * filesOfImage("").length);
    expect(new Set(mine).size).toBe(mine.length);
  });

  it("before an upload settles makes it fail, and leaves nothing of it", async () => {
    const estate = testEstate();
    let id = "";
    const put: typeof estate.files.put = async (...file) => {
      await estate.files.put(...file);
      // As if it had taken longer than it may.
      const [row] = await rows();
      id ||= row?.id ?? "";
      await world.database.system.propertyImage.updateMany({ where: { id }, data: { sweepAt: PAST } });
      await sweep();
    };
    const kernel = testKernel(world.database, unlimited, { files: { ...estate.files, put } });
    const done = world.invoke(uploadImage, { propertyId, content: body() }, { kernel });
    await expect(done).rejects.toMatchObject({ code: expect.any(String) });
    await sweep();
    expect([await rows(), await filesOf(id)]).toEqual([[], []]);
    expect((await world.events()).filter(({ type }) => type === "property.updated")).toEqual([]);
  });
});
