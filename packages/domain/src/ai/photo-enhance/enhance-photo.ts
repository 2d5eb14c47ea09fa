import { randomUUID } from "node:crypto";
import type { TenantDb } from "@orrery/db";
import { holds, invalidInput, SCOPE_REQUIRED } from "@orrery/operation";
import { z } from "zod";
import type { EditedImage } from "../../estate/ports.ts";
import { lockProperty } from "../../estate/property/lock-property.ts";
import { PROPERTY_NOT_FOUND, propertiesWrite } from "../../estate/property/property.ts";
import { propertyUpdated } from "../../estate/property/property-events.ts";
import { keepImage } from "../../estate/property-image/keep-image.ts";
import {
  fullName,
  IMAGE_LIMIT_REACHED,
  IMAGE_NOT_FOUND,
  IMAGE_SELECT,
  IMAGES_MAX,
  PropertyImageId,
  thumbnailName,
} from "../../estate/property-image/property-image.ts";
import { putTogether } from "../../estate/property-image/put-together.ts";
import { abandonUpload, type ReservedImage, reserveImage } from "../../estate/property-image/reserve-image.ts";
import { uploadImage } from "../../estate/property-image/upload-image.ts";
import { text } from "../../fields/text.ts";
import { operation } from "../../kernel.ts";
import {
  AI_ANSWER_INVALID,
  AI_BUDGET_EXHAUSTED,
  AI_FAILURES,
  AI_IMAGE_UNUSABLE,
  AI_NOT_CONFIGURED,
  aiWrite,
} from "../ai.ts";
import { budgetExhausted, budgetLow } from "../budget/budget-events.ts";
import { beginCall, billOf, CALL_ATTEMPTS, endCall, failureOf, timeLeft } from "../call/call.ts";
import { mostOf } from "../call/cost.ts";
import { imageUrl } from "../listing-review/listing.ts";
import type { PhotoSource } from "../ports.ts";
import { PhotoEnhancementView, photoEnhanced } from "./photo-enhancement.ts";

export const ENHANCE_TIMEOUT_MS = 150_000;
const MODEL_TIMEOUT_MS = ENHANCE_TIMEOUT_MS - 30_000;
/** A picture is 1,290 tokens. */
const OUTPUT_TOKENS = 2_048;

const NAME = "ai.enhancePhoto";
const ONE_OF_BOTH = "Either this or the address of an image must be given, and not both.";

const INSTRUCTIONS = `Edit this photograph of a property for its listing, and give the edited photograph. It must stay true: show nothing that is not there, and hide no fault of the property. What is asked for:`;

/** Has a model change a photo as it is told (Orkasa's `POST /v1/ai/photo-enhance`). What it gives is opened and written anew before anybody sees it. */
export const enhancePhoto = operation({
  name: NAME,
  summary: "Has a model enhance a photo as the instructions say, and keeps the result. Costs money.",
  mode: "effect",
  scope: aiWrite,
  rate: "write",
  input: z.object({
    imageId: PropertyImageId.optional().describe("An image of a property."),
    imageUrl: imageUrl.optional().describe("The address of any other photo, of at most 20 MB."),
    instructions: text(2_000).describe("What is to be done to it."),
    addToProperty: z
      .boolean()
      .default(false)
      .describe("Adds the result to the image's property, after the images that it has."),
  }),
  output: PhotoEnhancementView,
  errors: [IMAGE_NOT_FOUND, PROPERTY_NOT_FOUND, IMAGE_LIMIT_REACHED, SCOPE_REQUIRED, ...AI_FAILURES],
  emits: [photoEnhanced, propertyUpdated, budgetLow, budgetExhausted],
  example: {
    input: async (world) => ({ imageId: (await world.run(uploadImage)).id, instructions: "Brighten it a little." }),
    emits: [photoEnhanced],
  },
  timeoutMs: ENHANCE_TIMEOUT_MS,
  async prepare(request) {
    const { input, db, sql, principal, models, now, fail } = request;
    const { imageId, imageUrl: url, addToProperty } = input;
    if ((imageId === undefined) === (url === undefined)) {
      throw invalidInput([{ path: "imageId", message: ONE_OF_BOTH }]);
    }
    if (addToProperty && imageId === undefined) {
      throw invalidInput([{ path: "addToProperty", message: "Needs `imageId`, which says to which property." }]);
    }
    if (addToProperty && !holds(principal, propertiesWrite)) fail(SCOPE_REQUIRED, { scope: propertiesWrite.name });
    const own = imageId === undefined ? undefined : ((await imageOf(db, imageId)) ?? fail(IMAGE_NOT_FOUND));
    const model = models.modelFor("photo-enhance", principal.mode) ?? fail(AI_NOT_CONFIGURED);
    let place: ReservedImage | undefined;
    if (own && addToProperty) {
      if (!(await lockProperty({ db, sql }, own.propertyId))) fail(PROPERTY_NOT_FOUND);
      place =
        (await reserveImage({ db, sql }, own.propertyId, now, ENHANCE_TIMEOUT_MS)) ??
        fail(IMAGE_LIMIT_REACHED, { max: IMAGES_MAX });
    }
    const texts = [INSTRUCTIONS, input.instructions];
    const most = mostOf(model, { texts, photos: 1, outputTokensMax: OUTPUT_TOKENS });
    const what = { operation: NAME, model, most, photos: 1, propertyId: own?.propertyId ?? null };
    const call = await beginCall(request, { ...what, timeoutMs: ENHANCE_TIMEOUT_MS });
    const source: PhotoSource = own ? { name: fullName(own) } : { url: url ?? "" };
    return { call, source, place, propertyId: own?.propertyId ?? null };
  },
  async work({ plan: { call, source, place }, input, models, photos, images, files, fail, signal }) {
    if ("exhausted" in call) return fail(AI_BUDGET_EXHAUSTED, call.exhausted);
    const [photo = { problem: "There is none." }] = await photos.load([source], signal);
    if (!(photo instanceof Uint8Array)) return fail(AI_IMAGE_UNUSABLE, { ...photo });
    const timeoutMs = timeLeft(call, MODEL_TIMEOUT_MS);
    const limits = { attempts: CALL_ATTEMPTS, most: call.most, meter: call.meter, timeoutMs, signal };
    const ask = { instructions: INSTRUCTIONS, parts: [input.instructions, photo], outputTokensMax: OUTPUT_TOKENS };
    const answer = await models.draw(call.model.id, { ...ask, ...limits });
    if (!("value" in answer)) return fail(...failureOf(answer));
    const edited = await images.edit(answer.value);
    if (typeof edited === "string") return fail(AI_ANSWER_INVALID);
    const { format, width, height, full } = edited;
    const name = place
      ? fullName({ ...place, format })
      : `enhanced/${randomUUID()}.${format === "png" ? "png" : "jpg"}`;
    await putTogether(files, filesOf(name, edited, place), signal);
    return { name, format, width, height, size: full.byteLength };
  },
  async settle(request) {
    const { plan, result, db, sql, files, emit, fail } = request;
    const { call, place, propertyId } = plan;
    if ("exhausted" in call) throw new Error("A call that was refused has no answer.");
    const { name, format, width, height, size } = result;
    if (place && propertyId !== null) {
      const kept = await keepImage({ db, sql }, propertyId, place.id, { format, width, height, size }, files);
      const { property } = kept ?? fail(PROPERTY_NOT_FOUND);
      emit(propertyUpdated, property, { property, changed: ["images"] });
    }
    const bill = billOf(await endCall(request, call), call);
    const enhanced = { ...bill, url: files.urlOf(name), format, width, height, propertyId, imageId: place?.id ?? null };
    emit(photoEnhanced, { id: call.id, version: 1 }, enhanced);
    return enhanced;
  },
  async abandon(request) {
    const { plan, error, db, sql, now } = request;
    const { call, place, propertyId } = plan;
    if (place && propertyId !== null) {
      await lockProperty({ db, sql }, propertyId);
      await abandonUpload({ db, sql }, { ...place, propertyId, isStored: true }, now);
    }
    if (!("exhausted" in call)) await endCall(request, call, error);
  },
});

/** An image that is shown; uploads under way and what was removed are none. */
const imageOf = (db: TenantDb, id: string) =>
  db.propertyImage.findFirst({ where: { id, sweepAt: null }, select: { ...IMAGE_SELECT, propertyId: true } });

/** An image of a property has a thumbnail beside it. */
function filesOf(name: string, { format, full, thumbnail }: EditedImage, place: ReservedImage | undefined) {
  const whole = { name, content: full, contentType: `image/${format}` };
  return place ? [whole, { name: thumbnailName(place), content: thumbnail, contentType: "image/jpeg" }] : [whole];
}
