import { DAY_MS } from "../dialects/dialect.ts";

const [SECOND_MS, MINUTE_MS, HOUR_MS] = [1_000, 60_000, 3_600_000];

/** How long after a failed attempt the next one is at the latest; after the last of these always as long again. */
const GAPS_MS = [
  5 * SECOND_MS,
  30 * SECOND_MS,
  2 * MINUTE_MS,
  10 * MINUTE_MS,
  30 * MINUTE_MS,
  2 * HOUR_MS,
  5 * HOUR_MS,
  10 * HOUR_MS,
  DAY_MS,
] as const;

/** The part of a gap that is left to chance, so that what failed together does not come together again. */
const JITTER = 0.2;

export interface Failed {
  /** How often it was tried in this round, this time included. */
  readonly attempts: number;
  readonly at: Date;
  /** When the round began: with the event, a redelivery or a replay. */
  readonly since: Date;
  /** How long after that the last attempt may be. */
  readonly giveUpAfterMs: number;
  /** Before when the receiver wants nothing (`Retry-After`). */
  readonly notBefore?: Date | undefined;
}

/**
 * When to try again; undefined when nothing is tried any more. No gap is longer than 24 h, whatever the receiver asks for.
 * @param chance from 0 to 1
 */
export function nextAttemptAt(failed: Failed, chance: number = Math.random()): Date | undefined {
  const { attempts, at, since, giveUpAfterMs, notBefore } = failed;
  const gapMs = (GAPS_MS[attempts - 1] ?? DAY_MS) * (1 - JITTER * chance);
  const askedMs = notBefore === undefined ? 0 : notBefore.getTime() - at.getTime();
  const next = at.getTime() + Math.min(Math.max(gapMs, askedMs), DAY_MS);
  return next - since.getTime() > giveUpAfterMs ? undefined : new Date(next);
}
