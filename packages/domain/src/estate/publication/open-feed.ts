import { createHash } from "node:crypto";
import { tenantStatement } from "@orrery/db";
import { z } from "zod";
import { timestamp } from "../../fields/presented.ts";
import { operation } from "../../kernel.ts";
import { portalLink } from "../portal/portal-link.ts";
import { feedPortal } from "./feed.ts";
import { PublicationId, propertiesPublish } from "./publication.ts";
import { publishProperty } from "./publish-property.ts";

/**
 * What a feed is by now: which publications it carries, each in which revision, and no time, so that a change that is
 * committed late is missed by nobody.
 */
const STATE = tenantStatement<{ state: string | null }>(
  `SELECT md5(string_agg("id" || ':' || "revision", ',' ORDER BY "id")) AS "state" FROM "Publication"
   WHERE "organizationId" = $1::uuid AND "portal" = $2 AND "transport" = 'feed' AND "wanted"
     AND "status" IN ('publishing', 'published')`,
);

const ETAG_CHARACTERS = 22;
const SECOND_MS = 1_000;

/** Before a feed is read: what it is, since when, and what it lacks that it had. */
export const openFeed = operation({
  name: "publications.openFeed",
  summary: "Says what a portal's feed is, and since when.",
  mode: "write",
  scope: propertiesPublish,
  rate: "bulk",
  input: z.object({ portal: feedPortal }),
  output: z.object({
    etag: z.string(),
    modifiedAt: timestamp,
    withdrawing: z.array(PublicationId).describe("What was taken off: whoever reads the feed from now on sees that."),
  }),
  internal: "It is a step of answering a portal that reads its feed.",
  example: {
    async input(world) {
      await world.run(publishProperty);
      return { portal: "reso" as const };
    },
  },
  async handle({ input: { portal }, db, sql, now }) {
    const link = await portalLink(db, portal);
    const gone = await db.publication.findMany({
      where: { portal, transport: "feed", status: "withdrawing" },
      select: { id: true },
    });
    const [row] = await sql.all(STATE, portal);
    const etag = createHash("sha256").update(`${portal} ${row?.state}`).digest("base64url").slice(0, ETAG_CHARACTERS);
    const withdrawing = gone.map(({ id }) => id);
    if (link.etag === etag && link.modifiedAt) return { etag, modifiedAt: link.modifiedAt.toISOString(), withdrawing };
    // In whole seconds, as HTTP tells it: another state is always a later one.
    const earliestMs = (link.modifiedAt?.getTime() ?? 0) + SECOND_MS;
    const modifiedAt = new Date(Math.max(Math.floor(now.getTime() / SECOND_MS) * SECOND_MS, earliestMs));
    await db.portalLink.update({ where: { id: link.id }, data: { etag, modifiedAt }, select: { id: true } });
    return { etag, modifiedAt: modifiedAt.toISOString(), withdrawing };
  },
});
