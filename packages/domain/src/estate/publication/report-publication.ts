import { z } from "zod";
import { operation } from "../../kernel.ts";
import { portalOf } from "../portal/portal-spec.ts";
import type { PortalAnswer } from "../portal/publishing-ports.ts";
import { PropertyId } from "../property/property.ts";
import {
  PUBLICATION_NOT_FOUND,
  PUBLICATION_SELECT,
  PublicationOutput,
  type PublicationRow,
  propertiesPublish,
} from "./publication.ts";
import { propertyPublished, propertyUnpublished } from "./publication-events.ts";
import { publishProperty } from "./publish-property.ts";
import { nextOf, settlePublication } from "./settling.ts";

const text = z.string().max(2_000);

/** What a portal may tell by itself. */
export const reportedAnswer = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("accepted"), externalId: text, url: text.nullable() }),
  z.object({ kind: z.literal("pending"), externalId: text, url: text.nullable() }),
  z.object({ kind: z.literal("rejected"), reasons: z.array(text) }),
  z.object({ kind: z.literal("removed"), reasons: z.array(text) }),
]) satisfies z.ZodType<PortalAnswer>;

/** What a portal tells of a listing by itself. Of what is older than what it said before, nothing comes. */
export const reportPublication = operation({
  name: "publications.report",
  summary: "Takes in what a portal says has become of a listing.",
  mode: "write",
  scope: propertiesPublish,
  rate: "bulk",
  input: z.object({
    portal: z.string().max(50),
    propertyId: PropertyId,
    answer: reportedAnswer,
    revision: z.int().min(1).optional(),
  }),
  output: PublicationOutput,
  errors: [PUBLICATION_NOT_FOUND],
  emits: [propertyPublished, propertyUnpublished],
  internal: "Portals call, at the address that they were given.",
  example: {
    async input(world) {
      const { publications } = await world.run(publishProperty);
      const answer = { kind: "accepted" as const, externalId: "A-1", url: null };
      return { portal: "reso", propertyId: publications[0]?.propertyId ?? "", answer };
    },
    emits: [propertyPublished],
  },
  async handle({ input: { portal, propertyId, answer, revision }, db, sql, files, now, emit, fail }) {
    const found =
      (await db.publication.findFirst({
        where: { portal, propertyId, transport: { not: "sandbox" } },
        select: PUBLICATION_SELECT,
      })) ?? fail(PUBLICATION_NOT_FOUND);
    const settled = await settlePublication({ db, sql, files, emit }, { id: found.id, propertyId }, (before) => {
      // Without one, it speaks of the last that it has, as far as is known.
      const asked = { action: "report" as const, revision: revision ?? before.sentRevision ?? 0 };
      return isNews(before, answer, revision) ? nextOf(before, asked, answer, now) : undefined;
    });
    return settled ?? fail(PUBLICATION_NOT_FOUND);
  },
});

type Known = Pick<PublicationRow, "revision" | "sentRevision">;

/** Whether it is of what the portal has by now: not of something older, and not that it has no more what it has not. */
function isNews({ revision: newest, sentRevision }: Known, { kind }: PortalAnswer, revision: number | undefined) {
  if (revision !== undefined && (revision < (sentRevision ?? 0) || revision > newest)) return false;
  return sentRevision !== null || kind === "accepted" || kind === "pending";
}

/** Whether anything is pushed to the portal, so that it has something to tell. */
export const mayReport = (name: string): boolean => portalOf(name)?.transport === "push";
