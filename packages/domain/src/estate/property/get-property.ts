import { z } from "zod";
import { operation } from "../../kernel.ts";
import { pictured } from "../property-image/property-image.ts";
import { createProperty } from "./create-property.ts";
import { PROPERTY_NOT_FOUND, PROPERTY_SELECT, PropertyId, PropertyOutput, propertiesRead } from "./property.ts";

export const getProperty = operation({
  name: "properties.get",
  summary: "Gets a property.",
  mode: "read",
  reads: ["property"],
  scope: propertiesRead,
  rate: "read",
  input: z.object({ id: PropertyId }),
  output: PropertyOutput,
  errors: [PROPERTY_NOT_FOUND],
  shape: { select: PROPERTY_SELECT },
  example: { input: async (world) => ({ id: (await world.run(createProperty)).id }) },
  async handle({ input, db, shape, files, fail }) {
    return pictured(files, (await db.property.findUnique({ where: input, ...shape })) ?? fail(PROPERTY_NOT_FOUND));
  },
});
