/** Where an authorization server is reached. */
export interface OAuthEndpoints {
  /** Its name for itself; undefined where it was not discovered by it. */
  readonly issuer?: string | undefined;
  readonly authorizationEndpoint?: string | undefined;
  readonly tokenEndpoint: string;
  readonly revocationEndpoint?: string | undefined;
  /** Whether its answers to the browser name it (RFC 9207), so that one that does not is refused. */
  readonly namesItself?: boolean | undefined;
  /** How the client shows its secret: in the header, which is RFC 6749's own way, or in the body. */
  readonly clientAuthentication?: "basic" | "post" | undefined;
}

/** What a client knows of an authorization server, and what it is known by there. */
export interface OAuthParty extends OAuthEndpoints {
  readonly clientId: string;
  readonly clientSecret?: string | undefined;
}

/** What an authorization server is given by: its issuer, or its endpoints one by one. */
export type GivenEndpoints = { readonly [Name in keyof OAuthEndpoints]?: OAuthEndpoints[Name] | undefined };

export interface OAuthTokens {
  readonly accessToken: string;
  readonly refreshToken: string | undefined;
  /** Undefined where the provider does not say. */
  readonly expiresInSeconds: number | undefined;
  /** What was granted; undefined where it is what was asked for. */
  readonly scopes: readonly string[] | undefined;
  /** Whose account it is, where the provider says. */
  readonly account: string | undefined;
}

/** The beginning of an authorization: where the browser goes, and what is to be known when it comes back. */
export interface OAuthBeginning {
  readonly url: string;
  readonly state: string;
  readonly codeVerifier: string;
}

export interface OAuthReturn {
  /** With all that came back in its query. */
  readonly callbackUrl: string;
  readonly state: string;
  readonly codeVerifier: string;
}

/** OAuth 2.0 as a client. Every address that it asks is asked through the guard. All of it fails with an `OAuthProblem`. */
export interface OAuthClient {
  /** The endpoints of a server; its metadata are asked for where it is given by its issuer, and kept for ten minutes. */
  endpointsOf(given: GivenEndpoints, signal?: AbortSignal): Promise<OAuthEndpoints>;
  /** An authorization with a code and PKCE (S256). Asks nobody. */
  begin(party: OAuthParty, asked: { redirectUri: string; scopes: readonly string[] }): Promise<OAuthBeginning>;
  exchange(party: OAuthParty, back: OAuthReturn, signal?: AbortSignal): Promise<OAuthTokens>;
  clientCredentials(party: OAuthParty, scopes: readonly string[], signal?: AbortSignal): Promise<OAuthTokens>;
  /** Sent once: a provider that rotates takes a refresh token a single time. */
  refresh(party: OAuthParty, refreshToken: string, signal?: AbortSignal): Promise<OAuthTokens>;
  /** RFC 7009. @returns false where the provider has no endpoint for it */
  revoke(
    party: OAuthParty,
    tokens: Partial<Pick<OAuthTokens, "accessToken" | "refreshToken">>,
    signal?: AbortSignal,
  ): Promise<boolean>;
}
