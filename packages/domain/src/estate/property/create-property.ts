import { z } from "zod";
import { presented } from "../../fields/presented.ts";
import { unlessOvertaken } from "../../fields/version.ts";
import { operation } from "../../kernel.ts";
import { assertEstateAgent, ESTATE_AGENT_NOT_FOUND } from "../estate-agent/estate-agent.ts";
import { pictured } from "../property-image/property-image.ts";
import { PROPERTY_SELECT, PropertyView, propertiesWrite, type ShownProperty, toPropertyView } from "./property.ts";
import { listingCreated, propertyCreated } from "./property-events.ts";
import { NewProperty, newPropertyColumns } from "./property-input.ts";

/** The property, and where its images are sent. */
const CreatedPropertyOutput = presented(
  ({ imageUploadUrl, ...property }: ShownProperty & { readonly imageUploadUrl: string }) => ({
    ...toPropertyView(property),
    imageUploadUrl,
  }),
  // Whoever has the address may add images: a replay does not give it again, and a new one is had by renewing it.
  PropertyView.extend({ imageUploadUrl: z.url().nullable() }),
);

/** Creates a property (Orkasa's `POST /v1/properties`): only its title is required, and it is a draft unless told. */
export const createProperty = operation({
  name: "properties.create",
  summary: "Creates a property, as a draft unless told.",
  mode: "write",
  scope: propertiesWrite,
  rate: "write",
  input: NewProperty,
  output: CreatedPropertyOutput,
  errors: [ESTATE_AGENT_NOT_FOUND],
  emits: [propertyCreated, listingCreated],
  example: {
    input: (world) => ({
      title: world.unique("Oak Avenue"),
      description: "Four bedrooms and a garden.",
      operation: "sale" as const,
      type: "house" as const,
      price: 750000,
      currency: "USD",
      bedrooms: 4,
      bathrooms: 2.5,
      areaSqft: 2400,
      lotSqft: 7500,
      yearBuilt: 1998,
      address: {
        line1: "456 Oak Ave",
        city: "Miami",
        region: "FL",
        postalCode: "33133",
        country: "US",
        lat: 25.7617,
        lng: -80.1918,
      },
      features: ["pool", "garage"],
    }),
    emits: [propertyCreated],
  },
  redact: (output) => ({ ...output, imageUploadUrl: null }),
  async handle({ input, principal, db, files, uploadLinks, now, emit, fail }) {
    const data = newPropertyColumns(input, now);
    await assertEstateAgent(db, fail, input.agentId);
    const created = await unlessOvertaken(db.property.create({ data, select: PROPERTY_SELECT }));
    const property = pictured(files, created);
    emit(propertyCreated, property, property);
    if (data.firstActiveAt !== null) emit(listingCreated, property, property);
    const { url } = await uploadLinks.forImages(principal, property.id);
    return { ...property, imageUploadUrl: url };
  },
});
