import { invalidInput } from "@orrery/operation";
import { z } from "zod";
import { createProperty } from "../../estate/property/create-property.ts";
import { PROPERTY_NOT_FOUND, PropertyId } from "../../estate/property/property.ts";
import { operation } from "../../kernel.ts";
import { AI_BUDGET_EXHAUSTED, AI_FAILURES, AI_IMAGE_UNUSABLE, AI_NOT_CONFIGURED, aiWrite } from "../ai.ts";
import { budgetExhausted, budgetLow } from "../budget/budget-events.ts";
import { beginCall, billOf, CALL_ATTEMPTS, endCall, failureOf, timeLeft } from "../call/call.ts";
import { mostOf } from "../call/cost.ts";
import type { PhotoProblem } from "../ports.ts";
import { InlineListing, inlineListing, propertyListing } from "./listing.ts";
import { analysisOf, ListingReviewView, listingReviewed } from "./listing-review.ts";
import { reviewQuestion } from "./question.ts";

/** Fifty photos are looked at in two to three minutes. */
export const REVIEW_TIMEOUT_MS = 300_000;
/** What the photos and the model have of it together; what is left is for what comes after them. */
const MODEL_TIMEOUT_MS = REVIEW_TIMEOUT_MS - 30_000;

const NAME = "ai.reviewListing";
const ONE_OF_BOTH = "Either this or `listing` must be given, and not both.";

/** Has a model write three variants of a listing and look at each of its photos (Orkasa's `POST /v1/ai/listing-review`). */
export const reviewListing = operation({
  name: NAME,
  summary: "Has a model review a listing: three variants of its text, and an analysis of each photo. Costs money.",
  mode: "effect",
  scope: aiWrite,
  rate: "write",
  input: z.object({
    propertyId: PropertyId.optional().describe("The property whose listing it is, with its images."),
    listing: InlineListing.optional().describe("A listing that is none of a property here."),
  }),
  output: ListingReviewView,
  errors: [PROPERTY_NOT_FOUND, ...AI_FAILURES],
  emits: [listingReviewed, budgetLow, budgetExhausted],
  example: {
    input: async (world) => ({ propertyId: (await world.run(createProperty)).id }),
    emits: [listingReviewed],
  },
  timeoutMs: REVIEW_TIMEOUT_MS,
  async prepare(request) {
    const { input, db, principal, files, models, fail } = request;
    const { propertyId, listing: inline } = input;
    if ((propertyId === undefined) === (inline === undefined)) {
      throw invalidInput([{ path: "propertyId", message: ONE_OF_BOTH }]);
    }
    const listing = inline
      ? inlineListing(inline)
      : ((await propertyListing(db, files, propertyId ?? "")) ?? fail(PROPERTY_NOT_FOUND));
    const model = models.modelFor("listing-review", principal.mode) ?? fail(AI_NOT_CONFIGURED);
    const question = reviewQuestion(listing);
    const size = { ...question, photos: listing.photos.length };
    const call = { operation: NAME, model, most: mostOf(model, size), photos: size.photos };
    return {
      ...{ listing, question },
      call: await beginCall(request, { ...call, propertyId: propertyId ?? null, timeoutMs: REVIEW_TIMEOUT_MS }),
    };
  },
  async work({ plan: { call, listing, question }, models, photos, fail, signal }) {
    if ("exhausted" in call) return fail(AI_BUDGET_EXHAUSTED, call.exhausted);
    const loaded = await photos.load(
      listing.photos.map(({ source }) => source),
      signal,
    );
    const usable = loaded.map((photo, at) =>
      isPhoto(photo) ? photo : fail(AI_IMAGE_UNUSABLE, { ...photo, position: at + 1 }),
    );
    const { instructions, facts, labels, schema, outputTokensMax } = question;
    const parts = [facts, ...usable.flatMap((photo, at) => [labels[at] ?? "", photo])];
    const timeoutMs = timeLeft(call, MODEL_TIMEOUT_MS);
    const limits = { attempts: CALL_ATTEMPTS, most: call.most, meter: call.meter, timeoutMs, signal };
    const answer = await models.write(call.model.id, { instructions, parts, schema, outputTokensMax, ...limits });
    return "value" in answer ? answer.value : fail(...failureOf(answer));
  },
  async settle(request) {
    const { plan, result, input, emit } = request;
    const { call, listing } = plan;
    if ("exhausted" in call) throw new Error("A call that was refused has no answer.");
    const bill = await endCall(request, call);
    const review = { ...billOf(bill, call), propertyId: input.propertyId ?? null };
    emit(listingReviewed, { id: call.id, version: 1 }, review);
    return { ...review, variants: result.variants, photoAnalysis: analysisOf(listing.photos, result) };
  },
  async abandon(request) {
    const { call } = request.plan;
    if (!("exhausted" in call)) await endCall(request, call, request.error);
  },
});

const isPhoto = (loaded: Uint8Array | PhotoProblem): loaded is Uint8Array => loaded instanceof Uint8Array;
