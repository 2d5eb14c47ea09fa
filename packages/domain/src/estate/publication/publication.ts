import type { Prisma } from "@orrery/db";
import { reason, scope } from "@orrery/operation";
import { z } from "zod";
import { presented, timestamp, view } from "../../fields/presented.ts";
import { text } from "../../fields/text.ts";
import type { PublishOptions } from "../portal/publishing-ports.ts";
import { PropertyId, PublicationId } from "../property/property.ts";

export { PublicationId } from "../property/property.ts";

export const propertiesPublish = scope("properties:publish", "Publish properties on portals, and take them off again", {
  bundle: "write",
});

export const PUBLICATION_NOT_FOUND = reason("PUBLICATION_NOT_FOUND", "NOT_FOUND", "There is no such publication.");
/** In `details.breaches`: of each portal all that keeps the listing off it. */
export const LISTING_NOT_PUBLISHABLE = reason(
  "LISTING_NOT_PUBLISHABLE",
  "UNPROCESSABLE",
  "The listing is not as the portals take it. Nothing was queued.",
);
export const PUBLICATION_NOT_RETRYABLE = reason(
  "PUBLICATION_NOT_RETRYABLE",
  "UNPROCESSABLE",
  "Nothing of this publication waits to be tried again.",
);
/** Another process is at it, or was until a moment ago. */
export const PUBLICATION_BUSY = reason("PUBLICATION_BUSY", "CONFLICT", "Somebody else is at this publication now.");

/**
 * `queued`: to be sent. `publishing`: the portal has it, and has not decided; of a feed: the portal has not read it yet.
 * `published`: the portal has accepted it. `withdrawing`, `withdrawn`: to be taken off, and taken off. `failed`: given up.
 * `rejected`: the portal does not take it. `removed`: the portal has removed it by itself.
 */
export const PUBLICATION_STATUSES = [
  "queued",
  "publishing",
  "published",
  "withdrawing",
  "withdrawn",
  "failed",
  "rejected",
  "removed",
] as const;
export type PublicationStatus = (typeof PUBLICATION_STATUSES)[number];

export const PUBLICATION_SELECT = {
  id: true,
  propertyId: true,
  portal: true,
  status: true,
  transport: true,
  listed: true,
  options: true,
  externalId: true,
  url: true,
  reasons: true,
  lastError: true,
  attempts: true,
  revision: true,
  sentRevision: true,
  propertyVersion: true,
  dueAt: true,
  publishedAt: true,
  version: true,
  createdAt: true,
  updatedAt: true,
} satisfies Prisma.PublicationSelect;

export type PublicationRow = Prisma.PublicationGetPayload<{ select: typeof PUBLICATION_SELECT }>;

const REFERENCE_MAX = 50;

/** What portals take beside the property itself; each takes of it what it knows. */
export const publishOptions = z.object({
  reference: text(REFERENCE_MAX).optional().describe("What the brokerage's clients know the listing by."),
  locationDetail: text(50).optional().describe("The village or development that it is in (Kyero)."),
  newBuild: z.boolean().optional().describe("Younger than twelve months (Kyero)."),
  leasehold: z.boolean().optional().describe("The ground is leased (Kyero)."),
  partOwnership: z.boolean().optional().describe("A share of it is sold (Kyero)."),
});

/** A property on one portal, with all that is known of how it got there. */
export const PublicationView = view("PortalPublication", {
  id: PublicationId,
  propertyId: PropertyId,
  portal: z.string(),
  status: z.enum(PUBLICATION_STATUSES),
  /** It reaches no real portal, as all that test keys do. */
  sandbox: z.boolean(),
  /** Whether it is to be seen there, as far as is known. */
  listed: z.boolean(),
  options: publishOptions,
  /** What the portal calls it. */
  externalId: z.string().nullable(),
  url: z.string().nullable(),
  reasons: z.array(z.string()).describe("Why the portal does not take it."),
  lastError: z.string().nullable().describe("What went wrong the last time; null once something has gone well."),
  attempts: z.int().describe("How many have failed since one went well."),
  /** The property's version that the portal has. */
  propertyVersion: z.int().nullable(),
  upToDate: z.boolean().describe("Whether the portal has the listing as it is now."),
  nextAttemptAt: timestamp.nullable().describe("When something is done about it next: it is sent, or asked after."),
  publishedAt: timestamp.nullable(),
  version: z.int(),
  createdAt: timestamp,
  updatedAt: timestamp,
});

export function toPublicationView(row: PublicationRow): z.input<typeof PublicationView> {
  const { transport, status, options, revision, sentRevision, dueAt, publishedAt, createdAt, updatedAt, ...rest } = row;
  return {
    ...rest,
    status: status as PublicationStatus,
    sandbox: transport === "sandbox",
    options: options as PublishOptions,
    upToDate: revision === sentRevision,
    nextAttemptAt: dueAt?.toISOString() ?? null,
    publishedAt: publishedAt?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  };
}

export const PublicationOutput = presented(toPublicationView, PublicationView);
