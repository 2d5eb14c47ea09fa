import { randomBytes } from "node:crypto";
import { crc32, deflateSync } from "node:zlib";
import sharp from "sharp";

interface Size {
  readonly width: number;
  readonly height: number;
}

/** A picture of one colour, to be written in any format. */
export const plain = ({ width, height }: Size, background: { r: number; g: number; b: number; alpha?: number } = RED) =>
  sharp({ create: { width, height, channels: background.alpha === undefined ? 3 : 4, background } });

export const RED = { r: 200, g: 30, b: 30 };

/** A JPEG of noise, which is as large as JPEGs get: a photograph is less. */
export function noise({ width, height }: Size): Promise<Buffer> {
  const raw = { width, height, channels: 3 } as const;
  return sharp(randomBytes(width * height * 3), { raw })
    .jpeg({ quality: 85 })
    .toBuffer();
}

/** What a picture says of itself. */
export const metadataOf = (content: Uint8Array | undefined) => sharp(content).metadata();

const SIGNATURE = Buffer.from("89504e470d0a1a0a", "hex");
const IHDR_GRAY_8 = [8, 0, 0, 0, 0];

/** One chunk of a PNG: length, type, data, CRC. */
export function pngChunk(type: string, data: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const [length, crc] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.byteLength);
  crc.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, crc]);
}

/**
 * A PNG of zeros: a few kilobytes that are megapixels once they are open.
 * @param chunks between its header and its pixels
 */
export function blackPng({ width, height }: Size, ...chunks: readonly Buffer[]): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set(IHDR_GRAY_8, 8);
  const pixels = pngChunk("IDAT", deflateSync(Buffer.alloc((width + 1) * height), { level: 9 }));
  return Buffer.concat([SIGNATURE, pngChunk("IHDR", header), ...chunks, pixels, pngChunk("IEND", Buffer.alloc(0))]);
}

const CHUNK_FRAME_BYTES = 12;

/** A PNG of exactly so many bytes, by a private chunk that every reader passes over. */
export function pngOfBytes(bytes: number): Buffer {
  const bare = blackPng({ width: 8, height: 8 });
  return blackPng({ width: 8, height: 8 }, pngChunk("paDd", randomBytes(bytes - bare.byteLength - CHUNK_FRAME_BYTES)));
}
