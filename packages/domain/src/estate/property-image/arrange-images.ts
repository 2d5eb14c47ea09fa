import { isDeepStrictEqual } from "node:util";
import { type TenantAccess, tenantStatement } from "@orrery/db";
import { invalidInput } from "@orrery/operation";
import { z } from "zod";
import { formText } from "../../fields/text.ts";
import { IMAGES_MAX, type ImageRow, PropertyImageId, positionAt } from "./property-image.ts";
import { closeGaps } from "./reserve-image.ts";

/** Which images a property is to have, in their new order. What is left out goes. */
export const imagesArranged = z
  .array(
    z.object({
      id: PropertyImageId,
      caption: formText(500).optional().describe("Absent stays, null empties."),
    }),
  )
  .max(IMAGES_MAX, { error: `Must be at most ${IMAGES_MAX}.` })
  .nullable()
  .transform((given) => given ?? []);

type Arrangement = z.output<typeof imagesArranged>;
type Placed = Pick<ImageRow, "id" | "position" | "caption">;

/** What is to be done to get there; undefined where the images are as asked for already. */
export interface Rearrangement {
  readonly placed: readonly Placed[];
  readonly removed: readonly string[];
}

/**
 * @param images the property's, in order
 * @param missing ends it for an id that is none of theirs
 */
export function rearrangement(
  images: readonly ImageRow[],
  asked: Arrangement,
  missing: (id: string) => never,
): Rearrangement | undefined {
  const left = new Map<string, ImageRow>(images.map((image) => [image.id, image]));
  const placed = asked.map(({ id, caption }, index) => {
    if (asked.findIndex((other) => other.id === id) < index) {
      throw invalidInput([{ path: `images.${index}.id`, message: "Must be given once." }]);
    }
    const image = left.get(id) ?? missing(id);
    left.delete(id);
    return { id, position: positionAt(index), caption: caption === undefined ? image.caption : caption };
  });
  const before = images.map(({ id, caption }, index) => ({ id, position: positionAt(index), caption }));
  return isDeepStrictEqual(placed, before) ? undefined : { placed, removed: [...left.keys()] };
}

const PLACE = tenantStatement(
  (seen) => `UPDATE "PropertyImage" AS "image" SET "position" = "given"."position", "caption" = "given"."caption"
    FROM unnest($3::uuid[], $4::int4[], $5::text[]) AS "given" ("id", "position", "caption")
    WHERE "image"."organizationId" = $1::uuid AND "image"."propertyId" = $2::uuid AND "image"."id" = "given"."id"
      AND ${seen("PropertyImage", '"image"')}`,
);

/** The files of what is removed go a little later, when no transaction can bring the rows back. The property is locked. */
export async function rearrange(
  access: TenantAccess,
  propertyId: string,
  { placed, removed }: Rearrangement,
  now: Date,
): Promise<void> {
  const ids = placed.map(({ id }) => id);
  const [positions, captions] = [placed.map(({ position }) => position), placed.map(({ caption }) => caption)];
  await access.sql.all(PLACE, propertyId, ids, positions, captions);
  if (removed.length > 0) {
    await access.db.propertyImage.updateMany({ where: { id: { in: [...removed] } }, data: { sweepAt: now } });
  }
  await closeGaps(access, propertyId, now);
}
