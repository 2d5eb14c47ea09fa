import type { SystemDb } from "@orrery/db";
import {
  type Authentication,
  expandGrants,
  PLANS,
  type Plan,
  type Principal,
  type Scope,
  type SurfacePorts,
} from "@orrery/operation";
import { LRUCache } from "lru-cache";
import { credentialOf } from "./credential.ts";
import { FailedLookUps } from "./keys/failed-look-ups.ts";
import { hashKey, type ParsedKey, parseKey } from "./keys/format.ts";
import { modeOf } from "./keys/store.ts";

export interface AuthenticatorOptions {
  readonly system: SystemDb;
  /** The scopes that exist (the registry's): what `*` and the bundles stand for. */
  readonly scopes: readonly Scope[];
  readonly now?: () => Date;
}

/** A key that was good when it was looked up. */
interface KnownKey {
  readonly principal: Principal;
  readonly expiresAtMs: number;
}

/**
 * A look-up costs more than the rest of a small read, and the same few keys ask over and over. A key that is revoked, or
 * loses its plan, must be refused everywhere within a second: half of one is left for the look-up itself.
 */
const CACHE_TTL_MS = 500;
const CACHE_ENTRIES = 10_000;
/** Keys that were good at their last look-up: they go on working from an address where others try made-up ones. */
const FAMILIAR_ENTRIES = 100_000;

/**
 * The one place where credentials become principals. Whatever is not a good key (none, two that disagree, mistyped,
 * unknown, revoked, expired, or one too many from its address) is an anonymous caller with the problem, since public
 * operations serve those too.
 */
export function createAuthenticator(options: AuthenticatorOptions): SurfacePorts["authenticate"] {
  const { system, scopes, now = () => new Date() } = options;
  const cache = new LRUCache<string, KnownKey>({ max: CACHE_ENTRIES, ttl: CACHE_TTL_MS });

  const familiar = new LRUCache<string, true>({ max: FAMILIAR_ENTRIES });
  const failed = new FailedLookUps();

  async function known(text: string, parsed: ParsedKey, address: string): Promise<KnownKey | undefined> {
    const hash = hashKey(text);
    const cacheKey = Buffer.from(hash).toString("base64");
    const cached = cache.get(cacheKey);
    if (cached) return cached;
    // The age counts from before the look-up: a revocation that commits during it is missed no longer than any other.
    const start = performance.now();
    const lookUp = () => findKey(system, hash, parsed, scopes);
    const isFamiliar = familiar.get(cacheKey) === true;
    const found = await (isFamiliar ? lookUp() : failed.attempt(address, () => now().getTime(), lookUp));
    // Refusals are not kept: a new key works at once, and made-up ones push nobody out.
    if (!found) {
      familiar.delete(cacheKey);
      return undefined;
    }
    familiar.set(cacheKey, true);
    cache.set(cacheKey, found, { start });
    return found;
  }

  return async (headers, address) => {
    const anonymous = (problem: "missing" | "invalid"): Authentication => ({
      caller: { kind: "anonymous", address },
      problem,
    });
    const credential = credentialOf(headers);
    if (credential === undefined) return anonymous("missing");
    if (credential === "conflict") return anonymous("invalid");
    const parsed = parseKey(credential.text);
    const key = parsed && (await known(credential.text, parsed, address));
    return key && key.expiresAtMs > now().getTime() ? { caller: key.principal } : anonymous("invalid");
  };
}

/** One query: the key, its organization, and for a test sibling the live one, through which its plan is read. */
async function findKey(
  system: SystemDb,
  hash: Uint8Array<ArrayBuffer>,
  { mode }: ParsedKey,
  known: readonly Scope[],
): Promise<KnownKey | undefined> {
  const row = await system.apiKey.findUnique({
    where: { hash, revokedAt: null },
    relationLoadStrategy: "join",
    select: {
      id: true,
      organizationId: true,
      scopes: true,
      expiresAt: true,
      organization: { select: { liveId: true, plan: true, live: { select: { plan: true } } } },
    },
  });
  // A test key on a live organization was not made by `createKey`, and would reach what test keys never may.
  if (!row || modeOf(row.organization) !== mode) return undefined;
  const { id, organizationId, scopes, expiresAt, organization } = row;
  return {
    principal: {
      kind: "api-key",
      organizationId,
      credentialId: id,
      grants: scopes,
      scopes: expandGrants(scopes, known),
      plan: planOf((organization.live ?? organization).plan),
      mode,
    },
    expiresAtMs: expiresAt?.getTime() ?? Number.POSITIVE_INFINITY,
  };
}

function planOf(plan: string): Plan {
  const known = PLANS.find((name) => name === plan);
  if (known === undefined) throw new Error(`There is no plan ${plan}.`);
  return known;
}
