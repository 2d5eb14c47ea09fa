import { createSecretKey, type KeyObject } from "node:crypto";
import type { LinkFields, Principal } from "@orrery/operation";
import { jwtVerify, SignJWT } from "jose";
import { isUuid } from "../tokens/uuid.ts";

const ALGORITHM = "HS256";
/** Under a key of its own and of a type of its own, so that it passes for no other token. */
const TYPE = "link+jwt";
const ISSUER = "orrery";
const REQUIRED = ["sub", "aud", "org", "kind", "scopes", "for", "exp"];
/** Whole, in its compact form. */
const TEXT_MAX = 6_144;

/** A credential behind a link: the link is good for as long as that is. */
export interface LinkIssuer {
  readonly kind: Principal["kind"];
  readonly credentialId: string;
  readonly organizationId: string;
  /** Of a session. */
  readonly userId?: string | undefined;
  /** Of a key (`Principal.secretId`). */
  readonly secretId?: string | undefined;
}

/** What a link says: that whoever has it may call one operation, with these fields, on the issuer's account. */
export interface LinkClaims {
  readonly issuer: LinkIssuer;
  /** The operation's name. */
  readonly operation: string;
  /** The scopes that it has, as far as the issuer has them still. */
  readonly scopes: readonly string[];
  /** Input fields of the operation that are not its caller's to choose. */
  readonly fields: LinkFields;
  readonly expiresAt: Date;
}

/** Addresses that are credentials: signed (JWS, HS256), for one operation, until a time. */
export interface SignedLinks {
  sign(claims: LinkClaims): Promise<string>;
  /** Undefined for what is no link for this operation, and for what has expired. */
  verify(text: string, operation: string): Promise<LinkClaims | undefined>;
}

/** @param keys 32 bytes each, derived from root secrets: links are signed with the first, and good under any */
export function createSignedLinks(
  keys: readonly [Buffer, ...Buffer[]],
  now: () => Date = () => new Date(),
): SignedLinks {
  const secrets = keys.map((key) => createSecretKey(key));
  const [secret] = secrets as [KeyObject];
  return {
    sign({ issuer, operation, scopes, fields, expiresAt }) {
      const { kind, credentialId, organizationId, userId, secretId } = issuer;
      return new SignJWT({
        org: organizationId,
        kind,
        scopes,
        for: fields,
        ...(userId !== undefined && { uid: userId }),
        ...(secretId !== undefined && { sec: secretId }),
      })
        .setProtectedHeader({ alg: ALGORITHM, typ: TYPE })
        .setIssuer(ISSUER)
        .setAudience(operation)
        .setSubject(credentialId)
        .setExpirationTime(Math.floor(expiresAt.getTime() / 1_000))
        .sign(secret);
    },
    async verify(text, operation) {
      if (text.length > TEXT_MAX) return undefined;
      const required = {
        algorithms: [ALGORITHM],
        typ: TYPE,
        issuer: ISSUER,
        audience: operation,
        requiredClaims: REQUIRED,
        clockTolerance: 0,
        currentDate: now(),
      };
      for (const one of secrets) {
        const verified = await jwtVerify(text, one, required).catch(() => undefined);
        if (verified) return claimsOf(verified.payload, operation);
      }
      return undefined;
    },
  };
}

/** Only we can have written it, so what is in it is what `sign` put there. */
function claimsOf(payload: Readonly<Record<string, unknown>>, operation: string): LinkClaims | undefined {
  const { sub, org, kind, uid, sec, scopes, for: fields, exp } = payload;
  if (!isUuid(sub) || !isUuid(org)) return undefined;
  return {
    issuer: {
      kind: kind as Principal["kind"],
      credentialId: sub,
      organizationId: org,
      ...(isUuid(uid) && { userId: uid }),
      ...(typeof sec === "string" && { secretId: sec }),
    },
    operation,
    scopes: scopes as string[],
    fields: fields as LinkFields,
    expiresAt: new Date(Number(exp) * 1_000),
  };
}
