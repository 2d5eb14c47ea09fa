import { propertiesRead } from "@orrery/domain";
import { builder } from "../builder.ts";

export const Property = builder.prismaNode("Property", {
  description: "A house, flat or plot that leads ask about.",
  id: { field: "id" },
  select: { id: true },
  authScopes: { scope: propertiesRead },
  fields: (t) => ({
    title: t.exposeString("title"),
    status: t.exposeString("status"),
    addressLine: t.exposeString("addressLine", { nullable: true }),
    city: t.exposeString("city", { nullable: true }),
    region: t.exposeString("region", { nullable: true }),
    postalCode: t.exposeString("postalCode", { nullable: true }),
    version: t.exposeInt("version", { description: "Goes up with every change." }),
    createdAt: t.expose("createdAt", { type: "DateTime" }),
    updatedAt: t.expose("updatedAt", { type: "DateTime" }),
  }),
});
