import { z } from "zod";
import { operation } from "../../kernel.ts";
import { portalLink } from "../portal/portal-link.ts";
import { feedPortal } from "./feed.ts";
import { PublicationId, propertiesPublish } from "./publication.ts";
import { propertyPublished, propertyUnpublished } from "./publication-events.ts";
import { publishProperty } from "./publish-property.ts";
import { nextOf, settlePublications } from "./settling.ts";

/** How many publications one commit settles. */
export const FETCHED_MAX = 200;

/**
 * After a portal has read a feed to its end: what it carried is on the portal, and what it no longer carried is off it. A
 * feed has no other way to say so.
 */
export const noteFetched = operation({
  name: "publications.noteFetched",
  summary: "Notes what a portal has read in its feed, and what it has seen gone.",
  mode: "write",
  scope: propertiesPublish,
  rate: "bulk",
  input: z.object({
    portal: feedPortal,
    carried: z
      .array(z.object({ id: PublicationId, revision: z.int(), propertyVersion: z.int() }))
      .max(FETCHED_MAX)
      .default([]),
    unfit: z
      .array(z.object({ id: PublicationId, revision: z.int(), why: z.string() }))
      .max(FETCHED_MAX)
      .default([]),
    withdrawn: z.array(PublicationId).max(FETCHED_MAX).default([]),
  }),
  output: z.object({ noted: z.int() }),
  emits: [propertyPublished, propertyUnpublished],
  internal: "It is a step of answering a portal that reads its feed.",
  example: {
    async input(world) {
      const { publications } = await world.run(publishProperty);
      const carried = publications.map(({ id }) => ({ id, revision: 1, propertyVersion: 2 }));
      return { portal: "reso" as const, carried };
    },
    emits: [propertyPublished],
  },
  async handle({ input: { portal, carried, unfit, withdrawn }, db, sql, files, now, emit }) {
    const ids = [...carried, ...unfit].map(({ id }) => id).concat(withdrawn);
    const rows = await db.publication.findMany({
      where: { id: { in: ids }, portal, transport: "feed" },
      select: { id: true, propertyId: true },
    });
    const [carriedById, unfitById] = [byId(carried), byId(unfit)];
    await settlePublications({ db, sql, files, emit }, rows, (before) => {
      const [read, left] = [carriedById.get(before.id), unfitById.get(before.id)];
      // Also where it was taken off meanwhile: the portal has it until it reads the feed again.
      if (read) {
        const answer = { kind: "accepted" as const, externalId: before.propertyId, url: null };
        return nextOf(before, { action: "put", ...read }, answer, now);
      }
      if (left && before.revision === left.revision) {
        return { data: { status: "failed", lastError: left.why, listed: false }, dueInMs: null };
      }
      if (before.status !== "withdrawing") return undefined;
      return nextOf(before, { action: "withdraw", revision: before.revision }, { kind: "withdrawn" }, now);
    });
    const link = await portalLink(db, portal);
    await db.portalLink.update({ where: { id: link.id }, data: { usedAt: now }, select: { id: true } });
    return { noted: rows.length };
  },
});

const byId = <Row extends { readonly id: string }>(rows: readonly Row[]) =>
  new Map<string, Row>(rows.map((row) => [row.id, row]));
