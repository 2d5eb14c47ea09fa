import { describe, expect, it } from "vitest";
import { z } from "zod";
import type { Failure } from "./errors.ts";
import { invalidInput, parseInput } from "./parse.ts";

const Input = z.object({
  name: z.string({ error: "Must be text." }),
  limit: z.int().default(20),
  address: z.object({ lines: z.array(z.string({ error: "Must be text." })) }).optional(),
});

function refusal(input: unknown): Failure {
  try {
    parseInput(Input, input);
  } catch (error) {
    return error as Failure;
  }
  throw new Error("It was not refused.");
}

describe("parsing an input", () => {
  it("gives what the schema makes of it: defaults filled, unknown fields ignored", () => {
    expect(parseInput(Input, { name: "Ann", unknown: 1 })).toEqual({ name: "Ann", limit: 20 });
  });

  it("names every field that is wrong, in the caller's own names, as dotted paths", () => {
    const failure = refusal({ name: 1, address: { lines: ["a", 2] } });
    expect(failure).toMatchObject({ code: "BAD_REQUEST", reason: "INVALID_INPUT" });
    expect(failure.details).toEqual({
      issues: [
        { path: "name", message: "Must be text." },
        { path: "address.lines.1", message: "Must be text." },
      ],
    });
  });

  it("says the first of them in its message", () => {
    expect(refusal({ name: 1, address: { lines: [2] } }).message).toBe("name: Must be text.");
  });

  it.each([undefined, null, "text", 1, true, [], () => 1])(
    "refuses %o where an object belongs, without a path",
    (input) => {
      const failure = refusal(input);
      expect(failure.details?.issues).toEqual([{ path: "", message: expect.any(String) }]);
      expect(failure.message).not.toMatch(/^:/);
    },
  );

  it.each([
    [z.int().min(1), 0, "Must be at least 1."],
    [z.number().lt(10), 10, "Must be less than 10."],
    [z.int().max(100), 101, "Must be at most 100."],
    [z.string().min(2), "a", "Must have at least 2 characters."],
    [z.string().max(2), "abc", "Must have at most 2 characters."],
    [z.array(z.int()).max(1), [1, 2], "Must have at most 1 item."],
    [z.array(z.int()).length(3), [1], "Must have exactly 3 items."],
    [z.int().min(1, "Must be somebody."), 0, "Must be somebody."],
    [z.int(), undefined, "Is required."],
  ])("says in words what a schema does not say in its own (%#)", (schema, given, message) => {
    expect(() => parseInput(z.object({ field: schema }), { field: given })).toThrow(`field: ${message}`);
  });

  it("never shows the value itself", () => {
    const failure = refusal({ name: { $ne: "secret-operator" } });
    expect(JSON.stringify([failure.message, failure.details])).not.toContain("secret-operator");
  });
});

describe("invalidInput", () => {
  it("has the table's words where there is no issue to name", () => {
    expect(invalidInput([]).message).toBe("The request is not valid.");
  });

  it("says an issue without a path as it is", () => {
    expect(invalidInput([{ path: "", message: "The body is not JSON." }]).message).toBe("The body is not JSON.");
  });
});
