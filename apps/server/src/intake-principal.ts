import type { SystemDb } from "@orrery/db";
import { type CredentialKind, PLANS, type Principal } from "@orrery/operation";

const PLAN = { plan: true } as const;

/** What others send to, who have no credential. */
export interface Intake {
  readonly kind: CredentialKind;
  readonly id: string;
  readonly organizationId: string;
}

/** Who brings in what others send: what they sent it to, which may do no more than `grants`. */
export async function intakePrincipal(
  system: SystemDb,
  { kind, id, organizationId }: Intake,
  grants: readonly string[],
): Promise<Principal> {
  const { liveId, live, ...own } = await system.organization.findUniqueOrThrow({
    where: { id: organizationId },
    select: { ...PLAN, liveId: true, live: { select: PLAN } },
  });
  const plan = PLANS.find((name) => name === (live ?? own).plan) ?? "free";
  const mode = liveId === null ? "live" : "test";
  return { kind, organizationId, credentialId: id, grants, scopes: new Set(grants), plan, mode };
}
