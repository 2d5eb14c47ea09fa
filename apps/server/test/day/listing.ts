import { pngOfBytes } from "@orrery/testkit";
import { expect } from "vitest";
import { type Answer, type Brokerage, read, type WithId } from "./brokerage.ts";
import type { Keys } from "./morning.ts";
import { until } from "./peers.ts";

export const PORTALS = ["json-push", "kyero", "reso"] as const;

interface Property extends WithId {
  readonly version: number;
  readonly title: string;
  readonly price: number;
  readonly description: string;
  readonly image_upload_url: string;
  readonly images: readonly (WithId & { readonly url: string })[];
  readonly publications: readonly { readonly portal: string; readonly status: string }[];
}

interface Review {
  readonly variants: readonly { readonly title: string; readonly description: string }[];
  readonly photo_analysis: readonly { readonly image_id: string }[];
}

interface Breaches {
  readonly error: {
    readonly details: { readonly breaches: readonly { portal: string; field: string; rule: string }[] };
  };
}

/** A listing on its way, and where the two portals that read feeds find theirs. */
export interface Listing {
  readonly id: string;
  readonly feeds: Readonly<Record<"kyero" | "reso", string>>;
}

const PHOTOS = 2;

export const propertyOf = async ({ rest }: Brokerage, { broker }: Keys, id: string): Promise<Property> =>
  (await rest<Property>(broker, "GET", `/v1/properties/${id}`)).body;

/** A draft becomes a listing that every portal takes. */
export async function complete(brokerage: Brokerage, keys: Keys): Promise<Listing> {
  const { rest } = brokerage;
  const { broker } = keys;
  const draft = await rest<Property>(broker, "POST", "/v1/properties", { title: "Bay" });
  expect(draft).toMatchObject({ status: 201, body: { status: "draft", image_upload_url: expect.any(String) } });
  const { id, image_upload_url: uploadUrl } = draft.body;
  await refusedByAll(await publish(brokerage, keys, id));

  const patch = (body: object) => rest<Property>(broker, "PATCH", `/v1/properties/${id}`, body);
  const facts = {
    ...{ operation: "sale", type: "house", price: 900_000, currency: "USD", bedrooms: 4, bathrooms: 2.5 },
    ...{ area_sqft: 2_400, address: { line1: "456 Oak Ave", city: "Miami", region: "FL", country: "US" } },
  };
  expect(await patch(facts)).toMatchObject({ status: 200, body: { ...facts, status: "draft" } });
  for (let at = 0; at < PHOTOS; at += 1) await upload(uploadUrl);

  const reviewed = await rest<Review>(broker, "POST", "/v1/ai/listing-review", { property_id: id });
  expect(reviewed).toMatchObject({ status: 200, body: { model: "claude-opus-4-7", sandbox: false } });
  const { images } = await propertyOf(brokerage, keys, id);
  const { variants, photo_analysis } = reviewed.body;
  expect(variants).toHaveLength(3);
  expect(photo_analysis.map(({ image_id }) => image_id)).toEqual(images.map((image) => image.id));
  const { title = "", description = "" } = variants[1] ?? {};
  expect(await patch({ title, description })).toMatchObject({ status: 200, body: { title, description } });

  await enhance(brokerage, keys, id, String(images[0]?.id));
  expect(await patch({ status: "active" })).toMatchObject({ status: 200, body: { status: "active" } });
  const [kyero, reso] = [await feedOf(brokerage, keys, "kyero"), await feedOf(brokerage, keys, "reso")];
  return { id, feeds: { kyero, reso } };
}

const publish = ({ rest }: Brokerage, { broker }: Keys, id: string): Promise<Answer<Breaches>> =>
  rest(broker, "POST", `/v1/properties/${id}/publish`, { portals: PORTALS });

/** With every breach of each portal, and nothing queued. */
async function refusedByAll({ status, body }: Answer<Breaches>): Promise<void> {
  expect([status, body]).toMatchObject([422, { error: { details: { reason: "LISTING_NOT_PUBLISHABLE" } } }]);
  const { breaches } = body.error.details;
  const said = PORTALS.map((name) =>
    breaches.flatMap((one) => (one.portal === name ? [`${one.field} ${one.rule}`] : [])),
  );
  const facts = ["operation required", "type required", "price required"];
  const [city, region, country] = ["address.city required", "address.region required", "address.country required"];
  expect(said).toEqual([
    [
      ...["status status", "description required", ...facts, "currency required"],
      ...["address.line1 required", city, country, "title minLength", "images min"],
    ],
    ["status status", "description required", ...facts, "currency required", city, region, "images min"],
    ["status status", ...facts, city, region, country],
  ]);
}

async function upload(url: string): Promise<void> {
  const body = new Uint8Array(pngOfBytes(400));
  const uploaded = await fetch(url, { method: "PUT", headers: { "content-type": "image/png" }, body });
  expect(uploaded.status).toBe(201);
}

/** The first photo, drawn anew, is one more of the listing's. */
async function enhance(brokerage: Brokerage, keys: Keys, id: string, imageId: string): Promise<void> {
  const asked = { image_id: imageId, instructions: "Brighten it.", add_to_property: true };
  const enhanced = await brokerage.rest<{ url: string }>(keys.broker, "POST", "/v1/ai/photo-enhance", asked);
  expect(enhanced).toMatchObject({ status: 200, body: { model: "gemini-2.5-flash-image", sandbox: false } });
  const { images } = await propertyOf(brokerage, keys, id);
  expect(images).toHaveLength(PHOTOS + 1);
  expect(images.at(-1)?.url).toBe(enhanced.body.url);
}

const feedOf = async ({ rest }: Brokerage, { broker }: Keys, portal: string): Promise<string> =>
  (await rest<{ url: string }>(broker, "POST", `/v1/portals/${portal}/link`)).body.url;

/** Waits until a portal's publication stands so. */
export const settled = (brokerage: Brokerage, keys: Keys, id: string, portal: string, status: string) =>
  until(async () =>
    expect((await propertyOf(brokerage, keys, id)).publications).toContainEqual(
      expect.objectContaining({ portal, status }),
    ),
  );

/** On all three portals: one is pushed to and accepts, two come for their feeds. */
export async function goOnTheMarket(brokerage: Brokerage, keys: Keys, listing: Listing): Promise<void> {
  const { id, feeds } = listing;
  expect(await publish(brokerage, keys, id)).toMatchObject({
    status: 202,
    body: { publications: PORTALS.map((portal) => ({ portal, property_id: id, sandbox: false })) },
  });
  await settled(brokerage, keys, id, "json-push", "published");
  expect(brokerage.portal.listings.get(id)).toMatchObject({ state: "accepted" });
  expect(await read(feeds.kyero)).toContain("<town>Miami</town>");
  await settled(brokerage, keys, id, "kyero", "published");
  expect(await listedInReso(listing)).toMatchObject([{ ListingKey: id, StandardStatus: "Active", City: "Miami" }]);
  await settled(brokerage, keys, id, "reso", "published");
}

export const listedInReso = async ({ feeds }: Listing): Promise<readonly object[]> =>
  (JSON.parse(await read(feeds.reso)) as { value: object[] }).value;
