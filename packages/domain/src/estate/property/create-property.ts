import { z } from "zod";
import { formText, orNull, text } from "../../fields/text.ts";
import { operation } from "../../kernel.ts";
import { PROPERTY_SELECT, PropertyOutput, propertiesWrite } from "./property.ts";

/** A draft with an address, for leads to ask about. */
export const createProperty = operation({
  name: "properties.create",
  summary: "Creates a draft property.",
  mode: "write",
  scope: propertiesWrite,
  rate: "write",
  input: z.object({
    title: text(200),
    addressLine: orNull(formText(300)),
    city: orNull(formText(100)),
    region: orNull(formText(100)),
    postalCode: orNull(formText(20)),
  }),
  output: PropertyOutput,
  example: {
    input: (world) => ({ title: world.unique("Oak Avenue"), addressLine: "456 Oak Ave", city: "Miami", region: "FL" }),
  },
  async handle({ input, db }) {
    return db.property.create({ data: input, select: PROPERTY_SELECT });
  },
});
