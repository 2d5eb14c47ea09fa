import { describe, expect, it } from "vitest";
import { lineOf, sum, tallyOf, type VitestReport } from "./tally.ts";

const report = (counts: Partial<VitestReport>): VitestReport => ({
  numPassedTests: 0,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: [],
  ...counts,
});
const file = (status: string, ...tests: string[]) => ({
  status,
  assertionResults: tests.map((test) => ({ status: test })),
});

describe("the count of a run", () => {
  it("takes tests that are still to be written for skipped", () => {
    expect(tallyOf(report({ numPassedTests: 4, numPendingTests: 1, numTodoTests: 2 }), 0)).toEqual({
      passed: 4,
      failed: 0,
      skipped: 3,
    });
  });

  it("counts a file that did not load, and a failed test once", () => {
    const testResults = [file("failed"), file("failed", "passed", "failed"), file("passed", "passed")];
    expect(tallyOf(report({ numPassedTests: 2, numFailedTests: 1, testResults }), 1).failed).toBe(2);
  });

  it("counts a run that ended badly although every test passed", () => {
    expect(tallyOf(report({ numPassedTests: 9 }), 1)).toEqual({ passed: 9, failed: 1, skipped: 0 });
  });

  it("counts a run that left no report as failed", () => {
    expect(tallyOf(undefined, 134).failed).toBe(1);
  });

  it("ends in one line for all of them", () => {
    expect(lineOf(sum([tallyOf(report({ numPassedTests: 2 }), 0), tallyOf(undefined, 1)]))).toBe(
      "2 passed, 1 failed, 0 skipped",
    );
  });
});
