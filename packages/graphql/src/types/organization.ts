import type { getOrganization } from "@orrery/domain";
import { type OutputOf, PLANS } from "@orrery/operation";
import { builder } from "../builder.ts";
import { enumOf } from "./enums.ts";

export const Plan = enumOf("Plan", PLANS, "What an organization pays for.");
export const Mode = enumOf("Mode", ["live", "test"], "`test` is what test keys see: a sibling with its own data.");

/** The operation's own view and no Prisma type: a test sibling's plan is its live organization's, which its row does not say. */
export const Organization = builder.objectRef<OutputOf<typeof getOrganization>>("Organization").implement({
  description: "The tenant that a credential belongs to.",
  fields: (t) => ({
    id: t.exposeID("id", { description: "A UUID." }),
    name: t.exposeString("name"),
    slug: t.exposeString("slug"),
    plan: t.expose("plan", { type: Plan }),
    mode: t.expose("mode", { type: Mode }),
    version: t.exposeInt("version"),
    createdAt: t.expose("createdAt", { type: "DateTime" }),
    updatedAt: t.expose("updatedAt", { type: "DateTime" }),
  }),
});
