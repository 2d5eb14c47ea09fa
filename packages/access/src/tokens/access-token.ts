import { randomUUID } from "node:crypto";
import { type CryptoKey, decodeProtectedHeader, type JWTPayload, jwtVerify, SignJWT } from "jose";
import { ACCESS_TOKEN_SECONDS } from "./lifetimes.ts";
import type { SigningKeys } from "./signing-keys.ts";
import { isUuid } from "./uuid.ts";

const ALGORITHM = "EdDSA";
/** Another kind of token under the same keys could never pass for one of these (RFC 9068, 2.1). */
const TYPE = "at+jwt";
const ISSUER = "orrery";
const AUDIENCE = "orrery-api";
const REQUIRED = ["sub", "sid", "org", "iat", "exp", "jti"];

/** What an access token says, once its signature, issuer, audience, type and times were found good. Whether its session still stands is looked up. */
export interface AccessClaims {
  readonly sessionId: string;
  readonly userId: string;
  readonly organizationId: string;
  readonly expiresAt: Date;
}

/** Signs and checks access tokens: EdDSA JWTs of the type `at+jwt` (RFC 9068). */
export interface AccessTokens {
  /** Never inside a transaction: it may have to read, or make, the key that signs. */
  sign(session: { readonly id: string; readonly userId: string; readonly organizationId: string }): Promise<string>;
  /** Undefined for anything that is not a token of ours, or has expired. */
  verify(token: string): Promise<AccessClaims | undefined>;
  /** The JWK set (RFC 7517). */
  publicKeys(): Promise<{ readonly keys: readonly Record<string, unknown>[] }>;
}

export function createAccessTokens(keys: SigningKeys, now: () => Date): AccessTokens {
  return {
    async sign({ id, userId, organizationId }) {
      const { kid, privateKey } = await keys.current();
      const issuedAt = Math.floor(now().getTime() / 1_000);
      return new SignJWT({ sid: id, org: organizationId })
        .setProtectedHeader({ alg: ALGORITHM, typ: TYPE, kid })
        .setIssuer(ISSUER)
        .setAudience(AUDIENCE)
        .setSubject(userId)
        .setJti(randomUUID())
        .setIssuedAt(issuedAt)
        .setExpirationTime(issuedAt + ACCESS_TOKEN_SECONDS)
        .sign(privateKey);
    },
    async verify(token) {
      const kid = keyIdOf(token);
      const key = kid === undefined ? undefined : await keys.find(kid);
      return key && claimsOf(await payloadOf(token, key.publicKey, now()));
    },
    async publicKeys() {
      const all = await keys.all();
      return { keys: all.map(({ kid, publicJwk }) => ({ ...publicJwk, kid, alg: ALGORITHM, use: "sig" })) };
    },
  };
}

/**
 * Three parts, the last of them 64 bytes in their one spelling: base64url leaves bits over, and decoders ignore them, so
 * that without this a token would have others that are just as good.
 */
const SHAPE = /^[\w-]{1,512}\.[\w-]{1,2048}\.[\w-]{85}[AQgw]$/;

/** The key that a token names; undefined for what is no token of ours by its look. */
function keyIdOf(token: string): string | undefined {
  if (!SHAPE.test(token)) return undefined;
  try {
    const { kid } = decodeProtectedHeader(token);
    return isUuid(kid) ? kid : undefined;
  } catch {
    return undefined;
  }
}

/** Whoever writes the header never chooses how the token is checked: all of it is pinned here. */
async function payloadOf(token: string, key: CryptoKey, currentDate: Date): Promise<JWTPayload | undefined> {
  try {
    const { payload } = await jwtVerify(token, key, {
      algorithms: [ALGORITHM],
      typ: TYPE,
      issuer: ISSUER,
      audience: AUDIENCE,
      requiredClaims: REQUIRED,
      clockTolerance: 0,
      currentDate,
    });
    return payload;
  } catch {
    return undefined;
  }
}

function claimsOf(payload: JWTPayload | undefined): AccessClaims | undefined {
  const { sub, sid, org, exp } = payload ?? {};
  if (!isUuid(sub) || !isUuid(sid) || !isUuid(org) || exp === undefined) return undefined;
  return { sessionId: sid, userId: sub, organizationId: org, expiresAt: new Date(exp * 1_000) };
}
