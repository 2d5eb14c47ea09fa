import type { Prisma } from "@orrery/db";
import { z } from "zod";
import type { FileStore } from "../ports.ts";
import { PROPERTY_STATUSES } from "../property/property.ts";
import { IMAGE_SELECT, IMAGES_SHOWN, pictured } from "../property-image/property-image.ts";
import { contextUrl, expandsOf, selected, selectedFields } from "./odata/options.ts";
import { standardStatusOf } from "./reso-lookups.ts";
import { PROPERTY_FIELDS } from "./reso-model.ts";
import { type ResoListing, toResoMedia, toResoProperty } from "./reso-property.ts";

/** What a feed shows: neither drafts nor what was archived. */
export const IN_FEED = { status: { in: PROPERTY_STATUSES.filter((status) => standardStatusOf(status) !== null) } };

/** A record as OData has it: the fields that were asked for, by RESO's names. */
export const ResoRecord = z.record(z.string(), z.unknown());

/** How a request for listings wants them shown. */
export interface ShownAs {
  readonly select: readonly string[] | undefined;
  readonly expands: ReadonlySet<string>;
}

const EXPANDABLE = ["Media"];

/** @throws Failure INVALID_INPUT or ODATA_UNSUPPORTED */
export function shownAs({ select, expand }: { select?: string | undefined; expand?: string | undefined }): ShownAs {
  return {
    select: selectedFields("Property", PROPERTY_FIELDS, select, EXPANDABLE),
    expands: expandsOf(EXPANDABLE, expand),
  };
}

export const contextOf = (root: string, resource: string, { select, expands }: ShownAs): string =>
  contextUrl(root, resource, select, expands);

const COLUMNS = {
  id: true,
  status: true,
  description: true,
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
  agentId: true,
  createdAt: true,
  updatedAt: true,
} satisfies Prisma.PropertySelect;

const IMAGES = { ...IMAGES_SHOWN, select: IMAGE_SELECT };
const AGENT = { select: { name: true } };

/** A row as it is selected: pictures and agent only where they are shown. */
export type FeedRow = Prisma.PropertyGetPayload<{ select: typeof COLUMNS }> &
  Partial<Prisma.PropertyGetPayload<{ select: { images: typeof IMAGES; agent: typeof AGENT } }>>;

/** Of the relations, only what is shown is read. */
export function feedSelect({ select, expands }: ShownAs) {
  const shows = (name: string) => select?.includes(name) ?? true;
  return {
    ...COLUMNS,
    ...((expands.has("Media") || shows("PhotosCount")) && { images: IMAGES }),
    ...(shows("ListAgentFullName") && { agent: AGENT }),
  } satisfies Prisma.PropertySelect;
}

/** A row of the feed, as its request wants it shown. */
export function toRecord(
  files: FileStore,
  { images = [], agent = null, ...row }: FeedRow,
  shown: ShownAs,
): Record<string, unknown> {
  const listing: ResoListing = { ...row, agent, images: pictured(files, { images }).images };
  // The query has left out what no feed shows.
  const record = selected(toResoProperty(listing) ?? {}, shown.select);
  return shown.expands.has("Media") ? { ...record, Media: toResoMedia(listing) } : record;
}
