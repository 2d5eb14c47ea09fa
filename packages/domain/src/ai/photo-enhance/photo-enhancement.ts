import { event } from "@orrery/operation";
import { z } from "zod";
import { PropertyId } from "../../estate/property/property.ts";
import { PropertyImageId } from "../../estate/property-image/property-image.ts";
import { view } from "../../fields/presented.ts";
import { aiRead } from "../ai.ts";
import { billFields } from "../call/bill-view.ts";

/** A photo as a model has changed it, and where it is now. */
export const PhotoEnhancementView = view("PhotoEnhancement", {
  ...billFields,
  url: z.url().describe("The result, for good; whoever knows its address can read it."),
  format: z.enum(["jpeg", "png"]),
  width: z.int(),
  height: z.int(),
  propertyId: PropertyId.nullable().describe("The property of the image that it was made from."),
  imageId: PropertyImageId.nullable().describe("The image that it was added to the property as."),
});

export const photoEnhanced = event("ai.photo_enhanced", "A model has enhanced a photo.", PhotoEnhancementView, {
  scope: aiRead,
  model: "AiUsage",
});
