import { z } from "zod";
import { operation } from "../../kernel.ts";
import { newestFirst, pageInput, pageOf } from "../../paging/keyset.ts";
import { PropertyId, propertiesRead } from "../property/property.ts";
import { PUBLICATION_SELECT, PUBLICATION_STATUSES, PublicationOutput } from "./publication.ts";
import { publishProperty } from "./publish-property.ts";

/** Of one property, of a portal, in one status; or all of the organization. */
export const listPublications = operation({
  name: "publications.list",
  summary: "Lists publications, newest first: of a property, on a portal, in a status, or all.",
  mode: "read",
  scope: propertiesRead,
  rate: "read",
  input: z.object({
    propertyId: PropertyId.optional(),
    portal: z.string().max(50).optional(),
    status: z.enum(PUBLICATION_STATUSES).optional(),
    ...pageInput,
  }),
  output: pageOf(PublicationOutput),
  shape: { select: PUBLICATION_SELECT },
  example: {
    async input(world) {
      const { publications } = await world.run(publishProperty);
      return { propertyId: publications[0]?.propertyId, portal: "reso", status: "publishing" as const };
    },
  },
  async handle({ input, db, shape, cursors }) {
    const { propertyId, portal, status } = input;
    const { where, orderBy, take, page } = newestFirst("publications", { input, cursors });
    const asked = Object.fromEntries(
      Object.entries({ propertyId, portal, status }).filter(([, value]) => value !== undefined),
    );
    return page(await db.publication.findMany({ ...shape, where: { AND: [asked, where] }, orderBy, take }));
  },
});
