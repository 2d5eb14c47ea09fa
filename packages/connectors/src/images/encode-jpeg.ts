import sharp from "sharp";

const QUALITY = 92;

/** Makes a JPEG of plain pixels. @param pixels red, green and blue of each, row by row */
export function encodeJpeg(pixels: Uint8Array, { width, height }: Record<"width" | "height", number>): Promise<Buffer> {
  return sharp(pixels, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: QUALITY })
    .toBuffer();
}
