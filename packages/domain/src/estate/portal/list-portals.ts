import { z } from "zod";
import { view } from "../../fields/presented.ts";
import { operation } from "../../kernel.ts";
import { propertiesRead } from "../property/property.ts";
import { PORTAL_SPECS, PUBLISHABLE_STATUSES } from "./portal-spec.ts";
import { PORTALS } from "./portals.ts";

const names = z.array(z.string()).nullable().describe("Null: all.");

/** A portal, and what a listing must be like to be published there. */
export const PortalView = view("Portal", {
  name: z.string(),
  title: z.string(),
  kind: z.enum(["portal", "social"]),
  transport: z.enum(["feed", "push"]).describe("It reads a feed of ours, or each listing is pushed to it."),
  connection: z.enum(["none", "oauth"]).describe("What it must be connected with before anything is published."),
  spec: z.object({
    statuses: z.array(z.string()),
    required: z.array(z.string()).describe("Fields of the property."),
    lengths: z.array(z.object({ field: z.string(), min: z.int().nullable(), max: z.int().nullable() })),
    images: z.object({ min: z.int(), max: z.int() }),
    price: z.object({ min: z.number().nullable(), max: z.number().nullable() }),
    types: names,
    operations: names,
    currencies: names,
    countries: names,
  }),
});

/** The portals that there are, with their specs as data, so that a client can say what is missing before it asks. */
export const listPortals = operation({
  name: "portals.list",
  summary: "Lists the portals, with what each takes.",
  mode: "read",
  scope: propertiesRead,
  rate: "read",
  input: z.object({}),
  output: z.object({ portals: z.array(PortalView) }),
  example: { input: () => ({}) },
  async handle() {
    return { portals: PORTALS.map((portal) => ({ ...portal, spec: shownSpec(PORTAL_SPECS[portal.name]) })) };
  },
});

type Spec = (typeof PORTAL_SPECS)[keyof typeof PORTAL_SPECS];

const shownSpec = ({ required, lengths, images, price, types, operations, currencies, countries }: Spec) => ({
  statuses: [...PUBLISHABLE_STATUSES],
  required: [...required],
  lengths: Object.entries(lengths).map(([field, { min = null, max = null }]) => ({ field, min, max })),
  images,
  price: { min: price.min ?? null, max: price.max ?? null },
  types: listed(types),
  operations: listed(operations),
  currencies: listed(currencies),
  countries: listed(countries),
});

const listed = (values: readonly string[] | undefined) => (values ? [...values] : null);
