import { randomUUID } from "node:crypto";
import type { Prisma, SystemDb } from "@orrery/db";
import { registry } from "@orrery/domain";
import { ALL_SCOPES, expandGrants, type Origin, type Principal } from "@orrery/operation";

/** In place of a credential, which whoever runs the server needs none of. No key or session has this id. */
const OPERATOR_ID = "00000000-0000-4000-8000-000000000000";

/** Where the server's own doings come from. */
export const operatorOrigin = (requestId: string = randomUUID()): Origin => ({
  surface: "system",
  address: "127.0.0.1",
  requestId,
});

/** Who may do everything in an organization without a credential. */
export function operatorOf(organization: Pick<Principal, "organizationId" | "plan" | "mode">): Principal {
  const grants = [ALL_SCOPES];
  return {
    ...organization,
    kind: "operator",
    credentialId: OPERATOR_ID,
    grants,
    scopes: expandGrants(grants, registry.scopes),
  };
}

/** The same for what the server does there by itself, which no plan includes or leaves out, and which is the same in either mode. */
export const operatorIn = (organizationId: string): Principal =>
  operatorOf({ organizationId, plan: "brokerage", mode: "live" });

interface Changed {
  /** Whose audit log says so. */
  readonly organizationId: string;
  /** What was changed; the organization itself, unless told. */
  readonly id?: string;
}

/** Makes a change of the operator's, with its line in the audit log: both or none. @param operation `noun.verb`. */
export function asOperator<T extends Changed>(
  system: SystemDb,
  operation: string,
  change: (tx: Prisma.TransactionClient) => Promise<T>,
): Promise<T> {
  return system.$transaction(async (tx) => {
    const changed = await change(tx);
    await noteChange(tx, operation, changed);
    return changed;
  });
}

/** The audit log's line of a change that is one of several in its transaction. */
export async function noteChange(
  tx: Prisma.TransactionClient,
  operation: string,
  { organizationId, id = organizationId }: Changed,
): Promise<void> {
  const operator = { credentialKind: "operator", credentialId: OPERATOR_ID };
  await tx.auditEntry.create({
    data: { ...operatorOrigin(), ...operator, organizationId, operation, resourceId: id },
  });
}
