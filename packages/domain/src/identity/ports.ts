import type { Origin } from "@orrery/operation";

/** What the domain needs from whoever keeps credentials; the server gives it. */
export interface IdentityPorts {
  readonly keys: KeyMint;
  readonly accounts: Accounts;
  readonly oauthApps: OauthApps;
}

/** The apps of all organizations, as far as anybody may know of one that asks them. */
export interface OauthApps {
  /** @param clientId a UUID. */
  find(clientId: string): Promise<OauthApp | undefined>;
}

export interface OauthApp {
  readonly id: string;
  readonly name: string;
  /** Of the organization that has registered it. */
  readonly mode: "live" | "test";
  readonly organizationName: string;
  /** What it may ask for at most. */
  readonly scopes: readonly string[];
}

/** Makes the secrets of API keys. */
export interface KeyMint {
  /** A new secret under a prefix (`ork_live_`): shown once; only its hash (SHA-256) and its last four characters are stored. */
  generate(prefix: string): {
    readonly key: string;
    readonly hash: Uint8Array<ArrayBuffer>;
    readonly lastFour: string;
  };
  /** A new secret of an OAuth client: shown once, and stored as keys are. */
  generateClientSecret(): {
    readonly secret: string;
    readonly hash: Uint8Array<ArrayBuffer>;
    readonly lastFour: string;
  };
  /** Whether a grant is one that exists: a scope, a bundle or `*`. */
  isGrant(grant: string): boolean;
  /** The scopes that stored grants stand for, among those that exist. */
  scopesOf(grants: readonly string[]): ReadonlySet<string>;
}

/** What a login gives (CONTRACTS.md, "Orkestra"). */
export interface Tokens {
  readonly accessToken: string;
  readonly tokenType: "Bearer";
  /** Seconds. */
  readonly expiresIn: number;
  readonly refreshToken: string;
}

/** A person, and where they belong. */
export interface Profile {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly organizations: readonly {
    readonly id: string;
    readonly name: string;
    readonly slug: string;
    readonly role: string;
    /** The test sibling, to which one may switch as well. */
    readonly testOrganizationId: string | null;
  }[];
}

/** Whose session it is. */
export interface SessionOwner {
  readonly id: string;
  readonly organizationId: string;
  readonly userId: string;
}

/** People's accounts and logins. None of it tells, in what it answers or in how long it takes, whether an address is known. */
export interface Accounts {
  /** Makes an account with an organization of its own; does nothing for an address that has one, and takes as long. */
  register(account: NewAccount, origin: Origin): Promise<void>;
  /** Undefined for an unknown address, a wrong password, and an organization that the person is not in. */
  logIn(login: Login, origin: Origin): Promise<Tokens | undefined>;
  /** The session that a refresh token names, as far as its text says; undefined for what was never given out. */
  sessionOf(refreshToken: string): string | undefined;
  /** The next pair of tokens; undefined for a token that is unknown, expired or of a session that is over. A reused one ends its session, and those by switches from the same login. */
  refresh(refreshToken: string, origin: Origin): Promise<Tokens | undefined>;
  /**
   * Another session, in another of the person's organizations, that goes back to the same login. Undefined for an
   * organization that they are not in, and where the session that asks has ended.
   */
  switchTo(session: SessionOwner, organizationId: string, origin: Origin): Promise<Tokens | undefined>;
  /** Ends the session; `everywhere`, all of the person's sessions in every organization. @returns when. */
  logOut(session: SessionOwner, everywhere: boolean, origin: Origin): Promise<Date>;
  /** Undefined for a person who is gone. */
  profile(userId: string): Promise<Profile | undefined>;
  /** What access tokens can be checked with (RFC 7517). */
  publicKeys(): Promise<{ readonly keys: readonly Record<string, unknown>[] }>;
}

export interface NewAccount {
  readonly email: string;
  readonly name: string;
  readonly password: string;
  readonly organizationName: string;
}

export interface Login {
  readonly email: string;
  readonly password: string;
  /** Which of the person's organizations; the one that they joined first, unless told. */
  readonly organizationId?: string | undefined;
}
