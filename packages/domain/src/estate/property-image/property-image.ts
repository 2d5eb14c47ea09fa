import type { Prisma } from "@orrery/db";
import { id, reason } from "@orrery/operation";
import { z } from "zod";
import type { FileStore } from "../ports.ts";

/** The most that a property has, uploads under way included (CONTRACTS.md, "Orkasa"). */
export const IMAGES_MAX = 50;
/** The largest upload (CONTRACTS.md, "Limits of size": 20 MB). */
export const IMAGE_MAX_BYTES = 20 * 1024 * 1024;

export const IMAGE_NOT_FOUND = reason("IMAGE_NOT_FOUND", "NOT_FOUND", "The property has no image with this id.");
export const IMAGE_LIMIT_REACHED = reason(
  "IMAGE_LIMIT_REACHED",
  "UNPROCESSABLE",
  `A property has at most ${IMAGES_MAX} images.`,
);
export const IMAGE_TOO_LARGE = reason(
  "IMAGE_TOO_LARGE",
  "PAYLOAD_TOO_LARGE",
  `An image is at most ${IMAGE_MAX_BYTES} bytes.`,
);
export const IMAGE_UNREADABLE = reason(
  "IMAGE_UNREADABLE",
  "BAD_REQUEST",
  "This is no image, or a damaged one. JPEG, PNG, WebP, GIF and AVIF are taken.",
);
export const IMAGE_TOO_MANY_PIXELS = reason(
  "IMAGE_TOO_MANY_PIXELS",
  "BAD_REQUEST",
  "The image has more pixels than are taken (64 megapixels).",
);
export const IMAGE_TYPE_MISMATCH = reason(
  "IMAGE_TYPE_MISMATCH",
  "BAD_REQUEST",
  "The content is not of the type that it was sent as.",
);

export const PropertyImageId = id("PropertyImage");

export const IMAGE_SELECT = {
  id: true,
  position: true,
  caption: true,
  format: true,
  width: true,
  height: true,
} satisfies Prisma.PropertyImageSelect;

export type ImageRow = Prisma.PropertyImageGetPayload<{ select: typeof IMAGE_SELECT }>;

/** Uploads under way and what was removed are no images of the property. */
export const IMAGES_SHOWN = {
  where: { sweepAt: null },
  orderBy: [{ position: "asc" as const }, { id: "asc" as const }],
};

/** An image as CONTRACTS.md lists it under "Orkasa", and its thumbnail (a JPEG, at most 480 pixels wide and high). */
export const ImageView = z.object({
  id: PropertyImageId,
  url: z.url(),
  thumbnailUrl: z.url(),
  /** From 1 on. */
  position: z.int(),
  caption: z.string().nullable(),
  width: z.int(),
  height: z.int(),
});

type File = Pick<ImageRow, "id" | "format">;

/** The names of an image's two files, by its id: nobody guesses them, and they are never another image's. */
export const fullName = ({ id: imageId, format }: File) => `images/${imageId}.${format === "png" ? "png" : "jpg"}`;
export const thumbnailName = ({ id: imageId }: Pick<File, "id">) => `images/${imageId}.thumb.jpg`;

export interface ShownImage extends ImageRow {
  readonly url: string;
  readonly thumbnailUrl: string;
}

/** An image with the addresses of its files. */
export const shownImage = <Row extends File>(files: FileStore, image: Row) => ({
  ...image,
  url: files.urlOf(fullName(image)),
  thumbnailUrl: files.urlOf(thumbnailName(image)),
});

/** Where an image stands among those that are shown, which uploads under way are not. @param index in their order */
export const positionAt = (index: number): number => index + 1;

/** A property's row with the addresses and positions of its images, where they were selected. (A GraphQL selection asks for its own.) */
export function pictured<Row extends { readonly images?: readonly File[] }>(files: FileStore, row: Row) {
  const images = row.images?.map((image, index) => ({ ...shownImage(files, image), position: positionAt(index) }));
  return { ...row, ...(images && { images }) } as Row extends { readonly images: readonly (infer Image)[] }
    ? Omit<Row, "images"> & { images: (Image & { url: string; thumbnailUrl: string; position: number })[] }
    : Row;
}
