import type { Prisma } from "@orrery/db";
import { PLANS, type Plan, reason, scope } from "@orrery/operation";
import { z } from "zod";
import { timestamp, view } from "../../fields/presented.ts";

export const orgRead = scope("org:read", "Read organization data");

export const ORGANIZATION_NOT_FOUND = reason("ORGANIZATION_NOT_FOUND", "NOT_FOUND", "No organization has this id.");

export const ORGANIZATION_SELECT = {
  id: true,
  name: true,
  slug: true,
  plan: true,
  liveId: true,
  version: true,
  createdAt: true,
  updatedAt: true,
} satisfies Prisma.OrganizationSelect;

export type OrganizationRow = Prisma.OrganizationGetPayload<{ select: typeof ORGANIZATION_SELECT }>;

/** `mode` is `test` for the sibling that test keys see. */
export const OrganizationView = view("Organization", {
  id: z.uuid(),
  name: z.string(),
  slug: z.string(),
  plan: z.enum(PLANS),
  mode: z.enum(["live", "test"]),
  version: z.int(),
  createdAt: timestamp,
  updatedAt: timestamp,
});

/** The view of a row whose `plan` is already the live organization's. */
export function toOrganizationView({
  liveId,
  plan,
  createdAt,
  updatedAt,
  ...row
}: OrganizationRow): z.input<typeof OrganizationView> {
  return {
    ...row,
    plan: plan as Plan,
    mode: liveId === null ? "live" : "test",
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  };
}
