import { describe, expect, it } from "vitest";
import type { Line } from "./report.ts";
import { summaryOf, tableOf } from "./table.ts";

const met: Line = {
  part: "rest",
  row: "listings, uncached",
  figures: { cpuUs: 300.4, perSecond: 3_000, p99Ms: 9.96 },
  against: { name: "bare", figures: { cpuUs: 200, perSecond: 4_000, p99Ms: 5 } },
  ratio: 1.502,
  bar: { limit: 2, aim: 1.5 },
  verdict: "met",
};
const missed: Line = {
  ...{ part: "fanout", row: "a delivery", figures: {}, ratio: 0.08, verdict: "missed", note: "p50 380 ms" },
  ...{ against: { name: "bare ws", figures: {} }, bar: { limit: 0.4, aim: 0.6, better: "more" } },
};

describe("the table", () => {
  it("has a line for each row, in columns, numbers to the right", () => {
    expect(tableOf([met, missed])).toBe(
      [
        "part    what                CPU µs  req/s  p99 ms  against  CPU µs  req/s  p99 ms  ratio   limit     aim  verdict  note",
        "-----------------------------------------------------------------------------------------------------------------------",
        "rest    listings, uncached     300   3000    10.0  bare        200   4000     5.0   1.50    2.00    1.50  met",
        "fanout  a delivery                                 bare ws                          0.08  ≥ 0.40  ≥ 0.60  MISSED   p50 380 ms",
        "",
      ].join("\n"),
    );
  });
});

describe("the summary", () => {
  it("names each bar that is missed", () => {
    expect(summaryOf([met, missed])).toBe("1 of 2 bars are missed:\n  fanout: a delivery against bare ws\n");
  });

  it("says when all are met, and when there was none", () => {
    expect(summaryOf([met])).toBe("All 1 bars are met.\n");
    expect(summaryOf([{ part: "start", row: "bare", figures: {}, verdict: "told" }])).toBe("No bar was measured.\n");
  });
});
