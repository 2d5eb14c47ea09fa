import { describe, expect, it } from "vitest";
import { exitCodeOf, figuresOf, type Line, lineOf, ratioOf, type Sample, verdictOf } from "./report.ts";

const sample = (cpuUs: number, p50Ms = 1): Sample => ({ cpuUs, perSecond: 1_000_000 / cpuUs, p50Ms, p99Ms: 2 * p50Ms });
const samples = (...cpuUs: number[]) => cpuUs.map((us) => sample(us));

describe("a verdict", () => {
  const bar = { limit: 2, aim: 1.5 };

  it.each([
    [1.5, "beyond"],
    [1.51, "met"],
    [2, "met"],
    [2.01, "missed"],
    [Number.NaN, "missed"],
    [undefined, "missed"],
  ] as const)("on %s times the cost is %s", (ratio, verdict) => {
    expect(verdictOf(ratio, bar)).toBe(verdict);
  });

  it.each([
    [0.39, "missed"],
    [0.4, "met"],
    [0.6, "beyond"],
    [Number.NaN, "missed"],
  ] as const)("on %s of the rate, of which more is better, is %s", (ratio, verdict) => {
    expect(verdictOf(ratio, { limit: 0.4, aim: 0.6, better: "more" })).toBe(verdict);
  });

  it("without an aim goes no further than met, and without a bar there is none", () => {
    expect(verdictOf(0.1, { limit: 2 })).toBe("met");
    expect(verdictOf(9, undefined)).toBe("told");
  });
});

describe("a ratio", () => {
  it("is the median of the rounds' own, so that a round that was slow for both does not count for more", () => {
    expect(ratioOf(samples(100, 1_000, 300), samples(50, 500, 100))).toBe(2);
  });

  it("compares what it is told to compare", () => {
    expect(ratioOf([sample(100, 3)], [sample(100, 2)], "p50Ms")).toBe(1.5);
  });

  it("is no number where the other has no rounds, and so misses its bar", () => {
    const other = { name: "bare", samples: [] };
    expect(lineOf({ part: "rest", row: "list", own: samples(1), other, bar: { limit: 2 } }).verdict).toBe("missed");
  });
});

it("shows the median of each figure over the rounds", () => {
  expect(figuresOf(samples(100, 400, 200))).toEqual({ cpuUs: 200, perSecond: 5_000, p50Ms: 1, p99Ms: 2 });
});

it("fails the run where a bar is missed, and for nothing else", () => {
  const line = (verdict: Line["verdict"]): Line => ({ part: "rest", row: "list", figures: {}, verdict });
  expect(exitCodeOf([line("told"), line("met"), line("beyond")])).toBe(0);
  expect(exitCodeOf([line("met"), line("missed")])).toBe(1);
});
