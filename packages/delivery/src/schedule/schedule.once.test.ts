import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DIALECTS } from "../dialects/dialects.ts";
import { retryAfter } from "./retry-after.ts";
import { nextAttemptAt } from "./schedule.ts";

const since = new Date("2026-11-20T10:00:00.000Z");
const DAY_MS = 86_400_000;

/** When a receiver that always fails is tried, in seconds after the event. */
function attemptsOf(giveUpAfterMs: number, chance: () => number, tookMs = 0): number[] {
  const seconds: number[] = [];
  for (let at: Date | undefined = since; at; ) {
    seconds.push((at.getTime() - since.getTime()) / 1_000);
    const failedAt = new Date(at.getTime() + tookMs);
    at = nextAttemptAt({ attempts: seconds.length, at: failedAt, since, giveUpAfterMs }, chance());
  }
  return seconds;
}
const gaps = (seconds: readonly number[]) => seconds.slice(1).map((at, index) => at - (seconds[index] ?? 0));

describe("what fails is tried again", () => {
  it("after 5 s, 30 s, 2 min, 10 min, 30 min, 2 h, 5 h, 10 h and then every 24 h, for 5 days", () => {
    const attempts = attemptsOf(DIALECTS.standard.giveUpAfterMs, () => 0);
    expect(gaps(attempts)).toEqual([5, 30, 120, 600, 1_800, 7_200, 18_000, 36_000, 86_400, 86_400, 86_400, 86_400]);
    expect(attempts.at(-1)).toBeLessThanOrEqual(5 * 86_400);
  });

  it("in the dialect orkasa within 24 h of the event, and not later", () => {
    const attempts = attemptsOf(DIALECTS.orkasa.giveUpAfterMs, () => 0);
    expect(attempts).toHaveLength(9);
    expect(attempts.at(-1)).toBeLessThanOrEqual(86_400);
  });

  it("never after more than 24 h, and earlier by a fifth at most", () => {
    const chances = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 20, maxLength: 20 });
    const schedule = gaps(attemptsOf(30 * DAY_MS, () => 0));
    fc.assert(
      fc.property(chances, (drawn) => {
        const left = [...drawn];
        const made = gaps(attemptsOf(5 * DAY_MS, () => left.shift() ?? 0));
        for (const [index, gap] of made.entries()) {
          expect(gap).toBeLessThanOrEqual(Math.min(schedule[index] ?? 86_400, 86_400) + 0.001);
          expect(gap).toBeGreaterThanOrEqual((schedule[index] ?? 86_400) * 0.8 - 0.001);
        }
      }),
    );
  });

  it("with jitter, so that what failed together does not come together again", () => {
    const failed = { attempts: 3, at: since, since, giveUpAfterMs: DAY_MS };
    const times = Array.from({ length: 50 }, () => nextAttemptAt(failed)?.getTime());
    expect(new Set(times).size).toBeGreaterThan(25);
  });
});

describe("Retry-After", () => {
  const next = (value: string, attempts = 1) => {
    const failed = { attempts, at: since, since, giveUpAfterMs: 5 * DAY_MS, notBefore: retryAfter(value, since) };
    const at = nextAttemptAt(failed, 0);
    return at && (at.getTime() - since.getTime()) / 1_000;
  };

  it("is honoured, in seconds and as a date", () => {
    expect(next("90")).toBe(90);
    expect(next("Fri, 20 Nov 2026 10:05:00 GMT")).toBe(300);
  });

  it("brings nothing forward, puts nothing off by more than 24 h, and says nothing that can't be read", () => {
    expect(next("1", 4)).toBe(600);
    expect(next("Fri, 20 Nov 2020 10:05:00 GMT")).toBe(5);
    expect(next("999999999")).toBe(86_400);
    for (const value of ["soon", "-1", "", "1.5", "99999999999999"]) expect(next(value), value).toBe(5);
  });

  it("that goes past what a dialect allows is the end", () => {
    const notBefore = new Date(since.getTime() + 8 * 3_600_000);
    const at = new Date(since.getTime() + 17 * 3_600_000);
    expect(nextAttemptAt({ attempts: 8, at, since, giveUpAfterMs: DAY_MS, notBefore }, 0)).toBeUndefined();
  });
});
