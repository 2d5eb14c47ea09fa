import { metadataOf, noise, plain } from "@orrery/testkit";
import { expect, it } from "vitest";
import { createImageEditor } from "./image-editor.ts";

const editor = createImageEditor();
const MANY = 10_000_000;

it("makes a JPEG of at most 1,200 pixels a side of any picture, and enlarges none", async () => {
  const pictures = [
    [await plain({ width: 2_400, height: 1_200 }).png().toBuffer(), 1_200, 600],
    [await plain({ width: 30, height: 20 }, { r: 1, g: 2, b: 3, alpha: 0.5 }).webp().toBuffer(), 30, 20],
    [await plain({ width: 40, height: 20 }).withMetadata({ orientation: 6 }).jpeg().toBuffer(), 20, 40],
  ] as const;
  for (const [picture, width, height] of pictures) {
    const shrunk = await editor.shrink(picture, MANY);
    if (typeof shrunk === "string") throw new Error(shrunk);
    expect(await metadataOf(shrunk)).toMatchObject({ format: "jpeg", width, height });
  }
});

it("gives up quality, and then size, until a picture is small enough", async () => {
  const picture = await noise({ width: 1_600, height: 1_600 });
  const [full, small] = [await editor.shrink(picture, MANY), await editor.shrink(picture, 250_000)];
  if (typeof full === "string" || typeof small === "string") throw new Error("It is a picture.");
  expect(full.byteLength).toBeGreaterThan(250_000);
  expect(small.byteLength).toBeLessThanOrEqual(250_000);
});

it("makes nothing of what is no picture", async () => {
  expect(await editor.shrink(Buffer.from("<svg/>"), MANY)).toBe("unreadable");
});
