import {
  APP_SECRET_PREFIXES,
  type Authenticator,
  deleteToken,
  endApp,
  findClient,
  findToken,
  hashKey,
  insertToken,
  isReused,
  type StoredClient,
  type TokenKind,
  takeToken,
} from "@orrery/access";
import type { SystemDb } from "@orrery/db";
import { isPrincipal } from "@orrery/operation";
import type { Adapter, AdapterPayload } from "oidc-provider";
import { currentExchange } from "./exchange.ts";

export interface AdapterParts {
  readonly system: SystemDb;
  readonly authenticator: Pick<Authenticator, "authenticate" | "drop">;
  /** What exists: scopes and bundles. */
  readonly knownScopes: ReadonlySet<string>;
  /** Whether a client may have browsers sent there, as it is registered at the moment. */
  mayLeadTo(clientId: string, redirectUri: string): Promise<boolean>;
  /** What the library throws where something that was shown to it is no good (any more). */
  refused(why: string): Error;
  now(): Date;
}

/** What clients may name beside our scopes: they get what renews a token without it. */
export const OFFLINE = "offline_access";

const TOKENS: readonly TokenKind[] = ["AuthorizationCode", "AccessToken", "RefreshToken", "ClientCredentials"];
const isToken = (model: string): model is TokenKind => (TOKENS as readonly string[]).includes(model);

/**
 * Where the protocol's library keeps things: in our tables, so that any process answers for any other, and after any
 * restart. Of what is secret the SHA-256 is kept, as of keys.
 */
export function adapterOf(parts: AdapterParts): (model: string) => Adapter {
  return (model) => {
    if (isToken(model)) return tokenAdapter(model, parts);
    if (model === "Client") return { ...NOTHING, find: (id) => clientPayload(parts, id) };
    if (model === "Grant") return grantAdapter(parts);
    if (model === "Interaction") return interactionAdapter(parts);
    // There is no login that browsers keep, and nothing else of the library is on.
    return NOTHING;
  };
}

const nothing = async () => undefined;
const NOTHING: Adapter = {
  upsert: nothing,
  find: nothing,
  findByUid: nothing,
  findByUserCode: nothing,
  consume: nothing,
  destroy: nothing,
  revokeByGrantId: nothing,
};

const seconds = (date: Date) => Math.floor(date.getTime() / 1_000);
const SCOPE_SEPARATOR = " ";

/** A client's metadata (RFC 7591). Loopback addresses on any port are what the library calls native. */
async function clientPayload({ system, knownScopes }: AdapterParts, id: string): Promise<AdapterPayload | undefined> {
  const client = await findClient(system, id);
  return client && metadataOf(client, knownScopes);
}

function metadataOf(client: StoredClient, knownScopes: ReadonlySet<string>): AdapterPayload {
  const { id, name, kind, redirectUris, grantTypes, scopes, secretHash } = client;
  const isForPersons = grantTypes.includes("authorization_code");
  return {
    client_id: id,
    client_name: name,
    application_type: "native",
    redirect_uris: isForPersons ? redirectUris : [],
    response_types: isForPersons ? ["code"] : [],
    grant_types: (isForPersons ? [...grantTypes, "refresh_token"] : grantTypes) as never,
    scope: [...scopes.filter((scope) => knownScopes.has(scope)), OFFLINE].join(SCOPE_SEPARATOR),
    token_endpoint_auth_method: kind === "public" ? "none" : "client_secret_basic",
    // The library wants one; it is compared by its hash (`isSecretOf`).
    ...(secretHash && { client_secret: Buffer.from(secretHash).toString("base64url") }),
    id_token_signed_response_alg: "ES256",
  };
}

/** What somebody has allowed an app: the rows of `authorizedApps.authorize`, which the consent page invokes. */
function grantAdapter({ system, authenticator, now }: AdapterParts): Adapter {
  return {
    ...NOTHING,
    async find(id) {
      const app = await system.authorizedApp.findUnique({ where: { id, revokedAt: null } });
      const client = app && (await findClient(system, app.clientId));
      if (!app || !client) return undefined;
      const scopes = app.scopes.filter((scope) => client.scopes.includes(scope));
      return {
        jti: id,
        kind: "Grant",
        accountId: app.userId,
        clientId: app.clientId,
        iat: seconds(app.createdAt),
        exp: seconds(app.expiresAt),
        openid: { scope: [...scopes, OFFLINE].join(SCOPE_SEPARATOR) },
      };
    },
    /** The library has found a reason: it was asked to, or a code or a token came twice. */
    async destroy(id) {
      const { origin, endpoint } = currentExchange();
      const why = endpoint === "revoke" ? "oauth.revoke" : "oauth.reused";
      const organizationId = await endApp(system, id, why, origin, now());
      if (organizationId !== undefined) authenticator.drop(organizationId);
    },
  };
}

function tokenAdapter(kind: TokenKind, parts: AdapterParts): Adapter {
  const { system, authenticator, now, refused } = parts;
  return {
    ...NOTHING,
    async upsert(id, { jti: _, grantId, scope = "", ...payload }, expiresIn = 0) {
      const isStored = await insertToken(system, {
        hash: hashKey(id),
        kind,
        clientId: String(payload.clientId),
        authorizedAppId: grantId,
        scopes: scope.split(SCOPE_SEPARATOR).filter((one) => one !== "" && one !== OFFLINE),
        payload: JSON.parse(JSON.stringify(payload)),
        expiresAt: new Date(now().getTime() + expiresIn * 1_000),
      });
      if (!isStored) throw refused("what it belongs to is over");
    },
    async find(id) {
      const token = await findToken(system, kind, hashKey(id));
      if (!token) return undefined;
      const { payload, authorizedAppId, clientId, expiresAt, usedAt } = token;
      // A code for an address that was taken away meanwhile is a code for whoever is there now.
      if (kind === "AuthorizationCode" && !(await leadsOn(parts, clientId, payload))) return undefined;
      const scopes = await scopesNow(parts, id, token.scopes);
      if (!scopes) return undefined;
      return {
        ...(payload as AdapterPayload),
        jti: id,
        exp: seconds(expiresAt),
        ...(scopes.length > 0 && { scope: scopes.join(SCOPE_SEPARATOR) }),
        ...(authorizedAppId !== null && { grantId: authorizedAppId }),
        ...(usedAt && isReused(kind, usedAt, now()) && { consumed: seconds(usedAt) }),
      };
    },
    async consume(id) {
      const hash = hashKey(id);
      if (await takeToken(system, kind, hash, now())) return;
      // Two came at once, and the other was first.
      const token = await findToken(system, kind, hash);
      if (token?.authorizedAppId) await grantAdapter(parts).destroy(token.authorizedAppId);
      throw refused("it was used already");
    },
    async destroy(id) {
      const organizationId = await deleteToken(system, kind, hashKey(id));
      if (organizationId !== undefined) authenticator.drop(organizationId);
    },
  };
}

/** A browser that is between an app and its answer. */
function interactionAdapter(parts: AdapterParts): Adapter {
  const { system, now } = parts;
  const where = (id: string) => ({ hash: hashKey(id) });
  return {
    ...NOTHING,
    async upsert(id, payload, expiresIn = 0) {
      const data = {
        payload: JSON.parse(JSON.stringify(payload)),
        expiresAt: new Date(now().getTime() + expiresIn * 1_000),
      };
      await system.oauthInteraction.upsert({ where: where(id), create: { ...where(id), ...data }, update: data });
    },
    async find(id) {
      const found = await system.oauthInteraction.findUnique({ where: where(id) });
      if (!found || found.expiresAt <= now()) return undefined;
      const payload = found.payload as AdapterPayload;
      // The library looks at the address where it is asked, and never again.
      const { client_id: clientId, redirect_uri: redirectUri } = payload.params ?? {};
      return (await leadsOn(parts, clientId, { redirectUri })) ? payload : undefined;
    },
    async destroy(id) {
      await system.oauthInteraction.deleteMany({ where: where(id) });
    },
  };
}

/** Whether a browser may still be sent to where it was to be sent when it came. */
async function leadsOn({ mayLeadTo }: AdapterParts, clientId: unknown, payload: unknown): Promise<boolean> {
  const { redirectUri } = payload as { readonly redirectUri?: unknown };
  return typeof clientId === "string" && typeof redirectUri === "string" && mayLeadTo(clientId, redirectUri);
}

/** What introspection says (RFC 7662) that a token may do at the moment. Undefined for what is no credential any more. */
async function scopesNow(
  { authenticator }: AdapterParts,
  text: string,
  granted: readonly string[],
): Promise<readonly string[] | undefined> {
  const { origin, endpoint } = currentExchange();
  if (endpoint !== "introspect" || !text.startsWith(APP_SECRET_PREFIXES.accessToken)) return granted;
  const { caller } = await authenticator.authenticate(new Headers({ "x-api-key": text }), origin.address);
  return isPrincipal(caller) ? [...caller.scopes].sort() : undefined;
}
