import {
  IMAGES_MAX,
  IMAGES_SHOWN,
  leadsRead,
  PROPERTY_OPERATIONS,
  PROPERTY_SORTS,
  PROPERTY_STATUSES,
  PROPERTY_TYPES,
  positionAt,
  propertiesRead,
} from "@orrery/domain";
import { invalidInput } from "@orrery/operation";
import { encodeGlobalID } from "@pothos/plugin-relay";
import { type FieldArguments, priced } from "../admission/price.ts";
import { builder } from "../builder.ts";
import { ADDRESS_SELECT, Address } from "./address.ts";
import { enumOf } from "./enums.ts";
import { EstateAgent } from "./estate-agent.ts";
import { PropertyImage } from "./property-image.ts";
import { Publication } from "./publication.ts";

const PropertyStatus = enumOf("PropertyStatus", PROPERTY_STATUSES, "What has become of a property so far.");
const PropertyOperation = enumOf("PropertyOperation", PROPERTY_OPERATIONS, "Whether a property is sold or rented.");
const PropertyType = enumOf("PropertyType", PROPERTY_TYPES, "What a property is.");
enumOf("PropertySort", PROPERTY_SORTS, "The orders of a list of properties.", (sort) =>
  sort.startsWith("-") ? `${sort.slice(1)}_desc` : `${sort}_asc`,
);

const LEADS_DEFAULT = 20;
const LEADS_MAX = 100;

const imagesShown = ({ first }: FieldArguments) => Number(first ?? IMAGES_MAX);

function imagesAsked(args: FieldArguments): number {
  const take = imagesShown(args);
  if (take >= 1 && take <= IMAGES_MAX) return take;
  throw invalidInput([{ path: "first", message: `Must be between 1 and ${IMAGES_MAX}.` }]);
}

const imagesSelected = (args: FieldArguments) => ({
  ...IMAGES_SHOWN,
  take: imagesAsked(args),
  select: { id: true as const },
});

const leadsShown = ({ first }: FieldArguments) => Number(first ?? LEADS_DEFAULT);

export const Property = builder.prismaNode("Property", {
  description: "A house, flat or plot that is sold or rented, and that leads ask about.",
  id: { field: "id" },
  select: { id: true },
  authScopes: { scope: propertiesRead },
  fields: (t) => ({
    title: t.exposeString("title"),
    description: t.exposeString("description", { nullable: true }),
    status: t.field({
      type: PropertyStatus,
      select: { status: true },
      resolve: ({ status }) => status as (typeof PROPERTY_STATUSES)[number],
    }),
    operation: t.field({
      type: PropertyOperation,
      nullable: true,
      select: { operation: true },
      resolve: ({ operation }) => operation as (typeof PROPERTY_OPERATIONS)[number] | null,
    }),
    type: t.field({
      type: PropertyType,
      nullable: true,
      select: { type: true },
      resolve: ({ type }) => type as (typeof PROPERTY_TYPES)[number] | null,
    }),
    price: t.expose("price", { type: "Decimal", nullable: true, description: "In `currency`." }),
    currency: t.exposeString("currency", { nullable: true, description: "ISO 4217." }),
    bedrooms: t.exposeInt("bedrooms", { nullable: true }),
    bathrooms: t.exposeFloat("bathrooms", { nullable: true }),
    areaSqft: t.exposeFloat("areaSqft", { nullable: true, description: "Square feet inside." }),
    lotSqft: t.exposeFloat("lotSqft", { nullable: true, description: "Square feet of ground." }),
    yearBuilt: t.exposeInt("yearBuilt", { nullable: true }),
    address: t.field({
      type: Address,
      select: ADDRESS_SELECT,
      resolve: (property) => property,
    }),
    features: t.exposeStringList("features"),
    images: t.field({
      type: [PropertyImage],
      description: "In order.",
      args: { first: t.arg.int({ description: `How many: all, unless told; a property has at most ${IMAGES_MAX}.` }) },
      select: (args, _context, nested) => ({ images: nested(imagesSelected(args)) }),
      resolve: ({ images }) => images.map((image, index) => ({ ...image, position: positionAt(index) })),
      extensions: priced({ rows: (args) => Math.min(Math.max(imagesShown(args), 0), IMAGES_MAX) }),
    }),
    publications: t.relation("publications", {
      type: Publication,
      description: "The portals that it is on.",
      query: { orderBy: { portal: "asc" } },
    }),
    agentId: t.id({
      nullable: true,
      description: "Whose listing it is.",
      select: { agentId: true },
      resolve: ({ agentId }) => (agentId === null ? null : encodeGlobalID("EstateAgent", agentId)),
    }),
    agent: t.relation("agent", { type: EstateAgent, nullable: true, description: "Whose listing it is." }),
    leads: t.relation("leads", {
      nullable: true,
      authScopes: { scope: leadsRead },
      description: "The latest leads that ask about it, newest first. Needs leads:read.",
      args: {
        first: t.arg.int({ description: `How many: ${LEADS_DEFAULT} unless told, at most ${LEADS_MAX}.` }),
      },
      query: (args) => {
        const take = leadsShown(args);
        if (take < 1 || take > LEADS_MAX) {
          throw invalidInput([{ path: "first", message: `Must be between 1 and ${LEADS_MAX}.` }]);
        }
        return { take, orderBy: [{ createdAt: "desc" }, { id: "desc" }] };
      },
      extensions: priced({ rows: (args) => Math.min(Math.max(leadsShown(args), 0), LEADS_MAX) }),
    }),
    version: t.exposeInt("version", { description: "Goes up with every change." }),
    createdAt: t.expose("createdAt", { type: "DateTime" }),
    updatedAt: t.expose("updatedAt", { type: "DateTime" }),
  }),
});
