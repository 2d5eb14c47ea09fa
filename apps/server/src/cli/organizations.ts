import { createKey } from "@orrery/access";
import { registry } from "@orrery/domain";
import { ALL_SCOPES, type Plan } from "@orrery/operation";
import { createOrganization } from "../organizations.ts";
import { addOwner } from "../owners.ts";
import { type Command, facts, table } from "./command.ts";

export interface CreateOrganizationOptions {
  readonly name: string;
  readonly slug: string;
  readonly plan: Plan;
  readonly email?: string;
}

/** An organization with its test sibling and a first key that may do everything; with an email, its owner too. */
export function organizationsCreate({ name, slug, plan, email }: CreateOrganizationOptions): Command {
  return async (system) => {
    const { organizationId, testOrganizationId } = await createOrganization(system, { name, slug, plan });
    const { id: keyId, key } = await createKey(
      system,
      { organizationId, prefix: "ork_live_", name: "First key", scopes: [ALL_SCOPES] },
      registry.scopes,
    );
    const password = email === undefined ? undefined : await addOwner(system, { organizationId, email, name: email });
    const owner = email === undefined ? undefined : { email, ...(password !== undefined && { password }) };
    return {
      json: { organizationId, testOrganizationId, slug, plan, keyId, key, ...(owner && { owner }) },
      text: facts([
        ["organization", organizationId],
        ["test organization", testOrganizationId],
        ["slug", slug],
        ["plan", plan],
        ["key", `${key}   (all scopes; shown this once)`],
        ...(owner ? ([["owner", ownerText(owner)]] as const) : []),
      ]),
    };
  };
}

function ownerText({ email, password }: { email: string; password?: string }): string {
  return password === undefined ? `${email}   (has an account)` : `${email}   password ${password}   (shown this once)`;
}

export function organizationsList(): Command {
  return async (system) => {
    const rows = await system.organization.findMany({
      where: { liveId: null },
      select: { id: true, name: true, slug: true, plan: true, createdAt: true, test: { select: { id: true } } },
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    });
    return {
      json: rows.map(({ test, ...row }) => ({ ...row, testOrganizationId: test?.id ?? null })),
      text:
        rows.length === 0
          ? "There is no organization yet: orrery organizations create --name NAME --slug SLUG"
          : table(
              ["ID", "SLUG", "PLAN", "CREATED", "NAME"],
              rows.map(({ id, slug, plan, createdAt, name }) => [id, slug, plan, createdAt.toISOString(), name]),
            ),
    };
  };
}
