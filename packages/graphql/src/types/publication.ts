import { builder } from "../builder.ts";

export const Publication = builder.prismaObject("Publication", {
  description: "A property on one portal.",
  fields: (t) => ({
    portal: t.exposeString("portal"),
    status: t.exposeString("status"),
    url: t.exposeString("url", { nullable: true, description: "Where it is to be seen." }),
    publishedAt: t.expose("publishedAt", { type: "DateTime", nullable: true }),
  }),
});
