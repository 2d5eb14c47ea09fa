import type { Decision, KeptRead, ReadCache } from "@orrery/operation";
import { LRUCache } from "lru-cache";

/** The longest that anything is kept, whatever else says that it may be. */
const TTL_MS = 30_000;
/** Characters of all answers together; each is in memory as rows or text, and as the text that was made of it. */
const CAPACITY = 32 * 1024 * 1024;
/** Answers longer than this are not kept. */
const LONGEST = CAPACITY / 16;
/** How many tags are remembered that were asked for once. */
const SIGHTINGS = 20_000;
/** Of how many nouns of organizations it is remembered how far they stood. */
const STANDINGS = 100_000;

export interface KeptReadsOptions {
  /** Told of nouns whose versions nobody knows: they can be kept once somebody has said where they stand. */
  readonly onUnknown: (organizationId: string, nouns: readonly string[]) => void;
}

/** What this process keeps of reads, under tags that say where their data stood. */
export class KeptReads implements ReadCache {
  readonly #kept = new LRUCache<string, KeptRead>({ maxSize: CAPACITY, maxEntrySize: LONGEST, ttl: TTL_MS });
  readonly #sightings = new LRUCache<string, true>({ max: SIGHTINGS });
  readonly #furthest = new LRUCache<string, number>({ max: STANDINGS });
  readonly #onUnknown: KeptReadsOptions["onUnknown"];

  constructor({ onUnknown }: KeptReadsOptions) {
    this.#onUnknown = onUnknown;
  }

  standingOf(organizationId: string, nouns: readonly string[], versions: Decision["versions"]): string | undefined {
    if (!versions) return undefined;
    let standing = "";
    const unknown: string[] = [];
    for (const noun of nouns) {
      const version = versions[noun] ?? "0";
      if (version === "0") unknown.push(noun);
      else if (!this.#isForward(`${organizationId} ${noun}`, Number(version))) return undefined;
      standing += `${noun} ${version} `;
    }
    if (unknown.length === 0) return standing;
    this.#onUnknown(organizationId, unknown);
    return undefined;
  }

  get(tag: string): KeptRead | undefined {
    return this.#kept.get(tag);
  }

  offer(tag: string, read: KeptRead, size: () => number): void {
    if (!this.#sightings.has(tag)) {
      this.#sightings.set(tag, true);
      return;
    }
    // Its age counts from before it was read.
    this.#kept.set(tag, read, { size: Math.max(1, size()), start: read.admittedAtMs });
  }

  /** Forgets everything: whoever says where data stands was not to be heard for a while. */
  clear(): void {
    this.#kept.clear();
  }

  /** A store that fell behind (restored, failed over) tells what was true before: that is never believed. */
  #isForward(key: string, version: number): boolean {
    const furthest = this.#furthest.get(key) ?? 0;
    if (version < furthest) return false;
    if (version > furthest) this.#furthest.set(key, version);
    return true;
  }
}
