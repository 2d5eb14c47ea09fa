import type { SystemDb } from "@orrery/db";
import type {
  AuthenticateLink,
  Authentication,
  CredentialProblem,
  KernelPorts,
  Principal,
  Scope,
  SurfacePorts,
} from "@orrery/operation";
import { isAppToken } from "./apps/format.ts";
import { credentialOf } from "./credential.ts";
import { FailedLookUps } from "./keys/failed-look-ups.ts";
import { hashKey, parseKey } from "./keys/format.ts";
import { createLastUse } from "./last-use/last-use.ts";
import type { LinkIssuer, SignedLinks } from "./links/signed-links.ts";
import { type DroppedListener, type Find, type Known, KnownPrincipals } from "./principals/known-principals.ts";
import { createLookUps, type LookUps } from "./principals/look-up.ts";
import { createChangeFollower } from "./revocation/change-follower.ts";
import { createStandingWatch } from "./revocation/standing-watch.ts";
import type { AccessTokens } from "./tokens/access-token.ts";

export interface AuthenticatorOptions {
  readonly system: SystemDb;
  /** The scopes that exist (the registry's): what `*`, the bundles and the roles stand for. */
  readonly scopes: readonly Scope[];
  /** Checks links; without it there are none that are good. */
  readonly links?: Pick<SignedLinks, "verify">;
  /** Checks access tokens; without it there are none that are good. */
  readonly tokens?: Pick<AccessTokens, "verify">;
  /** Tells other processes that an organization's credentials have changed, ahead of the database (`bumpEpoch`). */
  readonly announce?: (organizationId: string) => Promise<unknown>;
  readonly now?: () => Date;
  /** How often the times of last use are written; default 10 s. */
  readonly lastUseFlushMs?: number;
  /** Something failed that will be tried again; for the log. */
  readonly onProblem?: (problem: string, cause?: unknown) => void;
}

type Ports = Required<Pick<KernelPorts<unknown>, "revalidate" | "committed" | "watch">>;

/**
 * The one place where credentials become principals. Whatever is not good (none, two that disagree, mistyped, unknown,
 * revoked, expired, beyond the plan, from another web page, or one too many from its address) is an anonymous caller with
 * the problem, since public operations serve those too.
 *
 * What was looked up is kept, and used for as long as it is known to stand: an operation that changed credentials here
 * drops them at once (`committed`), the epoch that comes with the limiter's answer says so of other processes
 * (`revalidate`), and the database's own list of changes is read twice a second, which needs no Redis. Where that list
 * could not be read for a second, every credential is looked up.
 */
export interface Authenticator extends Ports {
  /** @param address the client's IP address. */
  readonly authenticate: SurfacePorts["authenticate"];
  readonly authenticateLink: AuthenticateLink;
  /**
   * What has become of a credential on whose account something goes on without it being sent again; undefined once it is
   * no good. It is looked up each time.
   */
  standingOf(issuer: LinkIssuer): Promise<Principal | undefined>;
  /** Has the organization's credentials looked up before they are used again. */
  drop(organizationId: string): void;
  /** Called when credentials may have changed. @returns what ends it. */
  onDropped(listener: DroppedListener): () => void;
  /** Epoch milliseconds from which on the credential behind a principal is refused; Infinity where it does not end by itself. */
  endsAtMs(principal: Principal): number;
  /** Begins to follow changes. @returns when those until now are known. */
  start(): Promise<void>;
  /** Ends what `start` began, and writes the last times of use. */
  stop(): Promise<void>;
}

export function createAuthenticator(options: AuthenticatorOptions): Authenticator {
  const { system, now = () => new Date(), announce, onProblem = () => undefined } = options;
  const principals = new KnownPrincipals();
  const lookUps = createLookUps(system, options.scopes);
  const find = finder(lookUps, options.tokens);
  const { follower, lastUse, start, stop } = background(options, principals);
  const failed = new FailedLookUps(() => now().getTime());

  /** @param as what the text is of: the text of a link is no other credential. */
  async function known(as: "credential" | "link", text: string, address: string, find: Finder) {
    const hash = hashKey(text);
    const key = `${as} ${Buffer.from(hash).toString("base64")}`;
    const kept = follower.isUpToDate() ? principals.get(key) : undefined;
    if (kept) return kept;
    const given = await find(text, hash);
    if (!given) return undefined;
    const lookUp = () => principals.lookUp(key, given.find);
    return given.isSigned ? lookUp() : failed.attempt(key, address, lookUp);
  }

  /** Who it is, if it is still good and comes from where it may. */
  function authenticated(one: Known | undefined, headers: Headers, address: string): Authentication {
    const caller = standing(one);
    if (typeof caller === "string") return anonymous(address, caller);
    if (!mayComeFrom(caller, headers.get("origin"))) return anonymous(address, "origin");
    if (caller.kind !== "session") lastUse.note(caller.credentialId, now().getTime());
    return { caller };
  }

  const standing = (one: Known | undefined): Principal | CredentialProblem => {
    if (!one || one.endsAtMs <= now().getTime()) return "invalid";
    return one.problem ?? one.principal;
  };

  return {
    async authenticate(headers, address) {
      const credential = credentialOf(headers);
      if (credential === undefined) return anonymous(address, "missing");
      if (credential === "conflict") return anonymous(address, "invalid");
      return authenticated(await known("credential", credential.text, address, find), headers, address);
    },
    async authenticateLink(text, operation, headers, address) {
      const claims = await options.links?.verify(text, operation);
      if (!claims) return { ...anonymous(address, "link"), fields: {} };
      const find = async () => ({ find: () => lookUps.link(claims), isSigned: true });
      const one = await known("link", text, address, find);
      const authentication = authenticated(one, headers, address);
      const problem = authentication.problem === "invalid" ? "link" : authentication.problem;
      return { ...authentication, ...(problem && { problem }), fields: claims.fields };
    },
    revalidate(principal, epoch) {
      const made = principals.of(principal);
      if (!made) return principal;
      principals.note(principal.organizationId, epoch);
      const kept = principals.get(made.key);
      const become = (one: Known | undefined) => sameOrigins(principal, standing(one));
      return kept ? become(kept) : principals.lookUp(made.key, made.find).then(become);
    },
    committed({ operation, principal: { organizationId } }) {
      if (operation.changesCredentials !== true) return;
      principals.drop(organizationId);
      announce?.(organizationId).catch((cause) => onProblem("a change of credentials could not be announced", cause));
    },
    standingOf: standingFinder(lookUps, options.scopes, now),
    drop: (organizationId) => principals.drop(organizationId),
    onDropped: (listener) => principals.onDropped(listener),
    endsAtMs: (principal) => principals.of(principal)?.endsAtMs ?? Number.POSITIVE_INFINITY,
    watch: createStandingWatch({
      principals,
      standing: (before, found) => sameOrigins(before, standing(found)),
      now,
    }),
    start,
    stop,
  };
}

/** The last moment that a date can hold. */
const FOREVER = new Date(8_640_000_000_000_000);

function standingFinder(lookUps: LookUps, scopes: readonly Scope[], now: () => Date): Authenticator["standingOf"] {
  const all = scopes.map(({ name }) => name);
  return async (issuer) => {
    const found = await lookUps.link({ issuer, scopes: all, expiresAt: FOREVER });
    return found && found.problem === undefined && found.endsAtMs > now().getTime() ? found.principal : undefined;
  };
}

/** What runs beside the requests: following what changes, and writing when credentials were used last. */
function background(
  { system, lastUseFlushMs, onProblem = () => undefined }: AuthenticatorOptions,
  principals: KnownPrincipals,
) {
  const follower = createChangeFollower({
    system,
    onChange: (organizationId) => principals.drop(organizationId),
    onStatus: (follows, cause) =>
      onProblem(follows ? "changes of credentials are followed again" : "changes of credentials can't be read", cause),
  });
  const lastUse = createLastUse({
    system,
    onError: (cause) => onProblem("the times of last use could not be written", cause),
    ...(lastUseFlushMs !== undefined && { flushMs: lastUseFlushMs }),
  });
  return {
    follower,
    lastUse,
    start() {
      lastUse.start();
      return follower.start();
    },
    async stop() {
      await follower.stop();
      await lastUse.stop();
    },
  };
}

/** A JWT in its compact form: three parts in base64url. */
const JWT = /^[\w-]+\.[\w-]+\.[\w-]+$/;

interface Given {
  readonly find: Find;
  /** By us, and so not made up, whatever has become of it. */
  readonly isSigned: boolean;
}

/** How the text of a credential is looked up; undefined for what was never given out, without asking the database. */
type Finder = (text: string, hash: Uint8Array<ArrayBuffer>) => Promise<Given | undefined>;

function finder(lookUps: LookUps, tokens: AuthenticatorOptions["tokens"]): Finder {
  return async (text, hash) => {
    const parsed = parseKey(text);
    if (parsed) return { find: () => lookUps.key(hash, parsed), isSigned: false };
    if (isAppToken(text)) return { find: () => lookUps.app(hash), isSigned: false };
    const claims = tokens && JWT.test(text) ? await tokens.verify(text) : undefined;
    return claims && { find: () => lookUps.session(claims), isSigned: true };
  };
}

const anonymous = (address: string, problem: CredentialProblem): Authentication => ({
  caller: { kind: "anonymous", address },
  problem,
});

/** The request's page was one of before: where not all of those are left, it may be the one that is gone. */
function sameOrigins({ origins: before }: Principal, current: Principal | CredentialProblem) {
  if (typeof current === "string" || current.origins === undefined) return current;
  const { origins } = current;
  return before?.every((origin) => origins.includes(origin)) ? current : "origin";
}

/** Browsers send the page's origin by themselves; whoever has such a key elsewhere has taken it from a page. */
const mayComeFrom = ({ origins }: Principal, origin: string | null): boolean =>
  origins === undefined || (origin !== null && origins.includes(origin));
