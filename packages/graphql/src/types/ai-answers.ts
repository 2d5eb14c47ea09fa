import type { enhancePhoto, reviewListing } from "@orrery/domain";
import type { OutputOf } from "@orrery/operation";
import { encodeGlobalID } from "@pothos/plugin-relay";
import type { PayloadFields } from "../binding/mutation.ts";
import { builder } from "../builder.ts";

type Review = OutputOf<typeof reviewListing>;

const ListingVariant = builder.objectRef<Review["variants"][number]>("ListingVariant").implement({
  description: "One way to tell of a property.",
  fields: (t) => ({
    tone: t.exposeString("tone"),
    title: t.exposeString("title"),
    description: t.exposeString("description"),
    highlights: t.exposeStringList("highlights"),
  }),
});

const PhotoAnalysis = builder.objectRef<Review["photoAnalysis"][number]>("PhotoAnalysis").implement({
  description: "What a model sees in a photo of a listing.",
  fields: (t) => ({
    imageId: t.exposeID("imageId", { nullable: true, description: "A UUID; null where it is none of an image here." }),
    url: t.exposeString("url"),
    position: t.exposeInt("position", { description: "From 1 on." }),
    qualityScore: t.exposeInt("qualityScore", { description: "From 0 to 100." }),
    room: t.exposeString("room", { description: "What it shows." }),
    altText: t.exposeString("altText"),
    issues: t.exposeStringList("issues"),
    suggestions: t.exposeStringList("suggestions"),
  }),
});

const AiTokens = builder.objectRef<Review["usage"]>("AiTokens").implement({
  description: "What a call of a model has used.",
  fields: (t) => ({
    inputTokens: t.exposeInt("inputTokens"),
    outputTokens: t.exposeInt("outputTokens"),
    images: t.exposeInt("images", { description: "Images that the model was shown." }),
  }),
});

/** The payload of `reviewListing`. */
export const listingReview: PayloadFields<typeof reviewListing> = (t) => ({
  usageId: t.id({ description: "The record of this call (a UUID).", resolve: ({ given }) => given.id }),
  model: t.string({ resolve: ({ given }) => given.model }),
  sandbox: t.boolean({
    description: "Whether it is made up: to keys in test mode no model answers.",
    resolve: ({ given }) => given.sandbox,
  }),
  usage: t.field({ type: AiTokens, resolve: ({ given }) => given.usage }),
  cost: t.field({ type: "Decimal", description: "USD", resolve: ({ given }) => String(given.cost) }),
  propertyId: t.id({
    nullable: true,
    resolve: ({ given: { propertyId } }) => (propertyId === null ? null : encodeGlobalID("Property", propertyId)),
  }),
  variants: t.field({
    type: [ListingVariant],
    description: "Always three.",
    resolve: ({ given }) => given.variants,
  }),
  photoAnalysis: t.field({
    type: [PhotoAnalysis],
    description: "Of each image, in their order.",
    resolve: ({ given }) => given.photoAnalysis as Review["photoAnalysis"],
  }),
});

/** The payload of `enhancePhoto`. */
export const photoEnhancement: PayloadFields<typeof enhancePhoto> = (t) => ({
  usageId: t.id({ description: "The record of this call (a UUID).", resolve: ({ given }) => given.id }),
  model: t.string({ resolve: ({ given }) => given.model }),
  sandbox: t.boolean({
    description: "Whether it is the photo as it was: to keys in test mode no model answers.",
    resolve: ({ given }) => given.sandbox,
  }),
  usage: t.field({ type: AiTokens, resolve: ({ given }) => given.usage }),
  cost: t.field({ type: "Decimal", description: "USD", resolve: ({ given }) => String(given.cost) }),
  url: t.string({
    description: "The result; whoever knows its address can read it.",
    resolve: ({ given }) => given.url,
  }),
  format: t.string({ description: "`jpeg` or `png`.", resolve: ({ given }) => given.format }),
  width: t.int({ resolve: ({ given }) => given.width }),
  height: t.int({ resolve: ({ given }) => given.height }),
  propertyId: t.id({
    nullable: true,
    resolve: ({ given: { propertyId } }) => (propertyId === null ? null : encodeGlobalID("Property", propertyId)),
  }),
  imageId: t.id({
    nullable: true,
    description: "The image that it was added to the property as (a UUID).",
    resolve: ({ given }) => given.imageId,
  }),
});
