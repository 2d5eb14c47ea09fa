import { randomUUID } from "node:crypto";
import { encodeJpeg } from "@orrery/connectors";
import type { Database } from "@orrery/db";
import { type EstatePorts, fullName, updateProperty, uploadImage } from "@orrery/domain";
import { freshDatabase, testDatabase, testEstate, testFiles, usesPostgres } from "@orrery/testkit";
import { beforeEach, describe, expect, it } from "vitest";
import { recordingLogger } from "../../../test/serving.ts";
import { createOrganization, type OrganizationPair } from "../../organizations.ts";
import { fill } from "../fill.ts";
import { runnerFor } from "../runner.ts";
import { DEMONSTRATION, type DemonstrationSeeds, firstOf } from "../seeds.ts";
import { BreakingObserver } from "../testing.ts";
import { albumOf } from "./album.ts";
import { startDrawing } from "./draw-pictures.ts";

const NONE = { agents: 0, listings: 0, leads: 0, clients: 0, showings: 0 };
const SEEDS: DemonstrationSeeds = {
  live: firstOf(DEMONSTRATION.live, { ...NONE, listings: 2 }),
  test: firstOf(DEMONSTRATION.live, NONE),
};
const ALBUMS = SEEDS.live.listings.map((listing, index) => albumOf(listing, index).map(({ caption }) => caption));
const ALL = ALBUMS.flat().length;

let database: Database;
let pair: OrganizationPair;
let log: ReturnType<typeof recordingLogger>;
beforeEach(async () => {
  database = await testDatabase();
  pair = await filled(SEEDS);
  log = recordingLogger("info");
});

/** An organization and its test sibling with all but the pictures. */
async function filled({ live, test }: DemonstrationSeeds): Promise<OrganizationPair> {
  const organization = { name: "Pictures", slug: `pictures-${randomUUID()}`, plan: "pro" } as const;
  const made = await createOrganization(database.system, organization);
  const ground = { database, estate: testEstate() };
  await fill(ground, { organizationId: made.organizationId, mode: "live" }, live);
  await fill(ground, { organizationId: made.testOrganizationId, mode: "test" }, test);
  return made;
}

const start = (estate: EstatePorts = testEstate(), seeds = SEEDS) =>
  startDrawing({ database, estate, pair, logger: log.logger, seeds });
const messages = () => log.lines().map(({ msg }) => msg);

/** Each listing's images, in their order. */
async function shown() {
  const listings = await database.system.property.findMany({
    where: { organizationId: pair.organizationId },
    orderBy: { createdAt: "desc" },
    select: { id: true, version: true, images: { where: { sweepAt: null }, orderBy: { position: "asc" } } },
  });
  return listings.map(({ images, ...listing }) => ({
    ...listing,
    images,
    captions: images.map((image) => image.caption),
  }));
}

/** The ports, and a promise of the n-th file that is put. */
function withFileNumber(number: number) {
  const { promise: reached, resolve } = Promise.withResolvers<void>();
  const { files, ...rest } = testEstate();
  let puts = 0;
  const put: typeof files.put = async (...file) => {
    puts += 1;
    if (puts === number) resolve();
    await files.put(...file);
  };
  return { estate: { ...rest, files: { ...files, put } }, reached };
}

const asOperator = () => {
  const organization = { organizationId: pair.organizationId, mode: "live" } as const;
  return runnerFor({ database, estate: testEstate() }, organization);
};

async function* onePixel() {
  yield await encodeJpeg(new Uint8Array(3), { width: 1, height: 1 });
}

describe("the demonstration's pictures", () => {
  it("are drawn for every listing, in order, with their captions, and can be read", async () => {
    await start().done;
    const listings = await shown();
    expect(listings.map(({ captions }) => captions)).toEqual(ALBUMS);
    for (const { images } of listings) {
      expect(images.map(({ position }) => position)).toEqual(images.map((_, index) => index + 1));
      for (const image of images) {
        const file = await testFiles().get(fullName(image));
        const content = new Uint8Array(await new Response(file?.body).arrayBuffer());
        const picture = { source: "jpeg", width: 960, height: 640 };
        expect(image).toMatchObject({ width: 960, height: 640, size: content.byteLength });
        expect(await testEstate().images.edit(content)).toMatchObject(picture);
      }
    }
    expect(messages()).toEqual([
      `drawing the demonstration's pictures: 0 of ${ALL}`,
      `the demonstration's pictures are drawn: ${ALL} of ${ALL}`,
    ]);
  });

  it("are drawn for the test sibling as well", async () => {
    const seeds = { live: SEEDS.test, test: { ...SEEDS.live, listings: SEEDS.live.listings.slice(1) } };
    pair = await filled(seeds);
    await start(testEstate(), seeds).done;
    const where = { organizationId: pair.testOrganizationId, sweepAt: null };
    expect(await database.system.propertyImage.count({ where })).toBe(4);
    expect(await database.system.propertyImage.count({ where: { organizationId: pair.organizationId } })).toBe(0);
  });

  it("are not drawn again: neither what is there, nor what somebody has removed or captioned", async () => {
    await start().done;
    const [first, second] = await shown();
    const run = asOperator();
    await run(updateProperty, { id: first?.id ?? "", images: [] });
    const [image] = second?.images ?? [];
    await run(updateProperty, { id: second?.id ?? "", images: [{ id: image?.id ?? "", caption: "My own words" }] });
    const before = await shown();
    await start().done;
    expect(await shown()).toEqual(before);
    expect(before.slice(0, 2).map(({ captions }) => captions)).toEqual([[], ["My own words"]]);
    expect(messages()).toHaveLength(2);
  });

  it("stop when they are told to, after the one that is under way, and go on at the next start", async () => {
    const { estate, reached } = withFileNumber(5);
    const drawing = start(estate);
    await reached;
    await drawing.stop();
    const stopped = await shown();
    expect(stopped.flatMap(({ images }) => images)).toHaveLength(3);
    expect(messages()).toHaveLength(1);
    await start().done;
    expect((await shown()).map(({ captions }) => captions)).toEqual(ALBUMS);
    expect(messages()[1]).toBe(`drawing the demonstration's pictures: 3 of ${ALL}`);
  });

  it("come beside somebody's own, which stay as they are", async () => {
    const { estate, reached } = withFileNumber(1);
    const [listing] = await shown();
    const drawing = start(estate);
    await reached;
    const own = await asOperator()(uploadImage, { propertyId: listing?.id ?? "", content: onePixel() });
    await drawing.done;
    const [after] = await shown();
    expect(after?.captions.filter((caption) => caption !== null)).toEqual(ALBUMS[0]);
    expect(after?.images.find(({ id }) => id === own.id)).toMatchObject({ caption: null, width: 1 });
  });

  it("are all there after being broken off again and again", async () => {
    const observer = new BreakingObserver();
    await using fresh = await freshDatabase(observer);
    database = fresh.database;
    pair = await filled(SEEDS);
    for (let statements = 4, done = false; !done; statements += 11) {
      observer.left = statements;
      await start().done;
      done = messages().at(-1)?.toString().includes("are drawn") ?? false;
    }
    observer.left = Number.POSITIVE_INFINITY;
    expect((await shown()).map(({ captions }) => captions)).toEqual(ALBUMS);
    expect(messages().filter((message) => message?.toString().includes("until the next start")).length).toBeGreaterThan(
      5,
    );
  });

  it.runIf(usesPostgres)("are drawn once by several processes, of which a waiting one can be stopped", async () => {
    const { estate, reached } = withFileNumber(1);
    const first = start(estate);
    await reached;
    const [second, third] = [start(), start()];
    await third.stop();
    expect(await Promise.race([first.done, second.done, "under way"])).toBe("under way");
    await Promise.all([first.done, second.done]);
    expect((await shown()).map(({ captions }) => captions)).toEqual(ALBUMS);
    expect(messages()).toHaveLength(2);
  });
});
