import { z } from "zod";
import { timestamp } from "../../fields/presented.ts";
import { operation } from "../../kernel.ts";
import { createProperty } from "./create-property.ts";
import { PROPERTY_NOT_FOUND, PropertyId, propertiesWrite } from "./property.ts";

/** A new address for a property's images (`POST /v1/properties/{id}/image-upload-url`). Those given before stay good for their time. */
export const renewImageUploadUrl = operation({
  name: "properties.renewImageUploadUrl",
  summary: "Gives a new address, good for 24 hours, to which images of the property are uploaded.",
  mode: "write",
  scope: propertiesWrite,
  rate: "write",
  input: z.object({ id: PropertyId }),
  output: z.object({
    /** The property. */
    id: PropertyId,
    /** Null in a replay. */
    imageUploadUrl: z.url().nullable(),
    expiresAt: timestamp,
  }),
  errors: [PROPERTY_NOT_FOUND],
  example: { input: async (world) => ({ id: (await world.run(createProperty)).id }) },
  redact: (output) => ({ ...output, imageUploadUrl: null }),
  async handle({ input: { id }, principal, db, uploadLinks, fail }) {
    if (!(await db.property.findUnique({ where: { id }, select: { id: true } }))) fail(PROPERTY_NOT_FOUND);
    const { url, expiresAt } = await uploadLinks.forImages(principal, id);
    return { id, imageUploadUrl: url, expiresAt: expiresAt.toISOString() };
  },
});
