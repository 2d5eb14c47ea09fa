import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LEAD_STATUSES } from "./board.ts";
import { SCORE_MAX, type ScoredFacts, scoreLead } from "./score.ts";

const NOTHING: ScoredFacts = {
  email: null,
  phone: null,
  propertyId: null,
  propertyAddress: null,
  notes: null,
  source: "api",
  status: "new",
  dealValue: null,
  submissionCount: 1,
};
const EVERYTHING: ScoredFacts = {
  email: "a@example.com",
  phone: "555 123 4567",
  propertyId: "x",
  propertyAddress: "x",
  notes: "x",
  source: "referral",
  status: "new",
  dealValue: 1,
  submissionCount: 9,
};

const text = fc.option(fc.string());
const anyFacts = fc.record({
  email: text,
  phone: text,
  propertyId: text,
  propertyAddress: text,
  notes: text,
  source: fc.oneof(fc.string(), fc.constantFrom("referral", "Zillow", ...Object.getOwnPropertyNames(Object.prototype))),
  status: fc.constantFrom(...LEAD_STATUSES),
  dealValue: fc.option(fc.nat()),
  submissionCount: fc.integer({ min: 1, max: 1_000 }),
});

describe("the score", () => {
  it("is the sum of its reasons' points, at most 100", () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const { score, scoreReasons } = scoreLead(facts);
        const sum = scoreReasons.reduce((total, { points }) => total + points, 0);
        expect(score).toBe(Math.min(sum, SCORE_MAX));
        expect(Number.isInteger(score)).toBe(true);
      }),
    );
  });

  it("gives each reason points, a fact of its own and words", () => {
    const { scoreReasons } = scoreLead(EVERYTHING);
    expect(scoreReasons.every(({ points, reason }) => points > 0 && reason.length > 0)).toBe(true);
    expect(new Set(scoreReasons.map(({ fact }) => fact)).size).toBe(scoreReasons.length);
  });

  it("of a lead that left nothing is 0, for no reason", () => {
    expect(scoreLead(NOTHING)).toEqual({ score: 0, scoreReasons: [] });
  });

  it("of a lead that left everything is 100", () => {
    expect(scoreLead(EVERYTHING).score).toBe(100);
  });

  it.each([
    ["email", { email: "a@example.com" }, 20],
    ["phone", { phone: "555 123 4567" }, 15],
    ["property", { propertyId: "x" }, 20],
    ["property", { propertyAddress: "x" }, 10],
    // One property: the listing, not its address too.
    ["property", { propertyId: "x", propertyAddress: "x" }, 20],
    ["notes", { notes: "x" }, 10],
    ["deal_value", { dealValue: 0 }, 10],
    ["source", { source: "Referral" }, 20],
    ["source", { source: "zillow" }, 5],
    ["submissions", { submissionCount: 2 }, 5],
    ["submissions", { submissionCount: 4 }, 15],
    ["submissions", { submissionCount: 100 }, 15],
  ] as const)("names the fact %s of %o and gives it %i points", (fact, facts, points) => {
    const { score, scoreReasons } = scoreLead({ ...NOTHING, ...facts });
    expect(scoreReasons).toEqual([{ fact, points, reason: expect.any(String) }]);
    expect(score).toBe(points);
  });

  it.each(["constructor", "__proto__", "toString"])("takes the source %j for one that it doesn't know", (source) => {
    expect(scoreLead({ ...NOTHING, source })).toEqual({ score: 0, scoreReasons: [] });
  });
});
