import { event } from "@orrery/operation";
import { z } from "zod";
import { presented } from "../../fields/presented.ts";
import { PropertyView, propertiesRead, type ShownProperty, toPropertyView } from "../property/property.ts";

const reading = { scope: propertiesRead, model: "Property" };

const onPortal = presented(
  ({ property, portal }: { property: ShownProperty; portal: string }) => ({ ...toPropertyView(property), portal }),
  PropertyView.extend({ portal: z.string() }),
);

/** When the portal has accepted it. A later change that the portal accepts is no new one. */
export const propertyPublished = event(
  "property.published",
  "Property published on a specific portal.",
  onPortal,
  reading,
);

/** When the portal has taken it off: as it was asked to, or by itself. */
export const propertyUnpublished = event(
  "property.unpublished",
  "Property unpublished or removed from a portal.",
  onPortal,
  reading,
);
