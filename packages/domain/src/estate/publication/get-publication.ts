import { z } from "zod";
import { operation } from "../../kernel.ts";
import { propertiesRead } from "../property/property.ts";
import { PUBLICATION_NOT_FOUND, PUBLICATION_SELECT, PublicationId, PublicationOutput } from "./publication.ts";
import { publishProperty } from "./publish-property.ts";

export const getPublication = operation({
  name: "publications.get",
  summary: "Gets a publication.",
  mode: "read",
  scope: propertiesRead,
  rate: "read",
  input: z.object({ id: PublicationId }),
  output: PublicationOutput,
  errors: [PUBLICATION_NOT_FOUND],
  shape: { select: PUBLICATION_SELECT },
  example: {
    input: async (world) => ({ id: (await world.run(publishProperty)).publications[0]?.id ?? "" }),
  },
  async handle({ input, db, shape, fail }) {
    return (await db.publication.findUnique({ where: input, ...shape })) ?? fail(PUBLICATION_NOT_FOUND);
  },
});
