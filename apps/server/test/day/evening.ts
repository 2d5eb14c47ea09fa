import { expect } from "vitest";
import { type Brokerage, read } from "./brokerage.ts";
import { type Listing, listedInReso, PORTALS, propertyOf, settled } from "./listing.ts";
import type { Keys } from "./morning.ts";
import { until } from "./peers.ts";

const REDUCED = 880_000;

/** Whoever has the listing gets the new price. */
export async function reducePrice(brokerage: Brokerage, keys: Keys, listing: Listing): Promise<void> {
  const { rest, portal } = brokerage;
  const { id, feeds } = listing;
  const revision = portal.listings.get(id)?.revision ?? 0;
  expect(await rest(keys.broker, "PATCH", `/v1/properties/${id}`, { price: REDUCED })).toMatchObject({ status: 200 });
  await until(() => expect(portal.listings.get(id)?.revision).toBeGreaterThan(revision));
  expect(portal.calls.at(-1)?.body?.listing).toMatchObject({ price: REDUCED });
  expect(await read(feeds.kyero)).toContain(`<price>${REDUCED}</price>`);
  expect(await listedInReso(listing)).toMatchObject([{ ListingKey: id, ListPrice: REDUCED }]);
  const { publications } = await propertyOf(brokerage, keys, id);
  expect(publications.map(({ status }) => status)).toEqual(PORTALS.map(() => "published"));
}

interface EntityEvents {
  readonly value: readonly { readonly EntityEventSequence: number; readonly ResourceRecordKey: string }[];
  readonly "@odata.nextLink"?: string;
}

const after = (sequence: number) =>
  `/reso/odata/EntityEvent?$filter=${encodeURIComponent(`EntityEventSequence gt ${sequence}`)}&$top=1000`;

/** Where the RESO feed's events end. */
async function lastSequence({ rest }: Brokerage, { partner }: Keys): Promise<number> {
  let last = 0;
  for (let path: string | undefined = after(0); path !== undefined; ) {
    const { body }: { body: EntityEvents } = await rest<EntityEvents>(partner, "GET", path);
    last = body.value.at(-1)?.EntityEventSequence ?? last;
    path = body["@odata.nextLink"];
  }
  return last;
}

/** Sold: it is taken off everywhere, and the RESO Web API says so to who replicates it. */
export async function sell(brokerage: Brokerage, keys: Keys, listing: Listing): Promise<void> {
  const { rest, portal } = brokerage;
  const { id, feeds } = listing;
  const known = await lastSequence(brokerage, keys);
  const property = `/reso/odata/Property('${id}')?$select=StandardStatus,ListPrice`;
  expect((await rest(keys.partner, "GET", property)).body).toMatchObject({ StandardStatus: "Active" });
  expect(await rest(keys.broker, "PATCH", `/v1/properties/${id}`, { status: "sold" })).toMatchObject({ status: 200 });
  await settled(brokerage, keys, id, "json-push", "withdrawn");
  expect(portal.listings.has(id)).toBe(false);
  expect(await read(feeds.kyero)).not.toContain("<property>");
  await settled(brokerage, keys, id, "kyero", "withdrawn");
  expect(await listedInReso(listing)).toEqual([]);
  await settled(brokerage, keys, id, "reso", "withdrawn");

  expect(await rest(keys.partner, "GET", property)).toMatchObject({
    status: 200,
    body: { StandardStatus: "Closed", ListPrice: REDUCED },
  });
  await until(async () => {
    const { value } = (await rest<EntityEvents>(keys.partner, "GET", after(known))).body;
    expect(value.map(({ ResourceRecordKey }) => ResourceRecordKey)).toContain(id);
  });
}
