import type { TenantAccess } from "@orrery/db";
import { unlessOvertaken } from "../../fields/version.ts";
import type { FileStore } from "../ports.ts";
import { lockProperty } from "../property/lock-property.ts";
import { PROPERTY_SELECT } from "../property/property.ts";
import { IMAGE_SELECT, type ImageRow, pictured, shownImage } from "./property-image.ts";

/** What is known of an image once its files are stored. */
export interface StoredImage extends Pick<ImageRow, "format" | "width" | "height"> {
  readonly size: number;
}

/** Makes a reserved place an image of its property, which goes up a version. Undefined where the property is gone. */
export async function keepImage(
  { db, sql }: TenantAccess,
  propertyId: string,
  id: string,
  stored: StoredImage,
  files: FileStore,
) {
  const locked = await lockProperty({ db, sql }, propertyId);
  if (!locked) return undefined;
  const { version } = locked;
  // Whoever sweeps has the row locked until it is gone: then this is started over, and finds nothing to settle.
  const image = await unlessOvertaken(
    db.propertyImage.update({ where: { id }, data: { ...stored, sweepAt: null }, select: IMAGE_SELECT }),
  );
  const property = await unlessOvertaken(
    db.property.update({
      where: { id: propertyId, version },
      data: { version: version + 1 },
      select: PROPERTY_SELECT,
    }),
  );
  return { image: shownImage(files, image), property: pictured(files, property) };
}
