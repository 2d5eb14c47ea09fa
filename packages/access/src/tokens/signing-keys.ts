import type { SystemDb } from "@orrery/db";
import { readSigningKeys, type SigningKey } from "./key-rows.ts";
import { KEYS_KEPT_MS } from "./lifetimes.ts";
import { ensureSigningKey, signerOf } from "./rotation.ts";
import type { SealingKeys } from "./seal.ts";

/** How often made-up key ids can send us to the database. */
const UNKNOWN_KEY_PAUSE_MS = 1_000;

export interface SigningKeysOptions {
  readonly system: SystemDb;
  readonly sealingKeys: SealingKeys;
  readonly now: () => Date;
  /** Milliseconds that have passed, by a clock that nobody sets. */
  readonly elapsedMs?: () => number;
}

/** The signing keys that all processes share, kept in this one for half a minute. */
export class SigningKeys {
  readonly #options: Required<SigningKeysOptions>;
  #known: readonly SigningKey[] = [];
  #readAtMs = Number.NEGATIVE_INFINITY;
  #reading: Promise<readonly SigningKey[]> | undefined;
  #making: Promise<void> | undefined;

  constructor(options: SigningKeysOptions) {
    this.#options = { elapsedMs: () => performance.now(), ...options };
  }

  /** The key that signs. The first that is ever asked for is made. */
  async current(): Promise<SigningKey> {
    const { system, sealingKeys, now } = this.#options;
    const known = signerOf(await this.#within(KEYS_KEPT_MS), now());
    if (known) return known;
    this.#making ??= ensureSigningKey(system, sealingKeys, now()).finally(() => {
      this.#making = undefined;
    });
    await this.#making;
    // Not what somebody else may be reading at this moment: that may be from before.
    const made = signerOf(await this.#read(), now());
    if (!made) throw new Error("The signing key that was made cannot be read.");
    return made;
  }

  /** The key of this id, if its tokens are good. */
  async find(kid: string): Promise<SigningKey | undefined> {
    const of = (keys: readonly SigningKey[]) => keys.find((key) => key.kid === kid);
    return of(await this.#within(KEYS_KEPT_MS)) ?? of(await this.#within(UNKNOWN_KEY_PAUSE_MS));
  }

  /** Every key whose tokens are good. */
  async all(): Promise<readonly SigningKey[]> {
    await this.current();
    return this.#known;
  }

  /** The keys, as they were read no longer ago than this. */
  async #within(maxAgeMs: number): Promise<readonly SigningKey[]> {
    if (this.#options.elapsedMs() - this.#readAtMs < maxAgeMs) return this.#known;
    this.#reading ??= this.#read().finally(() => {
      this.#reading = undefined;
    });
    return this.#reading;
  }

  async #read(): Promise<readonly SigningKey[]> {
    const { system, sealingKeys, now, elapsedMs } = this.#options;
    const startedAtMs = elapsedMs();
    this.#known = await readSigningKeys(system, sealingKeys, now());
    this.#readAtMs = startedAtMs;
    return this.#known;
  }
}
