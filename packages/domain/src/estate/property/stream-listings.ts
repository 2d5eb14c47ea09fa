import type { Prisma } from "@orrery/db";
import { z } from "zod";
import { presented } from "../../fields/presented.ts";
import { operation } from "../../kernel.ts";
import { allRows, allRowsInput } from "../all-rows.ts";
import { PropertyId, propertiesRead } from "./property.ts";

const LISTING_SELECT = {
  id: true,
  title: true,
  line1: true,
  line2: true,
  city: true,
  region: true,
  price: true,
  bedrooms: true,
  bathrooms: true,
  areaSqft: true,
  createdAt: true,
} satisfies Prisma.PropertySelect;

/** As much of a property as its document shows (organicagent.txt, "List active listings"), and its title. */
const ListingOutput = presented(
  (row: Prisma.PropertyGetPayload<{ select: typeof LISTING_SELECT }>) => ({
    id: row.id,
    title: row.title,
    // What of it is known, as the document writes it: "456 Oak Ave, Miami, FL".
    address: [row.line1, row.line2, row.city, row.region].filter((part) => part !== null).join(", "),
    price: row.price === null ? null : row.price.toNumber(),
    bedrooms: row.bedrooms,
    bathrooms: row.bathrooms,
    areaSqft: row.areaSqft,
  }),
  z.object({
    id: PropertyId,
    title: z.string(),
    address: z.string(),
    price: z.number().nullable(),
    bedrooms: z.int().nullable(),
    bathrooms: z.number().nullable(),
    areaSqft: z.number().nullable(),
  }),
);

/** Active properties, newest first (OrganicAgent's `GET /api/v1/listings`): all of them, unless there is a limit. */
export const streamListings = operation({
  name: "properties.stream",
  summary: "Lists the active properties, newest first: all of them, unless there is a limit.",
  mode: "stream",
  scope: propertiesRead,
  rate: "read",
  input: z.object(allRowsInput),
  output: ListingOutput,
  internal: "Lists without an end are OrganicAgent's; other surfaces page by cursor (properties.list).",
  example: { input: () => ({ limit: 2 }) },
  stream({ input, db }) {
    return allRows(input, ({ where, ...batch }) =>
      db.property.findMany({ ...batch, where: { AND: [{ status: "active" }, where] }, select: LISTING_SELECT }),
    );
  },
});
