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
  return { edit: (content: Uint8Array) => limit(() => edit(content)) };
}

async function edit(content: Uint8Array) {
  // Of an animation, the first picture. A file that ends early is no whole picture; one with a lesser fault is.
  const options = { limitInputPixels: PIXELS_MAX, failOn: "error", pages: 1 } as const;
  try {
    const opened = sharp(content, options).timeout({ seconds: TIMEOUT_SECONDS });
    const { format, width, height } = await opened.metadata();
    const source = FORMATS[format];
    if (source === undefined) return "unreadable";
    if (width * height > PIXELS_MAX) return "too-many-pixels";
    return await rewritten(opened, source);
  } catch (error) {
    return /pixel limit/i.test(String(error)) ? "too-many-pixels" : "unreadable";
  }
}

/** A drawing (PNG) keeps its sharp lines and its transparency; whatever else, portals take a JPEG. */
async function rewritten(opened: Sharp, source: string) {
  const upright = opened.autoOrient();
  const format = source === "png" ? ("png" as const) : ("jpeg" as const);
  const small = { width: THUMBNAIL_PIXELS, height: THUMBNAIL_PIXELS, fit: "inside", withoutEnlargement: true } as const;
  const full = await (format === "png" ? upright.clone().png() : asJpeg(upright.clone(), QUALITY.full)).toBuffer({
    resolveWithObject: true,
  });
  const thumbnail = await asJpeg(upright.clone().resize(small), QUALITY.thumbnail).toBuffer();
  const { width, height } = full.info;
  return { source, format, width, height, full: full.data, thumbnail };
}

const asJpeg = (picture: Sharp, quality: number) =>
  picture.flatten({ background: "white" }).jpeg({ quality, mozjpeg: false });
