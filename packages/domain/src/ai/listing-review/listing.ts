import type { TenantDb } from "@orrery/db";
import { z } from "zod";
import type { FileStore } from "../../estate/ports.ts";
import { PROPERTY_SELECT, type PropertyRow } from "../../estate/property/property.ts";
import { propertyFields } from "../../estate/property/property-input.ts";
import { fullName, IMAGES_MAX } from "../../estate/property-image/property-image.ts";
import { formText, text } from "../../fields/text.ts";
import type { PhotoSource } from "../ports.ts";

const { description, operation, type, price, currency, bedrooms, bathrooms, areaSqft, lotSqft, yearBuilt } =
  propertyFields;

export const imageUrl = z.url({ protocol: /^https?$/, error: "Must be an HTTP(S) address." }).max(2_000);

/** A listing as it is given in a request; only its title is required. */
export const InlineListing = z.object({
  title: text(200),
  ...z
    .object({ description, operation, type, price, currency, bedrooms, bathrooms, areaSqft, lotSqft, yearBuilt })
    .partial().shape,
  address: propertyFields.address.optional(),
  features: propertyFields.features.optional(),
  images: z
    .array(z.object({ url: imageUrl, caption: formText(500).optional() }))
    .max(IMAGES_MAX, { error: `Must be at most ${IMAGES_MAX}.` })
    .optional(),
});

/** One photo of a listing. */
export interface ListingPhoto {
  /** Null where it is none of ours. */
  readonly imageId: string | null;
  readonly url: string;
  readonly caption: string | null;
  readonly source: PhotoSource;
}

export interface Listing {
  readonly facts: Readonly<Record<string, unknown>>;
  /** In their order. */
  readonly photos: readonly ListingPhoto[];
}

export function inlineListing({ images = [], ...facts }: z.output<typeof InlineListing>): Listing {
  const photos = images.map(({ url, caption }) => ({ imageId: null, url, caption: caption ?? null, source: { url } }));
  return { facts, photos };
}

/** Null where the credential sees no such property. */
export async function propertyListing(db: TenantDb, files: FileStore, id: string): Promise<Listing | null> {
  const property = await db.property.findUnique({ where: { id }, select: PROPERTY_SELECT });
  if (!property) return null;
  const photos = property.images.map((image) => {
    const name = fullName(image);
    return { imageId: image.id, url: files.urlOf(name), caption: image.caption, source: { name } };
  });
  return { facts: factsOf(property), photos };
}

/** What describes the property, and nothing of whose it is here. */
function factsOf(property: PropertyRow): Listing["facts"] {
  const { title, price, line1, line2, city, region, postalCode, country, ...rest } = property;
  const { description, operation, type, currency, bedrooms, bathrooms, areaSqft, lotSqft, yearBuilt, features } = rest;
  return {
    ...{ title, description, operation, type, price: price?.toFixed() ?? null, currency },
    ...{ bedrooms, bathrooms, areaSqft, lotSqft, yearBuilt, features },
    address: { line1, line2, city, region, postalCode, country },
  };
}

/** Without what is not known. */
export function listingFacts({ facts }: Listing): Record<string, unknown> {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== null && value !== undefined));
}
