import type { z } from "zod";
import { Failure, INVALID_INPUT } from "./errors.ts";

/** Parses an operation's input. @throws Failure INVALID_INPUT with `details.issues: [{ path, message }]`, in the caller's own names. */
export function parseInput<I extends z.ZodType>(schema: I, input: unknown): z.output<I> {
  const parsed = schema.safeParse(input, { error: inWords });
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map(({ path, message }) => ({ path: path.join("."), message }));
  throw invalidInput(issues);
}

/** What a schema does not say in words of its own. Who left a field out wants to hear that, and not of the type of nothing. */
function inWords(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case "invalid_type":
      return issue.input === undefined ? "Is required." : undefined;
    case "too_small":
      return sizeInWords(issue, issue.inclusive ? "at least" : "more than", issue.minimum);
    case "too_big":
      return sizeInWords(issue, issue.inclusive ? "at most" : "less than", issue.maximum);
    default:
      return undefined;
  }
}

const COUNTED: Readonly<Record<string, string>> = { string: "character", array: "item" };

/** Undefined for what is neither counted nor a number: the library's words stand. */
function sizeInWords(
  { origin, exact }: { readonly origin: string; readonly exact?: boolean },
  bounded: string,
  bound: number | bigint,
): string | undefined {
  const than = exact ? "exactly" : bounded;
  if (origin === "number" || origin === "int") return `Must be ${than} ${bound}.`;
  const what = COUNTED[origin];
  return what && `Must have ${than} ${bound} ${what}${Number(bound) === 1 ? "" : "s"}.`;
}

export interface InputIssue {
  readonly path: string;
  readonly message: string;
}

/** The failure for bad input; its message names the first thing that is wrong. */
export function invalidInput(issues: readonly InputIssue[]): Failure {
  const [first] = issues;
  const where = first?.path ? `${first.path}: ` : "";
  return Failure.of(INVALID_INPUT, { issues }, first && `${where}${first.message}`);
}
