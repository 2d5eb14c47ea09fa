import type { z } from "zod";
import { Failure, INVALID_INPUT } from "./errors.ts";

/** Parses an operation's input. @throws Failure INVALID_INPUT with `details.issues: [{ path, message }]`, in the caller's own names. */
export function parseInput<I extends z.ZodType>(schema: I, input: unknown): z.output<I> {
  const parsed = schema.safeParse(input, { error: missing });
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map(({ path, message }) => ({ path: path.join("."), message }));
  throw invalidInput(issues);
}

/** Who left a field out wants to hear that, and not of the type of nothing. */
function missing({ code, input }: { readonly code: string; readonly input?: unknown }): string | undefined {
  return code === "invalid_type" && input === undefined ? "Is required." : undefined;
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
