import { alsoNeeds, SCOPE_REQUIRED, STALE_VERSION } from "@orrery/operation";
import { z } from "zod";
import { text } from "../../fields/text.ts";
import { assertVersion, expectedVersion, unlessOvertaken } from "../../fields/version.ts";
import { operation } from "../../kernel.ts";
import { createEstateAgent } from "../estate-agent/create-estate-agent.ts";
import { assertEstateAgent, ESTATE_AGENT_NOT_FOUND } from "../estate-agent/estate-agent.ts";
import { imagesArranged, rearrange, rearrangement } from "../property-image/arrange-images.ts";
import { IMAGE_NOT_FOUND, pictured } from "../property-image/property-image.ts";
import { createProperty } from "./create-property.ts";
import { lockProperty } from "./lock-property.ts";
import {
  PROPERTY_NOT_FOUND,
  PROPERTY_SELECT,
  PROPERTY_STATUSES,
  PropertyId,
  PropertyOutput,
  propertiesRead,
  propertiesWrite,
} from "./property.ts";
import { changesOf } from "./property-changes.ts";
import { listingCreated, propertyUpdated } from "./property-events.ts";
import { propertyFields } from "./property-input.ts";

/** A merge patch (RFC 7396), into the address too: what is absent stays, null empties. */
const UpdatePropertyInput = z.object({
  id: PropertyId,
  expectedVersion,
  title: text(200).optional(),
  status: z.enum(PROPERTY_STATUSES).optional(),
  ...z.object(propertyFields).partial().shape,
  images: imagesArranged
    .optional()
    .describe("All images that the property is to have, in their order: what is left out is removed."),
});

/** Changes a property (Orkasa's `PATCH /v1/properties/{id}`). A patch that changes nothing makes no version and no event. */
export const updateProperty = operation({
  name: "properties.update",
  summary: "Changes a property's fields.",
  mode: "write",
  scope: propertiesWrite,
  rate: "write",
  input: UpdatePropertyInput,
  output: PropertyOutput,
  errors: [PROPERTY_NOT_FOUND, IMAGE_NOT_FOUND, ESTATE_AGENT_NOT_FOUND, STALE_VERSION, SCOPE_REQUIRED],
  emits: [propertyUpdated, listingCreated],
  example: {
    input: async (world) => ({
      id: (await world.run(createProperty)).id,
      status: "active" as const,
      price: 735000,
      address: { line2: "Unit 2" },
      agentId: (await world.run(createEstateAgent)).id,
    }),
    emits: [propertyUpdated, listingCreated],
  },
  // Its answer shows the property, whoever wrote it.
  credentialPolicy: alsoNeeds(propertiesRead),
  async handle({ input: { id, expectedVersion: expected, images, ...patch }, db, sql, files, now, emit, fail }) {
    const { firstActiveAt, ...property } = (await lockProperty({ db, sql }, id)) ?? fail(PROPERTY_NOT_FOUND);
    assertVersion(fail, expected, property, { parse: (row) => PropertyOutput.parse(pictured(files, row)) });
    await assertEstateAgent(db, fail, patch.agentId);
    const missing = (imageId: string) => fail(IMAGE_NOT_FOUND, { id: imageId });
    const rearranged = images && rearrangement(property.images, images, missing);
    const { columns, changed } = changesOf(property, patch);
    if (rearranged) {
      await rearrange({ db, sql }, id, rearranged, now);
      changed.push("images");
    }
    if (changed.length === 0) return pictured(files, property);
    const isListed = columns.status === "active" && firstActiveAt === null;
    const data = { ...columns, ...(isListed && { firstActiveAt: now }), version: property.version + 1 };
    const written = await unlessOvertaken(
      db.property.update({ where: { id, version: property.version }, data, select: PROPERTY_SELECT }),
    );
    const updated = pictured(files, written);
    emit(propertyUpdated, updated, { property: updated, changed });
    if (isListed) emit(listingCreated, updated, updated);
    return updated;
  },
});
