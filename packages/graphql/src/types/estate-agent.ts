import { estateAgentsRead } from "@orrery/domain";
import { builder } from "../builder.ts";

/** Whoever sees a lead sees whose it is; all else of a person needs the scope, and is null without it. */
const guarded = {
  nullable: true,
  authScopes: { scope: estateAgentsRead },
  description: "Needs estate-agents:read.",
} as const;

export const EstateAgent = builder.prismaNode("EstateAgent", {
  description: "A person of the brokerage, to whom leads are assigned.",
  id: { field: "id" },
  select: { id: true },
  fields: (t) => ({
    name: t.exposeString("name"),
    email: t.exposeString("email", guarded),
    phone: t.exposeString("phone", guarded),
    version: t.exposeInt("version", guarded),
    createdAt: t.expose("createdAt", { type: "DateTime", ...guarded }),
    updatedAt: t.expose("updatedAt", { type: "DateTime", ...guarded }),
  }),
});
