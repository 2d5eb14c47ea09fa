import { createWorld, metadataOf, plain, type TestWorld, testFiles } from "@orrery/testkit";
import { beforeEach, describe, expect, it } from "vitest";
import { getProperty } from "../../estate/property/get-property.ts";
import { newProperty } from "../../estate/property/testing.ts";
import { bodyOf, imageRows, upload } from "../../estate/property-image/testing.ts";
import { inTestMode, usageRows, withGoogle } from "../testing.ts";
import { enhancePhoto } from "./enhance-photo.ts";

let world: TestWorld;
let propertyId: string;
let imageId: string;
beforeEach(async () => {
  world = await createWorld();
  propertyId = (await newProperty(world)).id;
  const photo = await plain({ width: 60, height: 40 }).jpeg().toBuffer();
  imageId = (await upload(world, propertyId, { body: bodyOf(photo) })).id;
});

const instructions = "Brighten the kitchen.";
/** What models draw: a PNG that says more than a picture. */
const drawn = () =>
  plain({ width: 90, height: 60 }, { r: 1, g: 200, b: 30 })
    .withExif({ IFD0: { Artist: "a model" } })
    .png()
    .toBuffer();

/** What is stored at an address of the file store. */
async function stored(url: string): Promise<Buffer> {
  const file = await testFiles().get(new URL(url).pathname.replace("/files/", ""));
  if (!file) throw new Error(`There is nothing at ${url}.`);
  return Buffer.from(await new Response(file.body).arrayBuffer());
}

describe("enhancing a photo", () => {
  it("gives the address of what the model has drawn, which was opened and written anew", async () => {
    const picture = await drawn();
    const { provider, kernel } = await withGoogle(world, () => ({ kind: "answer", picture }));
    await using _ = provider;
    const { output } = await world.invoke(enhancePhoto, { imageId, instructions }, { kernel });
    expect(output).toEqual({
      ...{ id: expect.any(String), model: "gemini-2.5-flash-image", sandbox: false, propertyId, imageId: null },
      ...{ url: expect.stringMatching(/\/files\/enhanced\/[0-9a-f-]{36}\.png$/), format: "png", width: 90, height: 60 },
      usage: { inputTokens: 300, outputTokens: 1_290, images: 1 },
      // 300 tokens at 0.30 USD a million, and 1,290 at 30.
      ...{ cost: 0.03879, currency: "USD" },
    });
    const content = await stored(output.url);
    expect(content.equals(picture)).toBe(false);
    expect(await metadataOf(content)).toMatchObject({ format: "png", width: 90, height: 60 });
    expect((await metadataOf(content)).exif).toBeUndefined();
    const [request] = provider.requests;
    expect(request).toMatchObject({ model: "gemini-2.5-flash-image", pictures: { length: 1 } });
    expect(request?.text).toContain(instructions);
    expect(await metadataOf(request?.pictures[0])).toMatchObject({ format: "jpeg", width: 60, height: 40 });
  });

  it("records the call, and says so in an event", async () => {
    const { output } = await world.invoke(enhancePhoto, { imageId, instructions });
    expect(await usageRows(world)).toMatchObject([
      { id: output.id, operation: "ai.enhancePhoto", propertyId, outcome: "succeeded", images: 1, costMicros: 38_790n },
    ]);
    const [event] = (await world.events()).filter(({ type }) => type === "ai.photo_enhanced");
    expect(event?.data).toMatchObject({ url: output.url, propertyId });
  });

  it("adds the result to the property where that is asked for, as its next image", async () => {
    const picture = await drawn();
    const { provider, kernel } = await withGoogle(world, () => ({ kind: "answer", picture }));
    await using _ = provider;
    const asked = { imageId, instructions, addToProperty: true };
    const { output } = await world.invoke(enhancePhoto, asked, { kernel });
    const { images, version } = (await world.invoke(getProperty, { id: propertyId })).output;
    expect(images.map(({ id, url, position }) => [id, url, position])).toEqual([
      [imageId, expect.any(String), 1],
      [output.imageId, output.url, 2],
    ]);
    expect(version).toBe(3);
    expect(await metadataOf(await stored(images[1]?.thumbnailUrl ?? ""))).toMatchObject({ format: "jpeg" });
    expect((await world.events()).filter(({ type }) => type === "property.updated")).toHaveLength(2);
  });

  it("adds none to a property that is full, and none for who may not change it; and asks no model first", async () => {
    const asked = { imageId, instructions, addToProperty: true };
    const principal = world.withScopes(["ai:write"]);
    await expect(world.invoke(enhancePhoto, asked, { principal })).rejects.toMatchObject({ reason: "SCOPE_REQUIRED" });
    const data = Array.from({ length: 49 }, (_, at) => ({
      organizationId: world.organizationId,
      propertyId,
      position: at + 2,
    }));
    await world.database.system.propertyImage.createMany({ data });
    await expect(world.invoke(enhancePhoto, asked)).rejects.toMatchObject({
      ...{ reason: "IMAGE_LIMIT_REACHED", details: { max: 50 } },
    });
    expect(await usageRows(world)).toEqual([]);
  });

  it("gives the place in the property back where the model fails, or the budget does not suffice", async () => {
    const asked = { imageId, instructions, addToProperty: true };
    const { provider, kernel } = await withGoogle(world, () => ({ kind: "answer", stop: "refused" }));
    await using _ = provider;
    await expect(world.invoke(enhancePhoto, asked, { kernel })).rejects.toMatchObject({ reason: "AI_REFUSED" });
    const { provider: other, kernel: poor } = await withGoogle(world, undefined, { budgetMicros: 1 });
    await using __ = other;
    await expect(world.invoke(enhancePhoto, asked, { kernel: poor })).rejects.toMatchObject({
      reason: "AI_BUDGET_EXHAUSTED",
    });
    const shown = (await imageRows(world, propertyId)).filter(
      ({ sweepAt }) => sweepAt === null || sweepAt > new Date(),
    );
    expect(shown).toHaveLength(1);
    expect(await usageRows(world)).toMatchObject([{ outcome: "failed", reason: "AI_REFUSED", reservedMicros: 0n }]);
  });

  it("gives nothing of a model that is no picture", async () => {
    const { provider, kernel } = await withGoogle(world, () => ({ kind: "answer", picture: Buffer.from("<svg/>") }));
    await using _ = provider;
    await expect(world.invoke(enhancePhoto, { imageId, instructions }, { kernel })).rejects.toMatchObject({
      ...{ code: "PROVIDER_NOT_CONFIGURED", reason: "AI_ANSWER_INVALID" },
    });
    expect(await usageRows(world)).toMatchObject([{ outcome: "failed", costMicros: 38_790n }]);
  });

  it.each(["http://10.1.2.3/a.jpg", "https://db.internal/a.jpg", "https://nowhere.test/a.jpg"])(
    "fetches a photo by its address only where the way out leads: %s",
    async (imageUrl) => {
      await expect(world.invoke(enhancePhoto, { imageUrl, instructions })).rejects.toMatchObject({
        ...{ code: "UNPROCESSABLE", reason: "AI_IMAGE_UNUSABLE", details: { problem: expect.any(String) } },
      });
    },
  );

  it("needs one photo, and what is to be done to it", async () => {
    const imageUrl = "https://photos.example.com/a.jpg";
    const wrong = [
      { instructions },
      { imageId, imageUrl, instructions },
      { imageId, instructions: " " },
      { imageId, instructions: "x".repeat(2_001) },
      { imageUrl, instructions, addToProperty: true },
      { imageUrl: "ftp://photos.example.com/a.jpg", instructions },
    ];
    for (const input of wrong) {
      await expect(world.invoke(enhancePhoto, input), JSON.stringify(input)).rejects.toMatchObject({
        reason: "INVALID_INPUT",
      });
    }
  });

  it("knows no image that is another organization's, out of sight, or removed", async () => {
    const other = await createWorld();
    const foreign = await upload(other, (await newProperty(other)).id);
    const confined = { ...world.withScopes(["ai:write"]), confinedTo: [`property:${(await newProperty(world)).id}`] };
    await world.database.system.propertyImage.updateMany({ where: { id: foreign.id }, data: { caption: "theirs" } });
    for (const [id, principal] of [
      [foreign.id, world.principal],
      [imageId, confined],
    ] as const) {
      await expect(world.invoke(enhancePhoto, { imageId: id, instructions }, { principal })).rejects.toMatchObject({
        reason: "IMAGE_NOT_FOUND",
      });
    }
    await world.database.system.propertyImage.updateMany({ where: { id: imageId }, data: { sweepAt: new Date() } });
    await expect(world.invoke(enhancePhoto, { imageId, instructions })).rejects.toMatchObject({
      reason: "IMAGE_NOT_FOUND",
    });
  });

  it("reaches no provider in test mode: the photo comes back as it was, and says so", async () => {
    const test = { ...world, database: world.database, organizationId: world.testOrganizationId };
    const principal = inTestMode(world);
    const { provider, kernel } = await withGoogle(world);
    await using _ = provider;
    const own = await world.database.system.property.create({
      data: { organizationId: test.organizationId, title: "Test" },
    });
    const image = await upload(world, own.id, { principal });
    const asked = { imageId: image.id, instructions };
    const { output } = await world.invoke(enhancePhoto, asked, { kernel, principal });
    expect(output).toMatchObject({ model: "sandbox", sandbox: true, cost: 0, width: 8, height: 8 });
    expect(provider.requests).toHaveLength(0);
  });
});
