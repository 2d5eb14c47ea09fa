import type { Caller, Origin } from "@orrery/operation";
import type { IntegrationGrant } from "./grants.ts";

/** What integrations need beside the data; the server gives it. */
export interface IntegrationPorts {
  readonly portalOAuth: PortalOAuth;
  readonly integrationSecrets: IntegrationSecrets;
  readonly integrationSettings: IntegrationSettings;
  readonly integrationAuthorizations: IntegrationAuthorizations;
}

/** Where an authorization server is reached. */
export interface ProviderEndpoints {
  readonly issuer?: string | undefined;
  readonly authorizationEndpoint?: string | undefined;
  readonly tokenEndpoint: string;
  readonly revocationEndpoint?: string | undefined;
  /** Whether what it sends back by the browser names it (RFC 9207). */
  readonly namesItself?: boolean | undefined;
  readonly clientAuthentication?: "basic" | "post" | undefined;
}

/** Some of them. */
export type GivenEndpoints = { readonly [Name in keyof ProviderEndpoints]?: ProviderEndpoints[Name] | undefined };

/** What is kept of a provider beside what is secret. */
export interface ProviderParty extends ProviderEndpoints {
  /** Whose client it is: the secret of the operator's is looked up each time, and never kept with a brokerage. */
  readonly client: "own" | "operator";
  readonly clientId: string;
  /** Without a slash at the end. */
  readonly apiUrl: string;
}

/** A provider as it is asked. */
export type ProviderAccess = ProviderEndpoints & {
  readonly clientId: string;
  readonly clientSecret?: string | undefined;
};

export interface ProviderTokens {
  readonly accessToken: string;
  readonly refreshToken?: string | undefined;
  /** Undefined where the provider does not say. */
  readonly expiresInSeconds?: number | undefined;
  /** Undefined where it is what was asked for. */
  readonly scopes?: readonly string[] | undefined;
  readonly account?: string | undefined;
}

/**
 * Why something at a provider did not work, in words for whoever connects to it: it was `refused`, and would be again;
 * the provider was `unavailable`; or it answered with `nonsense`.
 */
export class ProviderProblem extends Error {
  override readonly name = "ProviderProblem";
  readonly kind: "refused" | "unavailable" | "nonsense";

  constructor(kind: ProviderProblem["kind"], message: string, options?: ErrorOptions) {
    super(message, options);
    this.kind = kind;
  }
}

/** OAuth 2.0 as a client. Every address goes through the address guard. All of it fails with a `ProviderProblem`. */
export interface PortalOAuth {
  /** The endpoints of a server that is given by its issuer, or by them. Each is checked. */
  endpointsOf(given: GivenEndpoints, signal?: AbortSignal): Promise<ProviderEndpoints>;
  /** Why no requests may go to an address; undefined where they may. */
  problemOf(url: string, signal?: AbortSignal): Promise<string | undefined>;
  /** An authorization with a code and PKCE: where the browser goes, and what is to be known when it comes back. */
  begin(
    access: ProviderAccess,
    asked: { readonly redirectUri: string; readonly scopes: readonly string[] },
  ): Promise<{ readonly url: string; readonly state: string; readonly codeVerifier: string }>;
  clientCredentials(access: ProviderAccess, scopes: readonly string[], signal?: AbortSignal): Promise<ProviderTokens>;
  /** @returns false where the provider has no endpoint for it */
  revoke(access: ProviderAccess, tokens: Partial<ProviderTokens>, signal?: AbortSignal): Promise<boolean>;
}

/** What is secret of a connection. */
export interface ConnectionSecrets {
  /** Of an own client that has one. */
  readonly clientSecret?: string | undefined;
  readonly accessToken: string;
  readonly refreshToken?: string | undefined;
}

/** What is secret of an authorization that was begun. */
export interface AuthorizationSecrets {
  readonly clientSecret?: string | undefined;
  readonly state: string;
  readonly codeVerifier: string;
}

/** Encrypts under a key of the root secret: what was sealed for one row can't be read in another. */
export interface IntegrationSecrets {
  seal(ownerId: string, secrets: ConnectionSecrets | AuthorizationSecrets): Uint8Array<ArrayBuffer>;
  /** @throws Error for what was sealed for another row, under another root secret, or has been changed. */
  open<Secrets extends ConnectionSecrets | AuthorizationSecrets>(ownerId: string, sealed: Uint8Array): Secrets;
}

/** A client that the operator has registered with a provider, for all brokerages that bring none of their own. */
export interface OperatorsClient extends GivenEndpoints {
  readonly clientId: string;
  readonly clientSecret?: string | undefined;
  readonly apiUrl: string;
  readonly scopes: readonly string[];
}

export interface IntegrationSettings {
  clientOf(provider: string): OperatorsClient | undefined;
  /** Where a provider sends the browser back to. */
  callbackUrlOf(provider: string): string;
  /** Whether a browser may be sent there afterwards: the operator lists such pages. */
  mayReturnTo(url: string): boolean;
}

/** An authorization that was begun, and is good for nothing else any more. */
export interface TakenAuthorization {
  readonly id: string;
  readonly organizationId: string;
  readonly provider: string;
  readonly returnUrl: string | null;
}

/** Ends authorizations, where the browser that comes back has no credential. */
export interface IntegrationAuthorizations {
  /**
   * Takes one by its state: it is there once, for ten minutes, and for nobody but the principal that began it, where somebody
   * shows a credential at all.
   */
  take(stateHash: Uint8Array<ArrayBuffer>, provider: string, caller: Caller): Promise<TakenAuthorization | undefined>;
  /**
   * Trades the code in and stores the connection, on the account of whoever began it, as that may do by now.
   * @param query all that the browser has brought
   * @throws Failure, ProviderProblem
   */
  complete(taken: TakenAuthorization, query: Readonly<Record<string, string>>, origin: Origin): Promise<void>;
}

/** What `integrations.complete` is told. It never leaves the process. */
export interface NewConnection {
  readonly provider: string;
  readonly grant: IntegrationGrant;
  readonly party: ProviderParty;
  readonly clientSecret?: string | undefined;
  readonly tokens: ProviderTokens;
  readonly scopes: readonly string[];
}
