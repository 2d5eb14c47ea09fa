import type { Principal } from "@orrery/operation";
import { LRUCache } from "lru-cache";
import type { Found } from "./found.ts";

/** The longest that a principal is used without another look-up, whatever else says that it may be. */
const TTL_MS = 30_000;
const CAPACITY = 10_000;

/** Looks a credential up, once more each time. */
export type Find = () => Promise<Found | undefined>;

/** A credential that was found, under the hash of its text. */
export interface Known extends Found {
  readonly key: string;
  readonly find: Find;
}

/** A look-up that has begun, and the organizations that changed since: what it finds of theirs may be from before. */
interface LookUp {
  readonly changed: Set<string>;
  everythingChanged: boolean;
}

/** All credentials of one organization changed, or (without a name) possibly all of every organization. */
export type DroppedListener = (organizationId?: string) => void;

/**
 * The principals that this process has looked up. A look-up costs more than the rest of a small read, and the same few
 * credentials ask over and over. Whoever learns that an organization's credentials have changed drops its principals.
 */
export class KnownPrincipals {
  readonly #cache = new LRUCache<string, Known>({
    max: CAPACITY,
    ttl: TTL_MS,
    dispose: (known) => this.#forget(known),
  });
  readonly #ofOrganization = new Map<string, Set<Known>>();
  /** Where each organization's credentials stood when the limiter last said so. */
  readonly #epochs = new LRUCache<string, string>({ max: CAPACITY });
  readonly #byPrincipal = new WeakMap<Principal, Known>();
  readonly #running = new Set<LookUp>();
  readonly #shared = new Map<string, Promise<Known | undefined>>();
  readonly #listeners = new Set<DroppedListener>();

  get(key: string): Known | undefined {
    return this.#cache.get(key);
  }

  /** What a principal was made of, if it was made here. */
  of(principal: Principal): Known | undefined {
    return this.#byPrincipal.get(principal);
  }

  /** Looks up and keeps what is found. Those who ask for the same while it runs, and nothing was dropped, share it. */
  lookUp(key: string, find: Find): Promise<Known | undefined> {
    const shared = this.#shared.get(key);
    if (shared !== undefined) return shared;
    const result = this.#lookUpAlone(key, find).finally(() => {
      if (this.#shared.get(key) === result) this.#shared.delete(key);
    });
    this.#shared.set(key, result);
    return result;
  }

  /** Notes where an organization's credentials stand by the limiter. Its principals go if that is elsewhere than before. */
  note(organizationId: string, epoch: string): void {
    const before = this.#epochs.get(organizationId);
    if (before === epoch) return;
    this.#epochs.set(organizationId, epoch);
    if (before !== undefined) this.drop(organizationId);
  }

  /** From now on every credential of the organization (of all, without one) is looked up before it is used. */
  drop(organizationId?: string): void {
    for (const lookUp of this.#running) {
      if (organizationId === undefined) lookUp.everythingChanged = true;
      else lookUp.changed.add(organizationId);
    }
    this.#shared.clear();
    if (organizationId === undefined) this.#cache.clear();
    else for (const { key } of this.#ofOrganization.get(organizationId) ?? []) this.#cache.delete(key);
    for (const listener of this.#listeners) listener(organizationId);
  }

  /** @returns what ends it. */
  onDropped(listener: DroppedListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async #lookUpAlone(key: string, find: Find): Promise<Known | undefined> {
    // The age counts from before the look-up.
    const start = performance.now();
    const lookUp: LookUp = { changed: new Set(), everythingChanged: false };
    this.#running.add(lookUp);
    try {
      const found = await find();
      // Refusals are not kept: a new key works at once, and made-up ones push nobody out.
      if (!found) this.#cache.delete(key);
      return found && this.#keep({ ...found, key, find }, lookUp, start);
    } finally {
      this.#running.delete(lookUp);
    }
  }

  #keep(known: Known, { changed, everythingChanged }: LookUp, start: number): Known {
    const { organizationId } = known.principal;
    this.#byPrincipal.set(known.principal, known);
    if (everythingChanged || changed.has(organizationId)) return known;
    this.#cache.set(known.key, known, { start });
    const siblings = this.#ofOrganization.get(organizationId);
    if (siblings) siblings.add(known);
    else this.#ofOrganization.set(organizationId, new Set([known]));
    return known;
  }

  #forget(known: Known): void {
    const { organizationId } = known.principal;
    const siblings = this.#ofOrganization.get(organizationId);
    siblings?.delete(known);
    if (siblings?.size === 0) this.#ofOrganization.delete(organizationId);
  }
}
