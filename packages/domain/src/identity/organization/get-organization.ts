import { z } from "zod";
import { presented } from "../../fields/presented.ts";
import { operation } from "../../kernel.ts";
import {
  ORGANIZATION_NOT_FOUND,
  ORGANIZATION_SELECT,
  OrganizationView,
  orgRead,
  toOrganizationView,
} from "./organization.ts";

/** The organization that the credential belongs to (Orckai's `GET /organization`). */
export const getOrganization = operation({
  name: "organization.get",
  summary: "Gets the organization that the credential belongs to.",
  mode: "read",
  scope: orgRead,
  rate: "read",
  input: z.object({}),
  output: presented(toOrganizationView, OrganizationView),
  errors: [ORGANIZATION_NOT_FOUND],
  example: { input: () => ({}) },
  async handle({ db, principal, fail }) {
    const row = await db.organization.findUnique({
      where: { id: principal.organizationId },
      select: ORGANIZATION_SELECT,
    });
    // A test sibling has its live organization's plan, which the principal carries.
    return row === null ? fail(ORGANIZATION_NOT_FOUND) : { ...row, plan: principal.plan };
  },
});
