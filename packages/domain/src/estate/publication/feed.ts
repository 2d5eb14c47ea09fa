import { z } from "zod";
import { operation } from "../../kernel.ts";
import { type KyeroListing, toKyeroListing } from "../portal/kyero-listing.ts";
import { breachesOf, inWords, PORTAL_SPECS } from "../portal/portal-spec.ts";
import type { PublishOptions } from "../portal/publishing-ports.ts";
import { PROPERTY_SELECT, PropertyOutput } from "../property/property.ts";
import { pictured } from "../property-image/property-image.ts";
import { toResoMedia, toResoProperty } from "../reso/reso-property.ts";
import { PublicationId, propertiesPublish } from "./publication.ts";
import { publishProperty } from "./publish-property.ts";

/** How many listings are read at a time, and so the most that a feed under way holds. */
export const FEED_BATCH = 100;

/** The portals that read feeds. */
export const feedPortal = z.enum(["kyero", "reso"]);
export type FeedPortal = z.output<typeof feedPortal>;

/** Which publications a feed carries. */
const CARRIED = { transport: "feed", wanted: true, status: { in: ["publishing", "published"] } };

const FeedItem = z.object({
  publicationId: PublicationId,
  revision: z.int(),
  propertyVersion: z.int(),
  /** Whether it is new to the portal, or other than what it read last. */
  isNew: z.boolean(),
  /** What keeps it out of the feed: then there is no listing. */
  unfit: z.string().nullable(),
  /** As the portal's format has it. */
  listing: z.unknown(),
});
export type FeedItem = z.output<typeof FeedItem>;

/** Everything that is published on a feed portal, in the portal's terms, in batches as it is taken. */
export const streamFeed = operation({
  name: "publications.feed",
  summary: "Gives the listings of a portal's feed.",
  mode: "stream",
  scope: propertiesPublish,
  rate: "bulk",
  input: z.object({ portal: feedPortal }),
  output: FeedItem,
  internal: "Portals read feeds at the address that they were given, in their own formats.",
  example: {
    async input(world) {
      await world.run(publishProperty);
      return { portal: "reso" as const };
    },
  },
  async *stream({ input: { portal: name }, db, files }) {
    for (let after: string | undefined; ; ) {
      const rows = await db.publication.findMany({
        where: { portal: name, ...CARRIED, ...(after !== undefined && { id: { gt: after } }) },
        orderBy: { id: "asc" },
        take: FEED_BATCH,
        select: {
          id: true,
          revision: true,
          sentRevision: true,
          status: true,
          options: true,
          property: { select: { ...PROPERTY_SELECT, agent: { select: { name: true } } } },
        },
      });
      for (const { id, revision, sentRevision, status, options, property: row } of rows) {
        const property = pictured(files, row);
        const breaches = breachesOf(name, PORTAL_SPECS[name], PropertyOutput.parse(property));
        const listing = breaches.length === 0 ? listingFor(name, property, options as PublishOptions) : null;
        yield {
          publicationId: id,
          revision,
          propertyVersion: row.version,
          isNew: status !== "published" || sentRevision !== revision,
          unfit: breaches.length === 0 ? null : inWords(breaches),
          listing,
        };
      }
      after = rows.at(-1)?.id;
      if (rows.length < FEED_BATCH) return;
    }
  },
});

type Carried = Parameters<typeof toResoProperty>[0] & Parameters<typeof PropertyOutput.parse>[0];

function listingFor(name: FeedPortal, property: Carried, options: PublishOptions): KyeroListing | object {
  if (name === "kyero") return toKyeroListing(PropertyOutput.parse(property), options);
  return { ...toResoProperty(property), Media: toResoMedia(property) };
}
