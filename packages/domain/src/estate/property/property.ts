import type { Prisma } from "@orrery/db";
import { id, reason, scope } from "@orrery/operation";
import { z } from "zod";
import { presented, timestamp, view } from "../../fields/presented.ts";
import { EstateAgentId } from "../estate-agent/estate-agent.ts";
import { IMAGE_SELECT, IMAGES_SHOWN, ImageView, type ShownImage } from "../property-image/property-image.ts";

export const propertiesRead = scope("properties:read", "Read properties", { bundle: "read" });
export const propertiesWrite = scope("properties:write", "Create properties; with properties:read, change them", {
  bundle: "write",
});

export const PROPERTY_NOT_FOUND = reason("PROPERTY_NOT_FOUND", "NOT_FOUND", "No property has this id.");

export const PropertyId = id("Property");
export const PublicationId = id("Publication");

export const PROPERTY_STATUSES = ["draft", "active", "reserved", "sold", "rented", "archived"] as const;
export const PROPERTY_OPERATIONS = ["sale", "rent"] as const;
export const PROPERTY_TYPES = [
  "house",
  "apartment",
  "condo",
  "townhouse",
  "land",
  "commercial",
  "office",
  "other",
] as const;

export const PROPERTY_SELECT = {
  id: true,
  organizationId: true,
  title: true,
  description: true,
  status: true,
  operation: true,
  type: true,
  price: true,
  currency: true,
  bedrooms: true,
  bathrooms: true,
  areaSqft: true,
  lotSqft: true,
  yearBuilt: true,
  line1: true,
  line2: true,
  city: true,
  region: true,
  postalCode: true,
  country: true,
  lat: true,
  lng: true,
  features: true,
  agentId: true,
  images: { ...IMAGES_SHOWN, select: IMAGE_SELECT },
  publications: {
    orderBy: { portal: "asc" },
    select: { id: true, portal: true, status: true, url: true, publishedAt: true, externalId: true, transport: true },
  },
  version: true,
  createdAt: true,
  updatedAt: true,
} satisfies Prisma.PropertySelect;

export type PropertyRow = Prisma.PropertyGetPayload<{ select: typeof PROPERTY_SELECT }>;

/** A row with the addresses of its images (`pictured`). */
export type ShownProperty = Omit<PropertyRow, "images"> & { readonly images: readonly ShownImage[] };

const AddressView = view("Address", {
  line1: z.string().nullable(),
  line2: z.string().nullable(),
  city: z.string().nullable(),
  region: z.string().nullable(),
  postalCode: z.string().nullable(),
  country: z.string().nullable(),
  lat: z.number().nullable(),
  lng: z.number().nullable(),
});

const PublicationView = view("Publication", {
  portal: z.string(),
  status: z.string(),
  url: z.string().nullable(),
  publishedAt: timestamp.nullable(),
  id: PublicationId,
  /** What the portal calls it. */
  externalId: z.string().nullable(),
  /** It reaches no real portal. */
  sandbox: z.boolean(),
});

/** A property as CONTRACTS.md lists it under "Orkasa". `price` is a JSON number in `currency`; `address` is always there, its parts may be null. */
export const PropertyView = view("Property", {
  id: PropertyId,
  /** The organization. */
  brokerageId: z.uuid(),
  title: z.string(),
  description: z.string().nullable(),
  status: z.enum(PROPERTY_STATUSES),
  operation: z.enum(PROPERTY_OPERATIONS).nullable(),
  type: z.enum(PROPERTY_TYPES).nullable(),
  price: z.number().nullable(),
  currency: z.string().nullable(),
  bedrooms: z.int().nullable(),
  bathrooms: z.number().nullable(),
  areaSqft: z.number().nullable(),
  lotSqft: z.number().nullable(),
  yearBuilt: z.int().nullable(),
  address: AddressView,
  features: z.array(z.string()),
  agentId: EstateAgentId.nullable(),
  images: z.array(ImageView),
  publications: z.array(PublicationView),
  version: z.int(),
  createdAt: timestamp,
  updatedAt: timestamp,
});

export function toPropertyView(row: ShownProperty): z.input<typeof PropertyView> {
  const { id, organizationId, title, description, status, operation, type, price, currency, ...rest } = row;
  const { line1, line2, city, region, postalCode, country, lat, lng, createdAt, updatedAt, ...own } = rest;
  const { features, agentId, images, publications, version, ...sizes } = own;
  return {
    id,
    brokerageId: organizationId,
    title,
    description,
    status: status as (typeof PROPERTY_STATUSES)[number],
    operation: operation as (typeof PROPERTY_OPERATIONS)[number] | null,
    type: type as (typeof PROPERTY_TYPES)[number] | null,
    // At most 14 digits (Decimal(14,2)), which a double carries exactly.
    price: price === null ? null : price.toNumber(),
    currency,
    ...sizes,
    address: { line1, line2, city, region, postalCode, country, lat, lng },
    features,
    agentId,
    images: [...images],
    publications: publications.map(({ transport, publishedAt, ...publication }) => ({
      ...publication,
      publishedAt: publishedAt?.toISOString() ?? null,
      sandbox: transport === "sandbox",
    })),
    version,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  };
}

export const PropertyOutput = presented(toPropertyView, PropertyView);
