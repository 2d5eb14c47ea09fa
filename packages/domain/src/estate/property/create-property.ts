import { z } from "zod";
import { withCurrency } from "../../fields/money.ts";
import { orNull, text } from "../../fields/text.ts";
import { unlessOvertaken } from "../../fields/version.ts";
import { operation } from "../../kernel.ts";
import { assertEstateAgent, ESTATE_AGENT_NOT_FOUND } from "../estate-agent/estate-agent.ts";
import { PROPERTY_SELECT, PROPERTY_STATUSES, PropertyOutput, propertiesWrite } from "./property.ts";
import { listingCreated, propertyCreated } from "./property-events.ts";
import { addressColumns, cityKeyOf, propertyFields } from "./property-input.ts";

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
  output: PropertyOutput,
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
  async handle({ input: { address, ...fields }, db, now, emit, fail }) {
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
    const property = await unlessOvertaken(db.property.create({ data, select: PROPERTY_SELECT }));
    emit(propertyCreated, property, property);
    if (isActive) emit(listingCreated, property, property);
    return property;
  },
});
