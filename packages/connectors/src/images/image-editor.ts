import pLimit from "p-limit";
import sharp, { type Sharp } from "sharp";

/** What is taken, by the library's names: a document (SVG, PDF) is no picture, and can do more than be one. */
const LOADERS = ["Jpeg", "Png", "Webp", "Nsgif", "Heif"];
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({ operation: LOADERS.map((name) => `VipsForeignLoad${name}`) });
// Pictures come once each: what the library kept of one would serve no other.
sharp.cache(false);

/** 64 megapixels are 256 MB while they are open; the largest cameras of telephones in use have 50 at a time. */
const PIXELS_MAX = 64_000_000;
const THUMBNAIL_PIXELS = 480;
const QUALITY = { full: 90, thumbnail: 80 } as const;
/** So many are open at a time, as each takes memory, and the threads that passwords are hashed on. */
const AT_ONCE = 2;
const TIMEOUT_SECONDS = 60;

const FORMATS: Readonly<Record<string, string>> = { jpeg: "jpeg", png: "png", webp: "webp", gif: "gif", heif: "avif" };

/** Opens pictures, turns them upright, and writes them anew: without where and with what they were taken, and without whatever else a file can hide. */
export function createImageEditor() {
  const limit = pLimit(AT_ONCE);
  return {
    edit: (content: Uint8Array) => limit(() => opened(content, rewritten)),
    shrink: (content: Uint8Array, maxBytes: number) =>
      limit(() => opened(content, (picture) => shrunk(picture, maxBytes))),
  };
}

export type ImageEditor = ReturnType<typeof createImageEditor>;

async function opened<T>(content: Uint8Array, work: (picture: Sharp, source: string) => Promise<T>) {
  // Of an animation, the first picture. A file that ends early is no whole picture; one with a lesser fault is.
  const options = { limitInputPixels: PIXELS_MAX, failOn: "error", pages: 1 } as const;
  try {
    const picture = sharp(content, options).timeout({ seconds: TIMEOUT_SECONDS });
    const { format, width, height } = await picture.metadata();
    const source = FORMATS[format];
    if (source === undefined) return "unreadable";
    if (width * height > PIXELS_MAX) return "too-many-pixels";
    return await work(picture, source);
  } catch (error) {
    return /pixel limit/i.test(String(error)) ? "too-many-pixels" : "unreadable";
  }
}

/** A drawing (PNG) keeps its sharp lines and its transparency; whatever else, portals take a JPEG. */
async function rewritten(picture: Sharp, source: string) {
  const upright = picture.autoOrient();
  const format = source === "png" ? ("png" as const) : ("jpeg" as const);
  const small = { width: THUMBNAIL_PIXELS, height: THUMBNAIL_PIXELS, fit: "inside", withoutEnlargement: true } as const;
  const full = await (format === "png" ? upright.clone().png() : asJpeg(upright.clone(), QUALITY.full)).toBuffer({
    resolveWithObject: true,
  });
  const thumbnail = await asJpeg(upright.clone().resize(small), QUALITY.thumbnail).toBuffer();
  const { width, height } = full.info;
  return { source, format, width, height, full: full.data, thumbnail };
}

/** What a picture becomes until it is small enough: most are at once, and no picture is more than the last allows for. */
const SHRINKINGS = [
  { pixels: 1_200, quality: 82 },
  { pixels: 1_200, quality: 60 },
  { pixels: 900, quality: 55 },
  { pixels: 600, quality: 50 },
  { pixels: 400, quality: 40 },
] as const;

/** A JPEG for models to look at, with at most 1,200 pixels a side, and at most so many bytes. */
async function shrunk(picture: Sharp, maxBytes: number): Promise<Uint8Array> {
  const upright = picture.autoOrient();
  let jpeg: Uint8Array = new Uint8Array();
  for (const { pixels, quality } of SHRINKINGS) {
    const size = { width: pixels, height: pixels, fit: "inside", withoutEnlargement: true } as const;
    jpeg = await asJpeg(upright.clone().resize(size), quality).toBuffer();
    if (jpeg.byteLength <= maxBytes) return jpeg;
  }
  return jpeg;
}

const asJpeg = (picture: Sharp, quality: number) =>
  picture.flatten({ background: "white" }).jpeg({ quality, mozjpeg: false });
