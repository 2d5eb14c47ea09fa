import type { Decision } from "./limiter.ts";

/** An answer that was read, and where to follow events from, as it stood when it was. */
export interface KeptRead {
  readonly value: unknown;
  readonly asOf: string | undefined;
  /** When what read it was admitted, in this process' milliseconds. */
  readonly admittedAtMs: number;
}

/**
 * Keeps what reads gave, in this process, by where the data stood that they read: what a write has changed is never found
 * again, from when the write is acknowledged.
 */
export interface ReadCache {
  /**
   * Where the data of these nouns stands, in one text.
   * @param versions the decision's
   * @returns undefined where one is not known, or was known to stand further: then nothing may be kept
   */
  standingOf(organizationId: string, nouns: readonly string[], versions: Decision["versions"]): string | undefined;
  /** @param tag of what was asked, who asked, and where the data stands */
  get(tag: string): KeptRead | undefined;
  /** Keeps it, where the same has been offered before: most reads are never repeated. @param size in characters */
  offer(tag: string, read: KeptRead, size: () => number): void;
}
