import { Failure, INVALID_INPUT } from "@orrery/operation";
import {
  createWorld,
  noise,
  plain,
  pngOfBytes,
  type TestWorld,
  testEstate,
  testFiles,
  testKernel,
  unlimited,
} from "@orrery/testkit";
import { beforeEach, describe, expect, it } from "vitest";
import type { EstatePorts } from "../ports.ts";
import { getProperty } from "../property/get-property.ts";
import { newProperty } from "../property/testing.ts";
import { updateProperty } from "../property/update-property.ts";
import { IMAGE_MAX_BYTES, IMAGES_MAX } from "./property-image.ts";
import { bodyOf, imageRows, namesOf, PICTURE, upload } from "./testing.ts";

let world: TestWorld;
let propertyId: string;
beforeEach(async () => {
  world = await createWorld();
  propertyId = (await newProperty(world)).id;
});

const property = async () => (await world.invoke(getProperty, { id: propertyId })).output;
const imageIds = async () => (await property()).images.map(({ id }) => id);
const positions = async () => (await property()).images.map(({ position }) => position);
const isStored = async (name: string) => {
  const file = await testFiles().get(name);
  await file?.body.cancel();
  return file !== undefined;
};
const storedOf = async (id: string) => (await Promise.all(namesOf(id).map(isStored))).filter(Boolean).length;
const updates = async () =>
  (await world.events()).flatMap(({ type, data }) =>
    type === "property.updated" ? [data as unknown as { changed: string[]; version: number; images: object[] }] : [],
  );
const kernelWith = (estate: Partial<EstatePorts>) => testKernel(world.database, unlimited, estate);
/** A body that stays under way until `end` is called. */
function heldBody() {
  const gate = Promise.withResolvers<void>();
  const begun = Promise.withResolvers<void>();
  async function* body(): AsyncIterable<Uint8Array> {
    begun.resolve();
    await gate.promise;
    yield PICTURE;
  }
  return { body: body(), begun: begun.promise, end: gate.resolve, breakOff: gate.reject };
}

describe("an upload", () => {
  it("adds an image with its two files, a version, and one event that says so", async () => {
    const image = await upload(world, propertyId);
    expect(image).toEqual({
      ...{ id: expect.any(String), position: 1, caption: null, width: 8, height: 8 },
      url: expect.stringMatching(/^http:\/\/orrery\.test\/files\/images\/[\w-]+\.png$/),
      thumbnailUrl: expect.stringMatching(/^http:\/\/orrery\.test\/files\/images\/[\w-]+\.thumb\.jpg$/),
    });
    const shown = await property();
    expect(shown).toMatchObject({ version: 2, images: [image] });
    expect(await updates()).toEqual([{ ...shown, changed: ["images"] }]);
    expect(await storedOf(image.id)).toBe(2);
    const [row] = await imageRows(world, propertyId);
    expect(row).toMatchObject({ format: "png", sweepAt: null, size: expect.any(Number) });
    expect(row?.size).toBeGreaterThan(0);
  });

  it("takes pictures by what they are, whatever they are called otherwise", async () => {
    const jpeg = await plain({ width: 20, height: 10 }).jpeg().toBuffer();
    for (const contentType of [
      undefined,
      "",
      "image/jpeg",
      "IMAGE/JPG; q=1",
      "image/pjpeg",
      "application/octet-stream",
      "image/*",
    ]) {
      const given = contentType === undefined ? {} : { contentType };
      expect(await upload(world, propertyId, { body: bodyOf(jpeg), ...given })).toMatchObject({
        width: 20,
        height: 10,
      });
    }
  });

  it.each([
    ["a PNG that was sent as a JPEG", () => PICTURE, "image/jpeg", "IMAGE_TYPE_MISMATCH"],
    [
      "a JPEG that was sent as a WebP",
      () => plain({ width: 9, height: 9 }).jpeg().toBuffer(),
      "image/webp",
      "IMAGE_TYPE_MISMATCH",
    ],
    ["HTML that was sent as a JPEG", () => Buffer.from("<script>"), "image/jpeg", "IMAGE_UNREADABLE"],
    ["nothing", () => Buffer.alloc(0), undefined, "IMAGE_UNREADABLE"],
    ["half a picture", () => PICTURE.subarray(0, 60), undefined, "IMAGE_UNREADABLE"],
    ["one byte too many", () => pngOfBytes(IMAGE_MAX_BYTES + 1), undefined, "IMAGE_TOO_LARGE"],
  ] as const)("refuses %s, and leaves nothing behind", async (_what, content, contentType, reason) => {
    const body = bodyOf(await content());
    const refused = upload(world, propertyId, { body, ...(contentType && { contentType }) });
    await expect(refused).rejects.toMatchObject({ reason });
    expect(await imageRows(world, propertyId)).toEqual([]);
    expect(await property()).toMatchObject({ version: 1, images: [] });
    expect(await updates()).toEqual([]);
  });

  it("takes a picture of exactly 20 MB, and reads no more of one that is larger than shows it", async () => {
    await upload(world, propertyId, { body: bodyOf(pngOfBytes(IMAGE_MAX_BYTES)) });
    let read = 0;
    async function* endless(): AsyncIterable<Uint8Array> {
      for (;;) {
        read += 1;
        yield new Uint8Array(1024 * 1024);
      }
    }
    await expect(upload(world, propertyId, { body: endless() })).rejects.toMatchObject({ reason: "IMAGE_TOO_LARGE" });
    expect(read).toBe(21);
  });

  it("answers unknown properties and other tenants' alike, without reading the body", async () => {
    const foreign = await newProperty(await createWorld());
    const { body } = heldBody();
    for (const id of [foreign.id, "018f0000-0000-7000-8000-00000000ffff"]) {
      await expect(upload(world, id, { body })).rejects.toMatchObject({ reason: "PROPERTY_NOT_FOUND" });
    }
  });

  it("whose body breaks off leaves no row and takes no place", async () => {
    const { body, begun, breakOff } = heldBody();
    const refusal = Failure.of(INVALID_INPUT);
    const broken = expect(upload(world, propertyId, { body })).rejects.toBe(refusal);
    await begun;
    const second = await upload(world, propertyId);
    breakOff(refusal);
    await broken;
    expect(await imageRows(world, propertyId)).toMatchObject([{ id: second.id, position: 1 }]);
  });
});

describe("uploads at once", () => {
  it("stand in the order in which they began, however they end", async () => {
    const [first, second, third] = [heldBody(), heldBody(), heldBody()];
    const begin = async (held: ReturnType<typeof heldBody>) => {
      const done = upload(world, propertyId, { body: held.body });
      await held.begun;
      return done;
    };
    const started: Promise<{ id: string; position: number }>[] = [];
    for (const held of [first, second, third]) {
      started.push(begin(held));
      await held.begun;
    }
    third.end();
    const last = await started[2];
    // What is shown has no gaps for what may never come.
    expect([last?.position, await positions()]).toEqual([3, [1]]);
    first.end();
    second.end();
    const all = await Promise.all(started);
    expect(all.map(({ position }) => position)).toEqual([1, 2, 3]);
    expect(await imageIds()).toEqual(all.map(({ id }) => id));
    expect(await positions()).toEqual([1, 2, 3]);
    const versions = (await updates()).map(({ version, images }) => [version, images.length]);
    expect(versions).toEqual([
      [2, 1],
      [3, 2],
      [4, 3],
    ]);
  });

  it("are never more than the limit: of sixty, exactly fifty", async () => {
    const uploads = await Promise.allSettled(Array.from({ length: 60 }, () => upload(world, propertyId)));
    const done = uploads.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
    const refused = uploads.flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
    expect(done).toHaveLength(IMAGES_MAX);
    for (const error of refused)
      expect(error).toMatchObject({ reason: "IMAGE_LIMIT_REACHED", details: { max: IMAGES_MAX } });
    const all = Array.from({ length: IMAGES_MAX }, (_, at) => at + 1);
    expect(done.map(({ position }) => position).toSorted((a, b) => a - b)).toEqual(all);
    expect(await positions()).toEqual(all);
    const inOrder = done.toSorted((a, b) => a.position - b.position).map(({ id }) => id);
    expect(await imageIds()).toEqual(inOrder);
    expect(await property()).toMatchObject({ version: 1 + IMAGES_MAX });
    const versions = (await updates()).map(({ version }) => version);
    expect(versions.toSorted((a, b) => a - b)).toEqual(all.map((position) => position + 1));
    expect(await imageRows(world, propertyId)).toHaveLength(IMAGES_MAX);
  }, 60_000);

  it("that fail leave no gap, and the next takes the place", async () => {
    const bad = Buffer.from("no picture");
    const bodies = Array.from({ length: 12 }, (_, at) => (at % 3 === 1 ? bad : PICTURE));
    await Promise.allSettled(bodies.map((content) => upload(world, propertyId, { body: bodyOf(content) })));
    expect(await positions()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect((await upload(world, propertyId)).position).toBe(9);
    expect((await imageRows(world, propertyId)).map(({ position }) => position)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it("go on while others are rearranged and removed", async () => {
    const [one, two] = [await upload(world, propertyId), await upload(world, propertyId)];
    const held = heldBody();
    const third = upload(world, propertyId, { body: held.body });
    await held.begun;
    await world.invoke(updateProperty, { id: propertyId, images: [{ id: two.id }] });
    held.end();
    const { id } = await third;
    expect(await imageIds()).toEqual([two.id, id]);
    expect(await positions()).toEqual([1, 2]);
    expect((await imageRows(world, propertyId)).filter(({ sweepAt }) => sweepAt !== null)).toMatchObject([
      { id: one.id },
    ]);
  });
});

describe("a process that was killed during an upload", () => {
  it("leaves no place taken once its time is over, and no gap", async () => {
    const first = await upload(world, propertyId);
    const data = { organizationId: world.organizationId, propertyId, position: 2, sweepAt: new Date(Date.now() - 1) };
    await world.database.system.propertyImage.createMany({ data: Array.from({ length: 49 }, () => data) });
    const second = await upload(world, propertyId);
    expect(second.position).toBe(2);
    expect(await imageIds()).toEqual([first.id, second.id]);
  });

  it("between two others leaves no gap after them either", async () => {
    const first = await upload(world, propertyId);
    const row = {
      organizationId: world.organizationId,
      propertyId,
      position: 2,
      sweepAt: new Date(Date.now() + 60_000),
    };
    const { id } = await world.database.system.propertyImage.create({ data: row });
    const third = await upload(world, propertyId);
    expect([third.position, await positions()]).toEqual([3, [1, 2]]);
    await world.database.system.propertyImage.update({ where: { id }, data: { sweepAt: new Date(0) } });
    const fourth = await upload(world, propertyId);
    expect([fourth.position, await positions()]).toEqual([3, [1, 2, 3]]);
    expect(await imageIds()).toEqual([first.id, third.id, fourth.id]);
  });
});

describe("a store that fails", () => {
  const files = () => testEstate().files;
  const failure = new Error("The store is full.");

  it("leaves the upload to be swept, and its place to the next", async () => {
    const put: EstatePorts["files"]["put"] = (name, ...rest) =>
      name.endsWith(".thumb.jpg") ? Promise.reject(failure) : files().put(name, ...rest);
    const kernel = kernelWith({ files: { ...files(), put } });
    await expect(upload(world, propertyId, { kernel })).rejects.toBe(failure);
    const [row] = await imageRows(world, propertyId);
    expect(row?.sweepAt?.getTime()).toBeLessThanOrEqual(Date.now());
    expect(await property()).toMatchObject({ version: 1, images: [] });
    expect(await upload(world, propertyId)).toMatchObject({ position: 1 });
  });

  it("with one file is not given up while it stores the other: that would be nobody's", async () => {
    const slow = Promise.withResolvers<void>();
    const put: EstatePorts["files"]["put"] = async (name, ...rest) => {
      if (name.endsWith(".thumb.jpg")) throw failure;
      await slow.promise;
      await files().put(name, ...rest);
    };
    const kernel = kernelWith({ files: { ...files(), put } });
    const failed = upload(world, propertyId, { kernel });
    const outcome = expect(failed).rejects.toBe(failure);
    const rows = async () =>
      (await imageRows(world, propertyId)).map(({ sweepAt }) => (sweepAt?.getTime() ?? 0) > Date.now());
    await expect.poll(rows).toEqual([true]);
    slow.resolve();
    await outcome;
    expect(await rows()).toEqual([false]);
  });

  it("to answer in time leaves the upload to be swept, and takes back what it stores after that", async () => {
    const [begun, late, stored] = [
      Promise.withResolvers<void>(),
      Promise.withResolvers<void>(),
      Promise.withResolvers<void>(),
    ];
    const put: EstatePorts["files"]["put"] = async (...file) => {
      begun.resolve();
      await late.promise;
      await files().put(...file);
    };
    const remove: EstatePorts["files"]["remove"] = async (names) => {
      await files().remove(names);
      stored.resolve();
    };
    const kernel = kernelWith({ files: { ...files(), put, remove } });
    const timeout = new AbortController();
    const cut = expect(upload(world, propertyId, { kernel, signal: timeout.signal })).rejects.toMatchObject({
      code: "INTERNAL_ERROR",
    });
    await begun.promise;
    timeout.abort();
    await cut;
    const [row] = await imageRows(world, propertyId);
    if (!row) throw new Error("The row is gone before its files are.");
    expect(row.sweepAt?.getTime()).toBeLessThanOrEqual(Date.now());
    late.resolve();
    await stored.promise;
    expect(await storedOf(row.id)).toBe(0);
    expect(await property()).toMatchObject({ version: 1, images: [] });
  });

  it("is asked for nothing once the time is over", async () => {
    const [begun, opened] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const edit: EstatePorts["images"]["edit"] = async (content) => {
      begun.resolve();
      await opened.promise;
      return testEstate().images.edit(content);
    };
    const asked: string[] = [];
    const put = async (name: string) => void asked.push(name);
    const kernel = kernelWith({ images: { edit }, files: { ...files(), put } });
    const timeout = new AbortController();
    const cut = expect(upload(world, propertyId, { kernel, signal: timeout.signal })).rejects.toThrow();
    await begun.promise;
    timeout.abort();
    await cut;
    opened.resolve();
    // The library is done with this one after that.
    await testEstate().images.edit(await noise({ width: 300, height: 300 }));
    expect(asked).toEqual([]);
  });
});

describe("an upload with an idempotency key", () => {
  it("is one, however often it is sent; a replay does not read the body", async () => {
    const first = await upload(world, propertyId, { idempotencyKey: "k1" });
    const { body } = heldBody();
    expect(await upload(world, propertyId, { idempotencyKey: "k1", body })).toEqual(first);
    expect(await positions()).toEqual([1]);
    await upload(world, propertyId, { idempotencyKey: "k2" });
    expect(await positions()).toEqual([1, 2]);
  });

  it("that was refused is free for another try", async () => {
    const refused = upload(world, propertyId, { idempotencyKey: "k", body: bodyOf(Buffer.from("x")) });
    await expect(refused).rejects.toMatchObject({ reason: "IMAGE_UNREADABLE" });
    expect(await upload(world, propertyId, { idempotencyKey: "k" })).toMatchObject({ position: 1 });
  });

  it("while the first is under way is refused", async () => {
    const held = heldBody();
    const first = upload(world, propertyId, { idempotencyKey: "k", body: held.body });
    await held.begun;
    await expect(upload(world, propertyId, { idempotencyKey: "k" })).rejects.toMatchObject({
      reason: "IDEMPOTENCY_IN_PROGRESS",
    });
    held.end();
    expect(await first).toMatchObject({ position: 1 });
  });
});
