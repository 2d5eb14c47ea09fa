import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { nounGenerator } from "./noun-generator.ts";
import { operationGenerator } from "./operation-generator.ts";
import type { PlopTypes } from "./plop.ts";

const root = join(import.meta.dirname, "../../..");
const empty = mkdtempSync(join(tmpdir(), "orrery-empty-"));
afterAll(() => rmSync(empty, { recursive: true }));

/** What plop asks for before it writes a first file. */
function plan({ actions }: PlopTypes.PlopGeneratorConfig, answers: object, at = root): unknown {
  return typeof actions === "function" ? actions({ ...answers, turbo: { paths: { root: at } } }) : actions;
}

/** What a question says to an answer: true, or what is wrong. */
function verdict(
  { prompts }: PlopTypes.PlopGeneratorConfig,
  name: string,
  answer: string,
  others: object = {},
): unknown {
  const questions = Array.isArray(prompts) ? prompts : [];
  return questions.find((question) => question.name === name)?.validate?.(answer, others);
}

const operation = (noun: string, verb: string) => ({
  area: "estate",
  singular: noun,
  verb,
  mode: "write",
  action: "write",
});

describe("the operation generator", () => {
  it("refuses a noun that is not there, and says how to make it", () => {
    expect(() => plan(operationGenerator, operation("open-house", "archive"))).toThrow("turbo gen noun");
    expect(() => plan(operationGenerator, operation("lead", "archive"), empty)).toThrow("no noun estate/lead");
  });

  it("refuses an operation that is there", () => {
    expect(() => plan(operationGenerator, operation("lead", "create"))).toThrow("has the operation create already");
  });

  it("refuses a noun that is no tenant's rows", () => {
    const organization = { ...operation("organization", "archive"), area: "identity" };
    expect(() => plan(operationGenerator, organization)).toThrow("write it by hand");
  });

  it("takes the mode that a known verb has, and no other", () => {
    expect(verdict(operationGenerator, "mode", "write", { verb: "list" })).toBe("mode: list is a read");
    expect(verdict(operationGenerator, "mode", "read", { verb: "list" })).toBe(true);
    expect(verdict(operationGenerator, "mode", "read", { verb: "inspect" })).toBe(true);
  });
});

describe("the noun generator", () => {
  const noun = { area: "estate", singular: "open-house", plural: "open-houses", field: "title" };

  it("refuses a noun that is there", () => {
    expect(() => plan(nounGenerator, { ...noun, singular: "lead", plural: "leads" })).toThrow("lead.prisma is there");
  });

  it("refuses a plural that is the singular", () => {
    expect(() => plan(nounGenerator, { ...noun, plural: "open-house" })).toThrow("needs a plural that differs");
  });

  it.each(["OpenHouse", "open_house", "../lead", "", "-house", "1house"])("refuses %j as a noun", (answer) => {
    expect(verdict(nounGenerator, "singular", answer)).toContain("lower case");
  });

  it.each(["version", "organizationId", "Title", "a-b", ""])("refuses %j as a field", (answer) => {
    expect(verdict(nounGenerator, "field", answer)).toContain("camel case");
  });
});
