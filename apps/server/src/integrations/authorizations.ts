import type { Authenticator } from "@orrery/access";
import type { SystemDb } from "@orrery/db";
import {
  type AuthorizationSecrets,
  completeIntegration,
  type IntegrationAuthorizations,
  type IntegrationSecrets,
  type IntegrationSettings,
  partyOf,
  providerAccess,
  type TakenAuthorization,
} from "@orrery/domain";
import { type Caller, isPrincipal, type Kernel } from "@orrery/operation";
import { invoking } from "../invoking.ts";
import { issuerOf } from "../issuer.ts";
import type { ServersOAuth } from "./portal-oauth.ts";

export interface AuthorizationParts {
  readonly system: SystemDb;
  readonly oauth: ServersOAuth;
  readonly secrets: IntegrationSecrets;
  readonly settings: IntegrationSettings;
  readonly standingOf: Authenticator["standingOf"];
  /** Without limits: whoever began it was let in for it. */
  kernel(): Kernel;
  now(): Date;
}

type Row = NonNullable<Awaited<ReturnType<SystemDb["integrationAuthorization"]["findUnique"]>>>;

/** What is known of an authorization that was taken, of which there is no row any more. */
interface Taken extends TakenAuthorization {
  readonly row: Row;
}

/** The ends of authorizations, which a browser brings that has no credential. */
export function integrationAuthorizations(parts: AuthorizationParts): IntegrationAuthorizations {
  return {
    async take(stateHash, provider, caller): Promise<Taken | undefined> {
      const { integrationAuthorization } = parts.system;
      const row = await integrationAuthorization.findUnique({ where: { stateHash } });
      if (!row || row.provider !== provider || !isFor(row, caller)) return undefined;
      // Of two that bring the same one deletes it.
      const { count } = await integrationAuthorization.deleteMany({ where: { id: row.id } });
      if (count === 0 || row.expiresAt <= parts.now()) return undefined;
      const { id, organizationId, returnUrl } = row;
      return { id, organizationId, provider, returnUrl, row };
    },
    complete: (taken, query, origin) => completed(parts, (taken as Taken).row, query, origin),
  };
}

/** A browser shows no credential. Who shows one is who began it. */
const isFor = ({ credentialId, organizationId }: Row, caller: Caller): boolean =>
  !isPrincipal(caller) || (caller.credentialId === credentialId && caller.organizationId === organizationId);

async function completed(
  { oauth, secrets, settings, standingOf, kernel }: AuthorizationParts,
  row: Row,
  query: Readonly<Record<string, string>>,
  origin: Parameters<IntegrationAuthorizations["complete"]>[2],
): Promise<void> {
  const { provider, scopes } = row;
  const own = secrets.open<AuthorizationSecrets>(row.id, row.secrets);
  const { state, codeVerifier } = own;
  const access = providerAccess(row, own, settings);
  const principal = await issuerOf(row, standingOf, "Whoever began this has no access any more.");
  const callbackUrl = `${settings.callbackUrlOf(provider)}?${new URLSearchParams(query)}`;
  const tokens = await oauth.exchange(access, { callbackUrl, state, codeVerifier });
  try {
    const invoke = invoking(
      kernel(),
      () => principal,
      () => origin,
    );
    await invoke(completeIntegration, {
      ...{ provider, grant: "authorization_code", party: partyOf(row), tokens: plain(tokens), scopes },
      ...(own.clientSecret !== undefined && { clientSecret: own.clientSecret }),
    });
  } catch (error) {
    // Nobody will have them: that they go is worth a try, and no more.
    await oauth.revoke(access, tokens).catch(() => undefined);
    throw error;
  }
}

type Tokens = Awaited<ReturnType<ServersOAuth["exchange"]>>;

/** As an operation takes them: without what is not there. */
export function plain({ accessToken, refreshToken, expiresInSeconds, scopes, account }: Tokens) {
  return {
    accessToken,
    ...(refreshToken !== undefined && { refreshToken }),
    ...(expiresInSeconds !== undefined && { expiresInSeconds }),
    ...(scopes !== undefined && { scopes: [...scopes] }),
    ...(account !== undefined && { account: account.slice(0, 500) }),
  };
}
