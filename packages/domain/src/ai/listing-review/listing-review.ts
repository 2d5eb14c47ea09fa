import { event } from "@orrery/operation";
import { z } from "zod";
import { PropertyId } from "../../estate/property/property.ts";
import { PropertyImageId, positionAt } from "../../estate/property-image/property-image.ts";
import { view } from "../../fields/presented.ts";
import { aiRead } from "../ai.ts";
import { billFields } from "../call/bill-view.ts";
import type { ReviewAnswer } from "./answer.ts";
import type { ListingPhoto } from "./listing.ts";

const VariantView = view("ListingVariant", {
  tone: z.string(),
  title: z.string(),
  description: z.string(),
  highlights: z.array(z.string()),
});

const PhotoAnalysisView = view("PhotoAnalysis", {
  imageId: PropertyImageId.nullable().describe("Null where the listing is none of a property here."),
  url: z.url(),
  position: z.int().describe("From 1 on."),
  qualityScore: z.int().describe("From 0 to 100."),
  room: z.string().describe("What it shows."),
  altText: z.string(),
  issues: z.array(z.string()),
  suggestions: z.array(z.string()),
});

const reviewed = { ...billFields, propertyId: PropertyId.nullable() };

/** What a model makes of a listing: always three variants, and an analysis of each image. */
export const ListingReviewView = view("ListingReview", {
  ...reviewed,
  variants: z.array(VariantView),
  photoAnalysis: z.array(PhotoAnalysisView).describe("Of each image, in their order."),
});

type ListingReview = z.output<typeof ListingReviewView>;

/** Each photo with what the model has written under its number. */
export const analysisOf = (photos: readonly ListingPhoto[], answer: ReviewAnswer): ListingReview["photoAnalysis"] =>
  photos.flatMap(({ imageId, url }, index) => {
    const position = positionAt(index);
    return answer.photos
      .filter(({ photo }) => photo === position)
      .map(({ photo: _, quality, ...analysis }) => ({
        imageId: imageId as ListingReview["photoAnalysis"][number]["imageId"],
        ...{ url, position, qualityScore: quality, ...analysis },
      }));
  });

export const listingReviewed = event("ai.listing_reviewed", "A model has reviewed a listing.", z.object(reviewed), {
  scope: aiRead,
  model: "AiUsage",
});
