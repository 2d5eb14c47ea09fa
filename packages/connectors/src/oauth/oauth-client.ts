import {
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  clientCredentialsGrant,
  randomPKCECodeVerifier,
  randomState,
  refreshTokenGrant,
  tokenRevocation,
} from "openid-client";
import type { Outgoing } from "../outgoing/outgoing.ts";
import { configurationOf } from "./configuration.ts";
import { createMetadata } from "./metadata.ts";
import { OAuthProblem, problemFrom } from "./oauth-problem.ts";
import type { OAuthClient } from "./oauth-types.ts";
import { tokensIn } from "./tokens.ts";

export interface OAuthClientOptions {
  readonly outgoing: Pick<Outgoing, "problemOf" | "dispatcher">;
  /** How long one request may take; default 10 s. */
  readonly timeoutSeconds?: number;
  /** How long metadata are kept; default 10 min. */
  readonly metadataMs?: number;
}

const TIMEOUT_SECONDS = 10;
const METADATA_MS = 600_000;

export function createOAuthClient(options: OAuthClientOptions): OAuthClient {
  const { outgoing, timeoutSeconds = TIMEOUT_SECONDS, metadataMs = METADATA_MS } = options;
  const ground = { outgoing, timeoutSeconds };
  const discovered = createMetadata(ground, metadataMs);
  return {
    async endpointsOf(given, signal) {
      if (given.issuer !== undefined) await assertReachable(outgoing, [given.issuer], signal);
      const { issuer, ...own } = given;
      const found =
        issuer === undefined || own.tokenEndpoint !== undefined ? {} : await guarded(discovered(issuer, signal));
      const { tokenEndpoint, ...rest } = { issuer, ...found, ...defined(own) };
      if (tokenEndpoint === undefined) throw new OAuthProblem("refused", "There is no token endpoint.");
      const { authorizationEndpoint, revocationEndpoint } = rest;
      await assertReachable(outgoing, [tokenEndpoint, authorizationEndpoint, revocationEndpoint], signal);
      return { tokenEndpoint, ...rest };
    },
    async begin(party, { redirectUri, scopes }) {
      if (party.authorizationEndpoint === undefined) {
        throw new OAuthProblem("refused", "There is no authorization endpoint.");
      }
      const [state, codeVerifier] = [randomState(), randomPKCECodeVerifier()];
      const url = buildAuthorizationUrl(configurationOf(ground, party), {
        redirect_uri: redirectUri,
        ...scopeOf(scopes),
        // Without it, providers of OpenID give no refresh token out.
        ...(scopes.includes("offline_access") && { prompt: "consent" }),
        state,
        code_challenge: await calculatePKCECodeChallenge(codeVerifier),
        code_challenge_method: "S256",
      });
      return { url: url.href, state, codeVerifier };
    },
    exchange(party, { callbackUrl, state, codeVerifier }, signal) {
      const url = new URL(callbackUrl);
      // Who it says it is can't be compared with a name that nobody gave us.
      if (party.issuer === undefined) url.searchParams.delete("iss");
      const checks = { expectedState: state, pkceCodeVerifier: codeVerifier };
      return guarded(authorizationCodeGrant(configurationOf(ground, party, signal), url, checks).then(tokensIn));
    },
    clientCredentials: (party, scopes, signal) =>
      guarded(clientCredentialsGrant(configurationOf(ground, party, signal), scopeOf(scopes)).then(tokensIn)),
    refresh: (party, refreshToken, signal) =>
      guarded(refreshTokenGrant(configurationOf(ground, party, signal), refreshToken).then(tokensIn)),
    async revoke(party, { accessToken, refreshToken }, signal) {
      if (party.revocationEndpoint === undefined) return false;
      const configuration = configurationOf(ground, party, signal);
      // The refresh token first: with it goes whatever was got by it.
      const tokens = { refresh_token: refreshToken, access_token: accessToken };
      for (const [hint, token] of Object.entries(tokens)) {
        if (token !== undefined) await guarded(tokenRevocation(configuration, token, { token_type_hint: hint }));
      }
      return true;
    },
  };
}

async function assertReachable(
  { problemOf }: Pick<Outgoing, "problemOf">,
  urls: readonly (string | undefined)[],
  signal?: AbortSignal,
): Promise<void> {
  const given = urls.filter((url) => url !== undefined);
  const problems = await Promise.all(given.map((url) => problemOf(url, signal)));
  const found = problems.find((problem) => problem !== undefined);
  if (found !== undefined) throw new OAuthProblem("refused", found);
}

const scopeOf = (scopes: readonly string[]): Record<string, string> =>
  scopes.length === 0 ? {} : { scope: scopes.join(" ") };

/** Without what is undefined, so that it takes the place of nothing. */
const defined = <T extends object>(given: T): Partial<T> =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Partial<T>;

async function guarded<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw problemFrom(error);
  }
}
