import { z } from "zod";
import { withCurrency } from "../../fields/money.ts";
import { presented } from "../../fields/presented.ts";
import { orNull, text } from "../../fields/text.ts";
import { unlessOvertaken } from "../../fields/version.ts";
import { operation } from "../../kernel.ts";
import { assertEstateAgent, ESTATE_AGENT_NOT_FOUND } from "../estate-agent/estate-agent.ts";
import { pictured } from "../property-image/property-image.ts";
import {
  PROPERTY_SELECT,
  PROPERTY_STATUSES,
  PropertyView,
  propertiesWrite,
  type ShownProperty,
  toPropertyView,
} from "./property.ts";
import { listingCreated, propertyCreated } from "./property-events.ts";
import { addressColumns, cityKeyOf, propertyFields } from "./property-input.ts";

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
  input: z.object({
    title: text(200),
    status: z.enum(PROPERTY_STATUSES).default("draft"),
    description: orNull(propertyFields.description),
    operation: orNull(propertyFields.operation),
    type: orNull(propertyFields.type),
    price: orNull(propertyFields.price),
    currency: orNull(propertyFields.currency),
    bedrooms: orNull(propertyFields.bedrooms),
    bathrooms: orNull(propertyFields.bathrooms),
    areaSqft: orNull(propertyFields.areaSqft),
    lotSqft: orNull(propertyFields.lotSqft),
    yearBuilt: orNull(propertyFields.yearBuilt),
    address: orNull(propertyFields.address),
    features: propertyFields.features.optional().transform((given) => given ?? []),
    agentId: orNull(propertyFields.agentId),
  }),
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
  async handle({ input: { address, ...fields }, principal, db, files, uploadLinks, now, emit, fail }) {
    const place = addressColumns(address);
    await assertEstateAgent(db, fail, fields.agentId);
    const isActive = fields.status === "active";
    const data = {
      ...fields,
      ...place,
      cityKey: cityKeyOf(place.city),
      currency: withCurrency(fields.price, fields.currency),
      firstActiveAt: isActive ? now : null,
    };
    const created = await unlessOvertaken(db.property.create({ data, select: PROPERTY_SELECT }));
    const property = pictured(files, created);
    emit(propertyCreated, property, property);
    if (isActive) emit(listingCreated, property, property);
    const { url } = await uploadLinks.forImages(principal, property.id);
    return { ...property, imageUploadUrl: url };
  },
});
