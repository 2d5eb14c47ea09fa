import { Failure, INVALID_INPUT } from "@orrery/operation";
import { z } from "zod";
import { operation } from "../../kernel.ts";
import { type Content, content, contentOf } from "../content.ts";
import { createProperty } from "../property/create-property.ts";
import { lockProperty } from "../property/lock-property.ts";
import { PROPERTY_NOT_FOUND, PropertyId, propertiesWrite } from "../property/property.ts";
import { propertyUpdated } from "../property/property-events.ts";
import { keepImage } from "./keep-image.ts";
import {
  fullName,
  IMAGE_LIMIT_REACHED,
  IMAGE_MAX_BYTES,
  IMAGE_TOO_LARGE,
  IMAGE_TOO_MANY_PIXELS,
  IMAGE_TYPE_MISMATCH,
  IMAGE_UNREADABLE,
  IMAGES_MAX,
  ImageView,
  thumbnailName,
} from "./property-image.ts";
import { putTogether } from "./put-together.ts";
import { abandonUpload, reserveImage } from "./reserve-image.ts";
import { SMALL_PNG } from "./sample.ts";

/** Longer than the server gives a whole request to arrive. */
export const UPLOAD_TIMEOUT_MS = 120_000;

/** Adds one image to a property (Orkasa's `image_upload_url`). Its place is the one in which the upload began. */
export const uploadImage = operation({
  name: "properties.uploadImage",
  summary: "Adds an image to a property, after those that it has.",
  mode: "effect",
  scope: propertiesWrite,
  rate: "write",
  input: z.object({
    propertyId: PropertyId,
    content,
    contentType: z.string().max(200).optional().describe("What the sender says that it is."),
  }),
  output: ImageView,
  errors: [
    PROPERTY_NOT_FOUND,
    IMAGE_LIMIT_REACHED,
    IMAGE_TOO_LARGE,
    IMAGE_UNREADABLE,
    IMAGE_TOO_MANY_PIXELS,
    IMAGE_TYPE_MISMATCH,
  ],
  emits: [propertyUpdated],
  internal: "Bytes come over REST alone, to the signed address that a property is created with or that is renewed.",
  example: {
    input: async (world) => ({
      propertyId: (await world.run(createProperty)).id,
      content: contentOf(SMALL_PNG),
      contentType: "image/png",
    }),
    emits: [propertyUpdated],
  },
  timeoutMs: UPLOAD_TIMEOUT_MS,
  async prepare({ input: { propertyId }, db, sql, now, fail }) {
    if (!(await lockProperty({ db, sql }, propertyId))) fail(PROPERTY_NOT_FOUND);
    return (
      (await reserveImage({ db, sql }, propertyId, now, UPLOAD_TIMEOUT_MS)) ??
      fail(IMAGE_LIMIT_REACHED, { max: IMAGES_MAX })
    );
  },
  async work({ plan, input, files, images, fail, signal }) {
    const { id } = plan;
    const bytes =
      (await bytesOf(input.content, IMAGE_MAX_BYTES)) ?? fail(IMAGE_TOO_LARGE, { maxBytes: IMAGE_MAX_BYTES });
    const edited = await images.edit(bytes);
    if (edited === "unreadable") return fail(IMAGE_UNREADABLE);
    if (edited === "too-many-pixels") return fail(IMAGE_TOO_MANY_PIXELS);
    const { source, format, width, height, full, thumbnail } = edited;
    const declared = declaredFormat(input.contentType);
    if (declared !== undefined && declared !== source) fail(IMAGE_TYPE_MISMATCH, { declared, content: source });
    const parts = [
      { name: fullName({ id, format }), content: full, contentType: `image/${format}` },
      { name: thumbnailName({ id }), content: thumbnail, contentType: "image/jpeg" },
    ];
    await putTogether(files, parts, signal);
    return { format, width, height, size: full.byteLength };
  },
  async settle({ plan, result, input: { propertyId }, db, sql, files, emit, fail }) {
    const kept = await keepImage({ db, sql }, propertyId, plan.id, result, files);
    const { image, property } = kept ?? fail(PROPERTY_NOT_FOUND);
    emit(propertyUpdated, property, { property, changed: ["images"] });
    return image;
  },
  async abandon({ plan, error, input: { propertyId }, db, sql, now }) {
    await lockProperty({ db, sql }, propertyId);
    await abandonUpload({ db, sql }, { ...plan, propertyId, isStored: !isRefusal(error) }, now);
  },
});

const REFUSALS: readonly (string | undefined)[] = [
  ...[IMAGE_TOO_LARGE, IMAGE_UNREADABLE, IMAGE_TOO_MANY_PIXELS, IMAGE_TYPE_MISMATCH, INVALID_INPUT],
].map(({ name }) => name);

/** Whether it was the file's fault, so that nothing of it was stored. */
const isRefusal = (error: unknown) => error instanceof Failure && REFUSALS.includes(error.reason);

/** Undefined where there are more bytes; the rest is not read. */
async function bytesOf(source: Content, maxBytes: number): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of source) {
    size += chunk.byteLength;
    if (size > maxBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** What a type of an image says; what is not of one (`application/octet-stream`, a form's own type) says nothing. */
function declaredFormat(contentType = ""): string | undefined {
  const format = /^image\/([\w.+-]+)/i.exec(contentType.trim())?.[1]?.toLowerCase();
  return format === "jpg" || format === "pjpeg" ? "jpeg" : format;
}
