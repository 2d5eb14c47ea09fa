import { event } from "@orrery/operation";
import { z } from "zod";
import { presented } from "../../fields/presented.ts";
import { PropertyOutput, PropertyView, propertiesRead, type ShownProperty, toPropertyView } from "./property.ts";

const reading = { scope: propertiesRead, model: "Property" };

export const propertyCreated = event("property.created", "New property created.", PropertyOutput, reading);

/** `changed` names the fields that are not what they were; `address` as a whole. */
export const propertyUpdated = event(
  "property.updated",
  "Property modified (includes changed field).",
  presented(
    ({ property, changed }: { property: ShownProperty; changed: readonly string[] }) => ({
      ...toPropertyView(property),
      changed: [...changed],
    }),
    PropertyView.extend({ changed: z.array(z.string()) }),
  ),
  reading,
);

/** OrganicAgent's: in the commit that makes a property `active` for the first time, and never again for it. */
export const listingCreated = event("listing.created", "A new listing is added.", PropertyOutput, reading);
