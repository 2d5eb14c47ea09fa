import type { z } from "zod";
import type { PropertyView } from "../property/property.ts";
import { IMAGES_MAX } from "../property-image/property-image.ts";
import { PORTALS, type PortalDefinition, type PortalName } from "./portals.ts";

/** A property as its portals may get it: what GET shows, in its own names. */
export type Listing = z.output<typeof PropertyView>;

type AddressField = `address.${keyof Listing["address"]}`;
type ListingField = Exclude<keyof Listing, "address" | "images" | "publications"> | AddressField;

interface Bounds {
  readonly min?: number;
  readonly max?: number;
}

/** What a portal takes. What is not said is not asked. */
export interface PortalSpec {
  /** Fields that must have a value. */
  readonly required: readonly ListingField[];
  /** Characters. */
  readonly lengths: Readonly<Partial<Record<"title" | "description" | "address.city" | "address.region", Bounds>>>;
  readonly images: { readonly min: number; readonly max: number };
  readonly price: Bounds;
  readonly types?: readonly NonNullable<Listing["type"]>[];
  readonly operations?: readonly NonNullable<Listing["operation"]>[];
  /** ISO 4217. */
  readonly currencies?: readonly string[];
  /** ISO 3166-1 alpha-2. */
  readonly countries?: readonly string[];
}

/** Which statuses a property may be published in: a draft is not ready, and what is sold, rented or archived is off the market. */
export const PUBLISHABLE_STATUSES = ["active", "reserved"] as const satisfies readonly Listing["status"][];

const WORLD_CURRENCIES = ["EUR", "GBP", "USD"] as const;

/** What each portal takes, as data: checked before anything is queued, and again with each change. */
export const PORTAL_SPECS: Readonly<Record<PortalName, PortalSpec>> = {
  // Kyero's import specification, version 3: see docs/portals.md.
  kyero: {
    required: ["description", "operation", "type", "price", "currency", "address.city", "address.region"],
    lengths: {},
    images: { min: 1, max: 50 },
    price: { min: 1, max: 99_999_999 },
    types: ["house", "apartment", "condo", "townhouse", "land", "commercial", "office"],
    currencies: WORLD_CURRENCIES,
  },
  "json-push": {
    required: [
      "description",
      "operation",
      "type",
      "price",
      "currency",
      "address.line1",
      "address.city",
      "address.country",
    ],
    lengths: { title: { min: 5, max: 120 }, description: { min: 20, max: 5_000 } },
    images: { min: 1, max: 30 },
    price: { min: 1, max: 999_999_999 },
  },
  reso: {
    required: ["operation", "type", "price", "address.city", "address.region", "address.country"],
    lengths: { description: { max: 4_000 } },
    images: { min: 0, max: IMAGES_MAX },
    price: { min: 1 },
  },
};

export const PORTAL_NAMES = PORTALS.map(({ name }) => name) as readonly PortalName[];

export const portalOf = (name: string): (PortalDefinition & { readonly name: PortalName }) | undefined =>
  PORTALS.find((portal) => portal.name === name);

/** One thing that keeps a listing off a portal. */
export interface Breach {
  readonly portal: string;
  /** Of the property, in its own names (`address.postalCode`); or `portals`, or `connection`. */
  readonly field: string;
  readonly rule: string;
  readonly message: string;
}

/** Everything of a listing that one portal does not take; nothing where it may be published there. */
export function breachesOf(portal: string, spec: PortalSpec, listing: Listing): Breach[] {
  const found = [
    ...statusProblems(listing),
    ...spec.required
      .filter((field) => isEmpty(fieldOf(listing, field)))
      .map((field) => problem(field, "required", "is required")),
    ...Object.entries(spec.lengths).flatMap(([field, bounds]) =>
      lengthProblems(field, fieldOf(listing, field), bounds),
    ),
    ...priceProblems(listing, spec.price),
    ...imageProblems(listing.images.length, spec.images),
    ...oneOf("type", listing.type, spec.types),
    ...oneOf("operation", listing.operation, spec.operations),
    ...oneOf("currency", listing.currency, spec.currencies),
    ...oneOf("address.country", listing.address.country, spec.countries),
  ];
  return found.map((one) => ({ portal, ...one }));
}

type Problem = Omit<Breach, "portal">;

const problem = (field: string, rule: string, message: string): Problem => ({
  field,
  rule,
  message: `This ${message}.`,
});

function statusProblems({ status }: Listing): Problem[] {
  if (PUBLISHABLE_STATUSES.some((one) => one === status)) return [];
  return [problem("status", "status", `must be ${PUBLISHABLE_STATUSES.join(" or ")}; it is ${status}`)];
}

function lengthProblems(field: string, value: unknown, { min = 0, max = Number.POSITIVE_INFINITY }: Bounds): Problem[] {
  if (isEmpty(value)) return [];
  const length = [...String(value)].length;
  if (length < min) return [problem(field, "minLength", `must be at least ${min} characters long; it has ${length}`)];
  if (length > max) return [problem(field, "maxLength", `must be at most ${max} characters long; it has ${length}`)];
  return [];
}

function priceProblems({ price }: Listing, { min = 0, max = Number.POSITIVE_INFINITY }: Bounds): Problem[] {
  if (price === null) return [];
  if (price < min) return [problem("price", "min", `must be at least ${min}`)];
  if (price > max) return [problem("price", "max", `must be at most ${max}`)];
  return [];
}

function imageProblems(count: number, { min, max }: PortalSpec["images"]): Problem[] {
  if (count < min) return [problem("images", "min", `must be at least ${min}; there are ${count}`)];
  if (count > max) return [problem("images", "max", `must be at most ${max}; there are ${count}`)];
  return [];
}

function oneOf(field: string, value: string | null, allowed: readonly string[] | undefined): Problem[] {
  if (allowed === undefined || value === null || allowed.includes(value)) return [];
  return [problem(field, "oneOf", `must be one of ${allowed.join(", ")}; it is ${value}`)];
}

/** The value under a path of one or two names. */
function fieldOf(listing: Listing, path: string): unknown {
  const [name = "", inner] = path.split(".");
  const value = (listing as unknown as Record<string, unknown>)[name];
  return inner === undefined ? value : (value as Record<string, unknown>)[inner];
}

const isEmpty = (value: unknown) => value === null || value === "" || (Array.isArray(value) && value.length === 0);

/** That a portal of this name is not there, naming those that are. */
export const unknownPortal = (portal: string): Breach => ({
  portal,
  field: "portals",
  rule: "unknown",
  message: `There is no portal ${portal}. There are ${PORTAL_NAMES.join(", ")}.`,
});

export const notConnected = (portal: string): Breach => ({
  portal,
  field: "connection",
  rule: "connected",
  message: `The organization is not connected to ${portal}, or its connection has to be renewed.`,
});

/** Breaches in one sentence, for what is noted of a publication. */
export const inWords = (breaches: readonly Breach[]): string =>
  breaches.map(({ field, message }) => `${field}: ${message}`).join(" ");
