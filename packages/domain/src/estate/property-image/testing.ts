import { pngOfBytes, type TestWorld, type WorldInvokeOptions } from "@orrery/testkit";
import { fullName, thumbnailName } from "./property-image.ts";
import { uploadImage } from "./upload-image.ts";

/** A picture of 8 by 8 pixels. */
export const PICTURE = pngOfBytes(200);

/** A body that comes in two pieces. */
export async function* bodyOf(content: Uint8Array): AsyncIterable<Uint8Array> {
  const half = content.byteLength / 2;
  yield content.subarray(0, half);
  yield content.subarray(half);
}

interface UploadOptions extends WorldInvokeOptions {
  readonly body?: AsyncIterable<Uint8Array>;
  readonly contentType?: string;
}

/** Adds an image, of the small picture unless told otherwise. */
export async function upload(world: TestWorld, propertyId: string, options: UploadOptions = {}) {
  const { body = bodyOf(PICTURE), contentType, ...invoke } = options;
  const input = { propertyId, content: body, contentType };
  return (await world.invoke(uploadImage, input, invoke)).output;
}

/** Everything that is stored of a property's images, uploads under way and what is to be swept included. */
export function imageRows({ database, organizationId }: TestWorld, propertyId: string) {
  const orderBy = [{ position: "asc" as const }, { id: "asc" as const }];
  return database.system.propertyImage.findMany({ where: { organizationId, propertyId }, orderBy });
}

/** The names of an image's files, with the one that it would have in another format. */
export const namesOf = (id: string): readonly string[] => [
  fullName({ id, format: "png" }),
  fullName({ id, format: "jpeg" }),
  thumbnailName({ id }),
];
