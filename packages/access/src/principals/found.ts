import { PLANS, type Plan, type Principal, ROLES, type Role, roleGrants, type Scope } from "@orrery/operation";
import { modeOf } from "../keys/store.ts";

/** What a credential was found to be. */
export interface Found {
  readonly principal: Principal;
  /** Epoch milliseconds: it is refused from then on. Infinity where it does not end by itself. */
  readonly endsAtMs: number;
  /** It is what it says, but its organization's plan does not include it. */
  readonly problem?: "plan";
}

/** An organization as principals are made of it; a test sibling with its live one. */
interface Organization {
  readonly id: string;
  readonly liveId: string | null;
  readonly plan: string;
  readonly limits: unknown;
  readonly live: { readonly plan: string; readonly limits: unknown } | null;
}

interface Belonging {
  readonly user: { readonly memberships: readonly { readonly organizationId: string; readonly role: string }[] } | null;
  readonly organization: Organization;
}

/** What the person's role in the organization grants as it is now; undefined for somebody who is not in it (any more). */
export function grantsOf(
  { user, organization: { id, liveId } }: Belonging,
  known: readonly Scope[],
): readonly string[] | undefined {
  // People of a live organization are people of its test sibling, which has no members of its own.
  const membership = user?.memberships.find(({ organizationId }) => organizationId === (liveId ?? id));
  return membership && roleGrants(roleOf(membership.role), known);
}

/** What of a principal is its organization's. */
export function belonging(organization: Organization) {
  const { plan, limits } = organization.live ?? organization;
  return {
    organizationId: organization.id,
    mode: modeOf(organization),
    plan: planOf(plan),
    ...limitsOf(limits),
  };
}

/** What the operator set, by the limit's name; nothing where nothing was set. */
function limitsOf(json: unknown): Pick<Principal, "limits"> {
  const set = Object.entries(json ?? {}).filter(([, value]) => typeof value === "number");
  return set.length > 0 ? { limits: Object.fromEntries(set) } : {};
}

function planOf(plan: string): Plan {
  const known = PLANS.find((name) => name === plan);
  if (known === undefined) throw new Error(`There is no plan ${plan}.`);
  return known;
}

function roleOf(role: string): Role {
  const known = ROLES.find((name) => name === role);
  if (known === undefined) throw new Error(`There is no role ${role}.`);
  return known;
}
