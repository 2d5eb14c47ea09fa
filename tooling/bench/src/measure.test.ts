import { describe, expect, it } from "vitest";
import { median, percentile } from "./measure.ts";

describe("the median", () => {
  it.each([
    [[3, 1, 2], 2],
    [[10, 9], 9.5],
    [[7], 7],
  ])("of %j is %d", (values, middle) => {
    expect(median(values)).toBe(middle);
  });

  it("sorts numbers as numbers, and leaves what it was given in its order", () => {
    const values = [100, 9, 20];
    expect(median(values)).toBe(20);
    expect(values).toEqual([100, 9, 20]);
  });
});

describe("a percentile", () => {
  const hundred = Array.from({ length: 100 }, (_, at) => 100 - at);

  it.each([
    [0.5, 50],
    [0.99, 99],
    [1, 100],
    [0, 1],
  ])("%d of 1 to 100 is %d", (part, value) => {
    expect(percentile(hundred, part)).toBe(value);
  });

  it("of few values is the greatest where the part leaves none out", () => {
    expect(percentile([5, 1], 0.99)).toBe(5);
  });
});
