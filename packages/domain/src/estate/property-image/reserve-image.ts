import { type TenantAccess, tenantStatement } from "@orrery/db";
import { IMAGES_MAX } from "./property-image.ts";

/** How much longer than an upload may take its place is kept: for the transaction that settles it. */
const GRACE_MS = 60_000;

/** A place among a property's images that an upload has while it is under way. */
export interface ReservedImage {
  readonly id: string;
}

/** What counts: the property's images, and uploads that still have time. */
const taken = (propertyId: string, now: Date) => ({
  propertyId,
  OR: [{ sweepAt: null }, { sweepAt: { gt: now } }],
});

/**
 * Takes the next place, before anything of the file is read, so that the order is the one in which uploads begin. The
 * property is locked. @returns undefined where the property has as many as it may
 */
export async function reserveImage(
  access: TenantAccess,
  propertyId: string,
  now: Date,
  timeoutMs: number,
): Promise<ReservedImage | undefined> {
  // Of uploads whose process was killed.
  await closeGaps(access, propertyId, now);
  const count = await access.db.propertyImage.count({ where: taken(propertyId, now) });
  if (count >= IMAGES_MAX) return undefined;
  const sweepAt = new Date(now.getTime() + timeoutMs + GRACE_MS);
  const data = { propertyId, position: count + 1, sweepAt };
  return access.db.propertyImage.create({ data, select: { id: true } });
}

/** An upload that came to nothing. */
interface Abandoned extends ReservedImage {
  readonly propertyId: string;
  /** Whether files of it may have been stored: then they are swept, and the row after them. */
  readonly isStored: boolean;
}

/** Gives the place back. The property is locked. */
export async function abandonUpload(
  access: TenantAccess,
  { id, propertyId, isStored }: Abandoned,
  now: Date,
): Promise<void> {
  // One that was settled after all stays.
  const where = { id, sweepAt: { not: null } };
  if (isStored) await access.db.propertyImage.updateMany({ where, data: { sweepAt: now } });
  else await access.db.propertyImage.deleteMany({ where });
  await closeGaps(access, propertyId, now);
}

const CLOSE_GAPS = tenantStatement(
  (seen) => `UPDATE "PropertyImage" AS "image" SET "position" = "ranked"."rank"
    FROM (
      SELECT "id", (row_number() OVER (ORDER BY "position", "id"))::int4 AS "rank" FROM "PropertyImage"
      WHERE "organizationId" = $1::uuid AND "propertyId" = $2::uuid AND ("sweepAt" IS NULL OR "sweepAt" > $3::timestamptz)
    ) AS "ranked"
    WHERE "image"."organizationId" = $1::uuid AND "image"."id" = "ranked"."id"
      AND "image"."position" <> "ranked"."rank" AND ${seen("PropertyImage", '"image"')}`,
);

/** Numbers what is left from 1 on. The property is locked. */
export async function closeGaps({ sql }: TenantAccess, propertyId: string, now: Date): Promise<void> {
  await sql.all(CLOSE_GAPS, propertyId, now);
}
