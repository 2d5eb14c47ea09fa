import { deflateSync } from "node:zlib";
import { blackPng, noise, plain, pngChunk } from "@orrery/testkit";
import sharp, { type Sharp } from "sharp";
import { describe, expect, it } from "vitest";
import { createImageEditor } from "./image-editor.ts";

const editor = createImageEditor();
const WIDE = { width: 600, height: 400 };
/** Twelve megapixels take a fraction of this. */
const FAST_MS = 5_000;

/** The picture that became of a file. */
async function edited(content: Uint8Array) {
  const picture = await editor.edit(content);
  if (typeof picture === "string") throw new Error(`The picture is ${picture}.`);
  return picture;
}

describe("a picture", () => {
  it.each([
    ["jpeg", "jpeg"],
    ["png", "png"],
    ["webp", "jpeg"],
    ["gif", "jpeg"],
    ["avif", "jpeg"],
  ] as const)("that is sent as %s is kept as %s, with a JPEG of at most 480 pixels beside it", async (sent, kept) => {
    const { source, format, width, height, full, thumbnail } = await edited(
      await plain(WIDE).toFormat(sent).toBuffer(),
    );
    expect({ source, format, width, height }).toEqual({ source: sent, format: kept, ...WIDE });
    expect(await sharp(full).metadata()).toMatchObject({ format: kept, ...WIDE });
    expect(await sharp(thumbnail).metadata()).toMatchObject({ format: "jpeg", width: 480, height: 320 });
  });

  it("that is higher than wide has a thumbnail 480 high; one that is smaller is not enlarged", async () => {
    const high = await edited(await plain({ width: 300, height: 900 }).jpeg().toBuffer());
    expect(await sharp(high.thumbnail).metadata()).toMatchObject({ width: 160, height: 480 });
    const small = await edited(await plain({ width: 30, height: 20 }).jpeg().toBuffer());
    expect(await sharp(small.thumbnail).metadata()).toMatchObject({ width: 30, height: 20 });
    const line = await edited(blackPng({ width: 20_000, height: 1 }));
    expect(await sharp(line.thumbnail).metadata()).toMatchObject({ width: 480, height: 1 });
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    "of EXIF orientation %i stands upright, and says so no more",
    async (orientation) => {
      // Upright, its top left quarter is red.
      const isTurned = orientation > 4;
      const corner = await plain({ width: 150, height: 100 }).png().toBuffer();
      const upright = plain(WIDE, { r: 255, g: 255, b: 255 }).composite([{ input: corner, gravity: "northwest" }]);
      const asHeld = await heldAs(orientation, await upright.png().toBuffer());
      expect(await sharp(asHeld).metadata()).toMatchObject({ width: isTurned ? 400 : 600, orientation });
      const { width, height, full, thumbnail } = await edited(asHeld);
      expect({ width, height }).toEqual(WIDE);
      for (const file of [full, thumbnail]) {
        expect((await sharp(file).metadata()).orientation).toBeUndefined();
        expect(await cornersOf(file)).toEqual(["red", "white", "white", "white"]);
      }
    },
  );

  it("loses where it was taken, with what, its profile and whatever else it said", async () => {
    const place = { GPSLatitude: "25/1 45/1 42/1", GPSLatitudeRef: "N" };
    const sent = await plain(WIDE)
      .withIccProfile("p3")
      .withExif({ IFD0: { Make: "Secret Camera", Copyright: "somebody" }, IFD3: place })
      .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/">somewhere</x:xmpmeta>')
      .jpeg()
      .toBuffer();
    expect(sent.includes("Secret Camera")).toBe(true);
    for (const content of [sent, await sharp(sent).keepMetadata().png().toBuffer()]) {
      const { full, thumbnail } = await edited(content);
      for (const file of [full, thumbnail]) {
        const { exif, xmp, icc, iptc, comments } = await sharp(file).metadata();
        expect({ exif, xmp, icc, iptc, comments }).toEqual({});
        for (const said of ["Secret Camera", "GPS", "Exif", "somewhere"])
          expect(Buffer.from(file).includes(said), said).toBe(false);
      }
    }
  });

  it("of a wider range of colours keeps how it looks without its profile", async () => {
    const { full } = await edited(await plain(WIDE).withIccProfile("p3").jpeg({ quality: 100 }).toBuffer());
    const [red = 0, green = 0, blue = 0] = await pixel(full, 300, 200);
    for (const [seen, meant] of [
      [red, 200],
      [green, 30],
      [blue, 30],
    ] as const)
      expect(Math.abs(seen - meant)).toBeLessThan(8);
  });

  it("that is transparent stays so as a PNG, and stands on white as a JPEG", async () => {
    const nothing = plain(WIDE, { r: 0, g: 0, b: 0, alpha: 0 });
    const { full, thumbnail } = await edited(await nothing.clone().png().toBuffer());
    expect(await pixel(full, 10, 10)).toEqual([0, 0, 0, 0]);
    expect(await pixel(thumbnail, 10, 10)).toEqual([255, 255, 255]);
    expect(await pixel((await edited(await nothing.clone().webp().toBuffer())).full, 10, 10)).toEqual([255, 255, 255]);
  });

  it("of printing colours or of 16 bits is taken as well", async () => {
    const printing = await edited(await plain(WIDE).toColourspace("cmyk").jpeg().toBuffer());
    expect(await sharp(printing.full).metadata()).toMatchObject({ space: "srgb", channels: 3 });
    const deep = await edited(await plain(WIDE).toColourspace("rgb16").png().toBuffer());
    expect(await sharp(deep.full).metadata()).toMatchObject({ format: "png", ...WIDE });
  });

  it("of an animation is its first one", async () => {
    for (const format of ["gif", "webp"] as const) {
      const { width, height, full } = await edited(await animation(format, 3, { width: 40, height: 30 }));
      expect({ width, height, pages: (await sharp(full).metadata()).pages }).toEqual({ width: 40, height: 30 });
    }
  });
});

describe("what is no picture", () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>';
  it.each([
    ["SVG", () => svg],
    ["SVG after an XML declaration", () => `<?xml version="1.0"?>${svg}`],
    ["HTML", () => "<!doctype html><script>alert(1)</script>"],
    ["PDF", () => "%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF"],
    ["TIFF", () => plain(WIDE).tiff().toBuffer()],
    ["plain text", () => "a picture, believe me"],
    ["nothing", () => ""],
    ["the beginning of a JPEG alone", () => Buffer.from("ffd8ff", "hex")],
    ["a matrix, which the library can read by itself", () => "1 1\n255"],
    ["a PPM, which it can read too", () => "P6 1 1 255\n123"],
  ])("is refused: %s", async (_what, content) => {
    expect(await editor.edit(Buffer.from(await content()))).toBe("unreadable");
  });

  it.each(["jpeg", "png", "webp", "gif", "avif"] as const)("is refused: %s that ends early", async (format) => {
    const whole = await sharp(await noise(WIDE))
      .toFormat(format)
      .toBuffer();
    for (const share of [0.05, 0.5, 0.95]) {
      expect(await editor.edit(whole.subarray(0, whole.byteLength * share)), `${share}`).toBe("unreadable");
    }
  });

  it("is refused: progressive JPEG of which the last pass is missing", async () => {
    const whole = await sharp(await noise(WIDE))
      .jpeg({ progressive: true })
      .toBuffer();
    expect(await editor.edit(whole.subarray(0, whole.byteLength * 0.9))).toBe("unreadable");
  });

  it("is refused: PNG with pixels that were changed on the way", async () => {
    const whole = await sharp(await noise(WIDE))
      .png()
      .toBuffer();
    whole.fill(0, 200_000, 200_064);
    expect(await editor.edit(whole)).toBe("unreadable");
  });
});

describe("a decompression bomb", () => {
  it("of too many pixels is refused before it is opened, by one row over 64 megapixels", async () => {
    const atTheLimit = blackPng({ width: 8_000, height: 8_000 });
    expect(atTheLimit.byteLength).toBeLessThan(100_000);
    expect(await edited(atTheLimit)).toMatchObject({ width: 8_000, height: 8_000 });
    const refused = async () => {
      expect(await editor.edit(blackPng({ width: 8_000, height: 8_001 }))).toBe("too-many-pixels");
      expect(await editor.edit(withSize(blackPng({ width: 8, height: 8 }), 60_000, 60_000))).toBe("too-many-pixels");
    };
    expect(await spent(refused)).toMatchObject({ isFast: true, isSmall: true });
  });

  it("of many frames costs no more than one of them", async () => {
    const two = { width: 2_000, height: 2_000 };
    const animations = {
      gif: repeatedGif(await plain(two).gif().toBuffer(), 1_000),
      webp: repeatedWebp(await animation("webp", 2, two), 1_000),
    };
    for (const [source, content] of Object.entries(animations)) {
      // All of them would be 16 gigabytes.
      const cost = await spent(async () => expect(await edited(content)).toMatchObject({ source, ...two }));
      expect(cost, source).toMatchObject({ isFast: true, isSmall: true });
      expect((await sharp(content).metadata()).pages).toBeGreaterThanOrEqual(1_000);
    }
  });

  it("in what accompanies the pixels is passed over", async () => {
    const deflated = deflateSync(Buffer.alloc(300_000_000));
    for (const [type, name] of [
      ["zTXt", "Comment\0\0"],
      ["iCCP", "profile\0\0"],
    ] as const) {
      const bomb = blackPng(WIDE, pngChunk(type, Buffer.concat([Buffer.from(name), deflated])));
      const cost = await spent(async () => expect((await edited(bomb)).full.byteLength).toBeLessThan(50_000));
      expect(cost, type).toMatchObject({ isFast: true, isSmall: true });
    }
  });
});

/** The picture as a camera stores it that was held so: turned (mirrored before that), with a note of how. */
function heldAs(orientation: number, upright: Buffer) {
  const turns: Readonly<Record<number, (picture: Sharp) => Sharp>> = {
    2: (picture) => picture.flop(),
    3: (picture) => picture.rotate(180),
    4: (picture) => picture.flip(),
    5: (picture) => picture.rotate(270).flop(),
    6: (picture) => picture.rotate(270),
    7: (picture) => picture.rotate(90).flop(),
    8: (picture) => picture.rotate(90),
  };
  const turned = turns[orientation]?.(sharp(upright)) ?? sharp(upright);
  return turned.withMetadata({ orientation }).jpeg({ quality: 95 }).toBuffer();
}

async function pixel(file: Uint8Array, left: number, top: number): Promise<number[]> {
  return [...(await sharp(file).extract({ left, top, width: 1, height: 1 }).raw().toBuffer())];
}

/** Clockwise from the top left. */
async function cornersOf(file: Uint8Array): Promise<string[]> {
  const { width, height } = await sharp(file).metadata();
  const corners = [
    [20, 20],
    [width - 20, 20],
    [width - 20, height - 20],
    [20, height - 20],
  ] as const;
  const pixels = await Promise.all(corners.map(([left, top]) => pixel(file, left, top)));
  return pixels.map(([, green = 0]) => (green < 128 ? "red" : "white"));
}

/** Frames that differ, so that no writer makes one of them. */
async function animation(format: "gif" | "webp", frames: number, { width, height }: typeof WIDE): Promise<Buffer> {
  const pages = Array.from({ length: frames }, (_, at) => ({ r: (at * 97) % 256, g: 80, b: 90 }));
  const images = await Promise.all(pages.map((colour) => plain({ width, height }, colour).png().toBuffer()));
  return sharp(images, { join: { animated: true } })
    .toFormat(format)
    .toBuffer();
}

const GIF_FRAME = Buffer.from("21f9", "hex");

/** A GIF with its one frame so many times. */
function repeatedGif(gif: Buffer, times: number): Buffer {
  const begin = gif.indexOf(GIF_FRAME);
  const [head, frame, end] = [gif.subarray(0, begin), gif.subarray(begin, -1), gif.subarray(-1)];
  return Buffer.concat([head, ...Array<Buffer>(times).fill(frame), end]);
}

/** An animated WebP with its last frame so many times more. */
function repeatedWebp(webp: Buffer, times: number): Buffer {
  const frame = webp.subarray(webp.lastIndexOf("ANMF"));
  const all = Buffer.concat([webp, ...Array<Buffer>(times).fill(frame)]);
  all.writeUInt32LE(all.byteLength - 8, 4);
  return all;
}

/** The PNG with another size in its header. */
function withSize(png: Buffer, width: number, height: number): Buffer {
  const header = Buffer.from(png.subarray(16, 29));
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  return Buffer.concat([png.subarray(0, 8), pngChunk("IHDR", header), png.subarray(33)]);
}

/** What a task took of this process: time, and memory beyond what it ever had before. */
async function spent(task: () => Promise<unknown>) {
  const [startedMs, peakBefore] = [performance.now(), process.resourceUsage().maxRSS];
  await task();
  const ms = performance.now() - startedMs;
  const megabytes = (process.resourceUsage().maxRSS - peakBefore) / 1024;
  return { ms, megabytes, isFast: ms < FAST_MS, isSmall: megabytes < 200 };
}
