import type { createProperty, renewImageUploadUrl } from "@orrery/domain";
import { encodeGlobalID } from "@pothos/plugin-relay";
import { nounField, type PayloadFields } from "../binding/mutation.ts";
import { Property } from "./property.ts";

const UPLOAD_URL =
  "Takes an image by PUT, or in a form by POST, with no other credential. Null in a replay: `renewImageUploadUrl` gives another.";

/** The payload of `createProperty`. */
export const createdProperty: PayloadFields<typeof createProperty> = (t) => ({
  property: nounField(t, Property, (given) => given),
  imageUploadUrl: t.string({
    nullable: true,
    description: UPLOAD_URL,
    resolve: ({ given }) => given.imageUploadUrl,
  }),
});

/** The payload of `renewImageUploadUrl`. */
export const imageUploadUrl: PayloadFields<typeof renewImageUploadUrl> = (t) => ({
  propertyId: t.id({ resolve: ({ given }) => encodeGlobalID("Property", given.id) }),
  imageUploadUrl: t.string({
    nullable: true,
    description: UPLOAD_URL,
    resolve: ({ given }) => given.imageUploadUrl,
  }),
  expiresAt: t.field({ type: "DateTime", resolve: ({ given }) => given.expiresAt }),
});
