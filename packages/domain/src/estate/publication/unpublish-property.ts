import { z } from "zod";
import { operation } from "../../kernel.ts";
import { lockProperty } from "../property/lock-property.ts";
import { PROPERTY_NOT_FOUND, PropertyId } from "../property/property.ts";
import { PUBLICATION_NOT_FOUND, PUBLICATION_SELECT, PublicationOutput, propertiesPublish } from "./publication.ts";
import { publishProperty } from "./publish-property.ts";
import { NEXT_VERSION, WITHDRAW } from "./statements.ts";

/**
 * Takes a property off a portal (`DELETE /v1/properties/{id}/publish/{portal}`). What the portal never had is withdrawn at
 * once; else it is `withdrawing` until the portal has said so, or has read its feed.
 */
export const unpublishProperty = operation({
  name: "publications.unpublish",
  summary: "Takes a property off a portal.",
  mode: "write",
  scope: propertiesPublish,
  rate: "write",
  input: z.object({ id: PropertyId, portal: z.string().max(50) }),
  output: PublicationOutput,
  errors: [PROPERTY_NOT_FOUND, PUBLICATION_NOT_FOUND],
  example: {
    async input(world) {
      const { publications } = await world.run(publishProperty);
      return { id: publications[0]?.propertyId ?? "", portal: "reso" };
    },
  },
  async handle({ input: { id, portal }, db, sql, fail }) {
    if (!(await lockProperty({ db, sql }, id))) fail(PROPERTY_NOT_FOUND);
    const where = { propertyId: id, portal };
    const before =
      (await db.publication.findFirst({ where, select: PUBLICATION_SELECT })) ?? fail(PUBLICATION_NOT_FOUND);
    await sql.all(WITHDRAW, id, portal);
    const after =
      (await db.publication.findFirst({ where, select: PUBLICATION_SELECT })) ?? fail(PUBLICATION_NOT_FOUND);
    if (after.status !== before.status) await sql.all(NEXT_VERSION, [id]);
    return after;
  },
});
