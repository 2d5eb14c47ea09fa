import { randomUUID } from "node:crypto";
import type { TestWorld } from "@orrery/testkit";
import fc from "fast-check";
import { createEstateAgent } from "../src/estate/estate-agent/create-estate-agent.ts";
import { PROPERTY_STATUSES, PROPERTY_TYPES } from "../src/estate/property/property.ts";
import { PROPERTY_SORTS } from "../src/estate/property/property-orders.ts";

const orNull = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null });
/** PostgreSQL takes no zero character, and no half of a pair. */
const text = fc.string({ unit: "grapheme", maxLength: 20 }).map((one) => one.replaceAll("\0", "").toWellFormed());
const awkward = fc.constantFrom(
  '"quoted" \\ /',
  "line\nbreak\r\t\b\f\u0001\u001f",
  "</script>\u2028\u007f",
  "Größe 家 🏠",
  "",
);
/** Of the least, PostgreSQL writes the same number in another way (`1e-05`). */
const isPlain = (given: number) => given === 0 || Math.abs(given) >= 0.0001;
const double = (min: number, max: number) =>
  fc
    .double({ min, max, noNaN: true })
    .filter(isPlain)
    .map((one) => one + 0);
const number = fc.oneof(double(0, 1e9), fc.integer({ min: 0, max: 9_999 }));
const price = fc.constantFrom("0", "0.5", "750000", "750000.01", "999999999999.99");
const time = fc.integer({ min: 0, max: 3 }).map((ms) => new Date(Date.UTC(2026, 10, 22, 10) + ms * 37));

export const anyProperty = fc.record({
  title: fc.oneof(text, awkward),
  description: orNull(fc.oneof(text, awkward)),
  status: fc.constantFrom(...PROPERTY_STATUSES),
  type: orNull(fc.constantFrom(...PROPERTY_TYPES)),
  price: orNull(price),
  currency: orNull(fc.constant("USD")),
  bedrooms: orNull(fc.nat({ max: 50 })),
  bathrooms: orNull(number),
  areaSqft: orNull(number),
  line1: orNull(awkward),
  cityKey: orNull(fc.constantFrom("miami", "hialeah")),
  lat: orNull(double(-90, 90)),
  features: fc.array(fc.oneof(text, awkward), { maxLength: 3 }),
  createdAt: time,
  updatedAt: time,
});
export const anyImage = fc.record({
  position: fc.nat({ max: 3 }),
  caption: orNull(awkward),
  format: fc.constantFrom("jpeg", "png"),
  width: fc.nat({ max: 9_999 }),
  sweepAt: fc.constantFrom(null, null, new Date()),
});
export const anyPublication = fc.record({
  status: text,
  url: orNull(text),
  publishedAt: orNull(time),
  externalId: orNull(text),
  transport: fc.constantFrom("push", "feed", "sandbox"),
});

export const anyQuestion = fc.record(
  {
    sort: fc.constantFrom(...PROPERTY_SORTS),
    direction: fc.constantFrom("forward" as const, "backward" as const),
    limit: fc.integer({ min: 1, max: 6 }),
    status: fc.constantFrom(...PROPERTY_STATUSES),
    city: fc.constantFrom("Miami", "HIALEAH"),
    priceMin: fc.constantFrom(0, 0.5, "750000.01"),
    priceMax: fc.constantFrom(750_000),
  },
  { requiredKeys: ["limit"] },
);

/** Stores them, the images and publications with the first two. */
export async function planted(
  world: TestWorld,
  properties: readonly object[],
  images: readonly object[],
  publications: readonly object[],
) {
  const { organizationId, database } = world;
  const agent = await world.run(createEstateAgent);
  const rows = properties.map((row, at) => ({
    id: randomUUID(),
    organizationId,
    agentId: at % 2 ? agent.id : null,
    ...row,
  }));
  await database.system.property.createMany({ data: rows as never });
  const [first, second = first] = rows;
  if (first && second) {
    const of = (at: number) => ({ organizationId, propertyId: (at % 3 ? first : second).id });
    await database.system.propertyImage.createMany({ data: images.map((row, at) => ({ ...of(at), ...row })) as never });
    const portals = publications.map((row, at) => ({ ...of(0), portal: `portal-${at}`, ...row }));
    await database.system.publication.createMany({ data: portals as never });
  }
  return { agent, rows };
}
