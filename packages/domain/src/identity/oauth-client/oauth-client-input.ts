import { ALL_SCOPES, type Fail, reason } from "@orrery/operation";
import { z } from "zod";
import { text } from "../../fields/text.ts";
import { UNKNOWN_SCOPE } from "../api-key/key-bounds.ts";
import type { Reach } from "../api-key/may-mint.ts";
import type { KeyMint } from "../ports.ts";
import { OAUTH_GRANT_TYPES, type OauthClientRow } from "./oauth-client.ts";

export const REDIRECT_URI_REQUIRED = reason(
  "REDIRECT_URI_REQUIRED",
  "UNPROCESSABLE",
  "A client for the grant type authorization_code needs an address that browsers are sent back to.",
);
export const CONFIDENTIAL_CLIENT_REQUIRED = reason(
  "CONFIDENTIAL_CLIENT_REQUIRED",
  "UNPROCESSABLE",
  "The grant type client_credentials is for confidential clients: a public one has no secret.",
);

const NAME_MAX = 100;
const REDIRECT_URIS_MAX = 20;
const REDIRECT_URI_MAX = 2_000;
const SCOPES_MAX = 100;

/** Where a browser on the same machine is sent to (RFC 8252, 7.3): the port is anybody's choice. */
const LOOPBACK_HOSTS = ["127.0.0.1", "[::1]", "localhost"];

const distinct = <T>(list: readonly T[]): T[] => [...new Set(list)];

/** An address in full, with a host that is nothing but a name or an address: browsers and policies of pages read no more into it. */
const ADDRESS = /^https?:\/\/(?<host>[\w.-]+|\[[\da-f:.]+\])(?::\d+)?(?:[/?].*)?$/i;

/** Over TLS, or to the browser's own machine; kept and compared to the byte (RFC 9700, 2.1). */
function isRedirectUri(value: string): boolean {
  if (!/^[\x21-\x7e]+$/.test(value) || /[\\#*]/.test(value)) return false;
  const host = ADDRESS.exec(value)?.groups?.host?.toLowerCase();
  const url = URL.parse(value);
  if (url === null || url.hostname !== host) return false;
  const isLoopback = LOOPBACK_HOSTS.includes(url.hostname);
  return isLoopback ? url.protocol === "http:" : url.protocol === "https:";
}

/** What turns text around would turn around what the consent page says after it. */
const isUpright = (name: string) => !/[\p{Cc}\p{Bidi_Control}]/u.test(name);

const redirectUri = z.string().max(REDIRECT_URI_MAX).refine(isRedirectUri, {
  error: "Must be an https:// address, or http:// at 127.0.0.1, [::1] or localhost, without a fragment or a wildcard.",
});

/** What a client is made of and may be changed in. Lists are kept without repetitions. */
export const oauthClientFields = {
  name: text(NAME_MAX)
    .refine(isUpright, { error: "Must have no control characters, and none that turn text around." })
    .describe("As people see it where they are asked whether they allow it."),
  redirectUris: z
    .array(redirectUri)
    .max(REDIRECT_URIS_MAX)
    .transform(distinct)
    .describe("Where browsers may be sent back to, compared to the byte; at loopback addresses, on any port."),
  grantTypes: z.array(z.enum(OAUTH_GRANT_TYPES)).min(1).max(OAUTH_GRANT_TYPES.length).transform(distinct),
  scopes: z
    .array(z.string().min(1).max(100))
    .min(1)
    .max(SCOPES_MAX)
    .transform(distinct)
    .describe("What it may ask for at most: scopes and bundles."),
};

type Shape = Pick<OauthClientRow, "kind" | "grantTypes" | "redirectUris">;

/** Ends the operation unless the client's parts go together. */
export function assertShape(
  fail: Fail<typeof REDIRECT_URI_REQUIRED | typeof CONFIDENTIAL_CLIENT_REQUIRED>,
  { kind, grantTypes, redirectUris }: Shape,
): void {
  if (grantTypes.includes("authorization_code") && redirectUris.length === 0) fail(REDIRECT_URI_REQUIRED);
  if (grantTypes.includes("client_credentials") && kind === "public") fail(CONFIDENTIAL_CLIENT_REQUIRED);
}

/** Ends the operation unless these exist. `*` can't be asked for: nobody can be told in words what it will be. */
export function assertClientScopes(keys: KeyMint, fail: Fail<typeof UNKNOWN_SCOPE>, scopes: readonly string[]): void {
  const unknown = scopes.filter((grant) => grant === ALL_SCOPES || !keys.isGrant(grant));
  if (unknown.length > 0) fail(UNKNOWN_SCOPE, { scopes: unknown });
}

/** How far a client reaches by itself, and for good: as a key would with its scopes. */
export const reachOfClient = ({ scopes }: Pick<OauthClientRow, "scopes">, keys: KeyMint): Reach => ({
  grants: scopes,
  scopes: keys.scopesOf(scopes),
  confinedTo: [],
  origins: [],
  expiresAt: null,
});

/** What its tokens begin with, and which plans have them. */
export const APP_TOKEN_PREFIX = "oat_";
