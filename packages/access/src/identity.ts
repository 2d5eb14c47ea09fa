import type { SystemDb } from "@orrery/db";
import { expandGrants, isGrant, type Scope } from "@orrery/operation";
import { createAccounts } from "./accounts/accounts.ts";
import { findOauthApp } from "./apps/clients.ts";
import { generateClientSecret } from "./apps/format.ts";
import { generateKey, hashKey, isKeyPrefix } from "./keys/format.ts";
import { createAccessTokens } from "./tokens/access-token.ts";
import type { SealingKeys } from "./tokens/seal.ts";
import { SigningKeys } from "./tokens/signing-keys.ts";

export interface IdentityOptions {
  readonly system: SystemDb;
  /** The scopes that exist (the registry's). */
  readonly scopes: readonly Scope[];
  /** 32 bytes, derived from the root secret: what private keys are encrypted under. */
  readonly sealingKeys: SealingKeys;
  readonly now?: () => Date;
  /** Takes what went wrong after an answer was given. */
  readonly report?: (error: unknown) => void;
}

/** What the domain asks for as `keys`, `accounts` and `oauthApps`, and the tokens that the authenticator checks. */
export function createIdentity({ system, scopes, sealingKeys, now = () => new Date(), report }: IdentityOptions) {
  const tokens = createAccessTokens(new SigningKeys({ system, sealingKeys, now }), now);
  const oauthApps = { find: (clientId: string) => findOauthApp(system, clientId) };
  return { keys: keyMint(scopes), accounts: createAccounts({ system, tokens, now, report }), oauthApps, tokens };
}

function keyMint(scopes: readonly Scope[]) {
  return {
    generate(prefix: string) {
      if (!isKeyPrefix(prefix)) throw new Error(`There is no prefix ${prefix}.`);
      const key = generateKey(prefix);
      return { key, hash: hashKey(key), lastFour: key.slice(-4) };
    },
    generateClientSecret() {
      const secret = generateClientSecret();
      return { secret, hash: hashKey(secret), lastFour: secret.slice(-4) };
    },
    isGrant: (grant: string) => isGrant(grant, scopes),
    scopesOf: (grants: readonly string[]) => expandGrants(grants, scopes),
  };
}
