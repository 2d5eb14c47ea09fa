import type { getPortalLink, listPortals, rotatePortalLink } from "@orrery/domain";
import type { OutputOf } from "@orrery/operation";
import type { PayloadFields } from "../binding/mutation.ts";
import { builder } from "../builder.ts";

type PortalShown = OutputOf<typeof listPortals>["portals"][number];

const Portal = builder.objectRef<PortalShown>("Portal").implement({
  description: "A portal, and what a listing must be like to be published there.",
  fields: (t) => ({
    name: t.exposeString("name"),
    title: t.exposeString("title"),
    kind: t.exposeString("kind"),
    transport: t.exposeString("transport", { description: "feed or push." }),
    connection: t.exposeString("connection", {
      description: "What it must be connected with before anything is published: none or oauth.",
    }),
    spec: t.field({ type: "JSON", description: "As REST has it.", resolve: ({ spec }) => spec }),
  }),
});

export const Portals = builder.objectRef<OutputOf<typeof listPortals>>("Portals").implement({
  description: "The portals that there are.",
  fields: (t) => ({ portals: t.field({ type: [Portal], resolve: ({ portals }) => portals }) }),
});

/** The payload of `portalLink` and `rotatePortalLink`. */
export const portalLink: PayloadFields<typeof getPortalLink | typeof rotatePortalLink> = (t) => ({
  portal: t.string({ resolve: ({ given }) => given.portal }),
  purpose: t.string({ description: "feed or callback.", resolve: ({ given }) => given.purpose }),
  url: t.string({
    nullable: true,
    description: "Whoever has it may do so: a secret. Null in a replay.",
    resolve: ({ given }) => given.url,
  }),
  usedAt: t.field({
    type: "DateTime",
    nullable: true,
    description: "When the portal last did.",
    resolve: ({ given }) => given.usedAt,
  }),
  version: t.int({ resolve: ({ given }) => given.version }),
});
