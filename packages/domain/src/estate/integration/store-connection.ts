import { randomUUID } from "node:crypto";
import type { TenantDb } from "@orrery/db";
import { unlessOvertaken } from "../../fields/version.ts";
import { INTEGRATION_SELECT, type IntegrationRow } from "./integration.ts";
import type { IntegrationSecrets, NewConnection, ProviderTokens } from "./ports.ts";

interface Request {
  readonly db: TenantDb;
  readonly integrationSecrets: IntegrationSecrets;
  readonly now: Date;
}

/** Stores a connection in place of the one before, if there was one. */
export async function storeConnection(
  { db, integrationSecrets, now }: Request,
  { provider, grant, party, clientSecret, tokens, scopes }: NewConnection,
): Promise<IntegrationRow> {
  const before = await db.integration.findFirst({ where: { provider }, select: { id: true, version: true } });
  const id = before?.id ?? randomUUID();
  const secrets = { ...(party.client === "own" && { clientSecret }), ...secretsIn(tokens) };
  const isRenewable = grant === "client_credentials" || tokens.refreshToken !== undefined;
  const data = {
    provider,
    grant,
    party: { ...party },
    secrets: integrationSecrets.seal(id, secrets),
    status: "connected",
    scopes: [...(tokens.scopes ?? scopes)],
    account: tokens.account ?? null,
    ...termsOf(tokens, { isRenewable }, now),
    isRenewable,
    connectedAt: now,
    lastSuccessAt: now,
    ...UNTROUBLED,
  };
  const select = INTEGRATION_SELECT;
  if (!before) return unlessOvertaken(db.integration.create({ data: { id, ...data }, select }));
  const { version } = before;
  const where = { id, version };
  return unlessOvertaken(db.integration.update({ where, data: { ...data, version: version + 1 }, select }));
}

/** Of a connection that works: no errors, and nobody at work on it. */
export const UNTROUBLED = {
  lastError: null,
  lastErrorAt: null,
  failures: 0,
  renewAfter: null,
  leaseId: null,
  leaseUntil: null,
};

export const secretsIn = ({ accessToken, refreshToken }: ProviderTokens) => ({
  accessToken,
  ...(refreshToken !== undefined && { refreshToken }),
});

/** How long before its end an access token is renewed; one that is short-lived, after half of its life. */
const RENEWED_BEFORE_MS = 300_000;

/** When an access token ends, and from when on it is to be renewed. */
export function termsOf(
  { expiresInSeconds }: ProviderTokens,
  { isRenewable }: { readonly isRenewable: boolean },
  now: Date,
) {
  if (expiresInSeconds === undefined) return { accessExpiresAt: null, renewAt: null };
  const lifeMs = expiresInSeconds * 1_000;
  const endsAtMs = now.getTime() + lifeMs;
  const beforeMs = isRenewable ? Math.min(RENEWED_BEFORE_MS, lifeMs / 2) : 0;
  return { accessExpiresAt: new Date(endsAtMs), renewAt: new Date(endsAtMs - beforeMs) };
}
