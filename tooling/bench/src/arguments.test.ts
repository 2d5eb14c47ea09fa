import { describe, expect, it } from "vitest";
import { helpOf, readArguments, UsageError } from "./arguments.ts";

const PARTS = ["rest", "graphql", "growth"] as const;
const read = (...argv: string[]) => readArguments(argv, PARTS);
const partsOf = (...argv: string[]) => {
  const given = read(...argv);
  return given === "help" ? [] : given.parts;
};

describe("the parts of a run", () => {
  it.each([
    [[], ["rest", "graphql"]],
    [["--growth"], ["rest", "graphql", "growth"]],
    [["growth"], ["growth"]],
    [
      ["graphql", "rest"],
      ["rest", "graphql"],
    ],
    [
      ["rest", "--growth"],
      ["rest", "growth"],
    ],
  ])("of %j are %j", (argv, parts) => {
    expect(partsOf(...argv)).toEqual(parts);
  });
});

it("takes each option, and has a default for it", () => {
  const listings = { file: "sales.csv", rows: 300 };
  const effort = { rounds: 2, requests: 10, connections: 3 };
  const argv = ["--rounds", "2", "--requests=10", "--connections", "3", "--listings", "sales.csv", "--rows", "300"];
  expect(read("rest", ...argv, "--json", "out.json")).toEqual({ parts: ["rest"], effort, listings, json: "out.json" });
  expect(read("rest")).toMatchObject({ effort: { rounds: 5 }, listings: { file: undefined, rows: 21_597 } });
});

it.each([
  [["rset"], "There is no part rset; there is rest, graphql, growth."],
  [["--rounds", "0"], "--rounds takes a number from 1 on, not 0."],
  [["--rows", "many"], "--rows takes a number from 1 on, not many."],
  [["--fast"], "Unknown option '--fast'"],
])("refuses %j", (argv, message) => {
  expect(() => read(...argv)).toThrow(UsageError);
  expect(() => read(...argv)).toThrow(message);
});

it("helps, with every part", () => {
  expect(read("--help", "rest")).toBe("help");
  expect(helpOf({ rest: "lists over REST", growth: "many listings" })).toContain("  growth  many listings\n");
});
