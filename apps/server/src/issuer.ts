import type { Authenticator } from "@orrery/access";
import { CREDENTIAL_INVALID, Failure, type Principal } from "@orrery/operation";

/** The columns that say on whose account something goes on after its request. */
export interface IssuerColumns {
  readonly organizationId: string;
  readonly credentialKind: string;
  readonly credentialId: string;
  readonly secretId: string | null;
  readonly userId: string | null;
}

/** Whose account that is, as that credential is now. @throws Failure CREDENTIAL_INVALID once it is no good */
export async function issuerOf(
  { organizationId, credentialKind, credentialId, secretId, userId }: IssuerColumns,
  standingOf: Authenticator["standingOf"],
  whenOver?: string,
): Promise<Principal> {
  const principal = await standingOf({
    organizationId,
    // As it was written from a principal.
    kind: credentialKind as Principal["kind"],
    credentialId,
    ...(secretId !== null && { secretId }),
    ...(userId !== null && { userId }),
  });
  if (!principal) throw Failure.of(CREDENTIAL_INVALID, undefined, whenOver);
  return principal;
}
