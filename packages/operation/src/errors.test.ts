import { describe, expect, it } from "vitest";
import * as errors from "./errors.ts";
import { ERROR_CODES, ERRORS, Failure, type Reason, reason, toFailure } from "./errors.ts";

const isReason = (value: unknown): value is Reason =>
  typeof value === "object" && value !== null && "name" in value && "code" in value;
const KERNEL_REASONS = Object.values<unknown>(errors).filter(isReason);

describe("the error table", () => {
  it("has a row for every code, and no other", () => {
    expect(Object.keys(ERRORS)).toEqual([...ERROR_CODES]);
  });

  it.each([
    ["BAD_REQUEST", 400],
    ["UNAUTHORIZED", 401],
    ["FORBIDDEN", 403],
    ["PLAN_REQUIRED", 403],
    ["NOT_FOUND", 404],
    ["METHOD_NOT_ALLOWED", 405],
    ["CONFLICT", 409],
    ["PRECONDITION_FAILED", 412],
    ["PAYLOAD_TOO_LARGE", 413],
    ["UNPROCESSABLE", 422],
    ["RATE_LIMITED", 429],
    ["INTERNAL_ERROR", 500],
    ["PROVIDER_NOT_CONFIGURED", 503],
  ] as const)("answers %s with %i", (code, http) => {
    expect(ERRORS[code].http).toBe(http);
  });

  it("has words of its own for every code", () => {
    const messages = Object.values(ERRORS).map(({ message }) => message);
    expect(new Set(messages).size).toBe(ERROR_CODES.length);
    expect(messages.every((message) => message.endsWith("."))).toBe(true);
  });

  it("carries every reason of the kernel, each under a name of its own", () => {
    expect(KERNEL_REASONS.length).toBeGreaterThan(5);
    for (const { code } of KERNEL_REASONS) expect(ERROR_CODES).toContain(code);
    expect(new Set(KERNEL_REASONS.map(({ name }) => name)).size).toBe(KERNEL_REASONS.length);
  });
});

describe("a failure", () => {
  const GONE = reason("LEAD_GONE", "NOT_FOUND", "No lead has this id.");

  it("has its code's words unless it is given others", () => {
    expect(new Failure("CONFLICT").message).toBe(ERRORS.CONFLICT.message);
    expect(Failure.of(GONE).message).toBe("No lead has this id.");
    expect(Failure.of(GONE, undefined, "Gone.").message).toBe("Gone.");
  });

  it("takes its code and its name from its reason", () => {
    expect(Failure.of(GONE)).toMatchObject({ code: "NOT_FOUND", reason: "LEAD_GONE", details: undefined });
  });

  it("shows its reason and its details together", () => {
    expect(Failure.of(GONE, { id: "x" }).shown).toEqual({ reason: "LEAD_GONE", id: "x" });
    expect(Failure.of(GONE).shown).toEqual({ reason: "LEAD_GONE" });
    expect(new Failure("RATE_LIMITED", { details: { retryAfterSeconds: 3 } }).shown).toEqual({ retryAfterSeconds: 3 });
  });

  it("shows nothing where it knows nothing more than its code", () => {
    expect(new Failure("INTERNAL_ERROR").shown).toBeUndefined();
  });
});

describe("toFailure", () => {
  it("gives a failure as it is", () => {
    const failure = new Failure("CONFLICT");
    expect(toFailure(failure)).toBe(failure);
  });

  it.each([
    new Error('relation "Lead" does not exist'),
    Object.assign(new Error("secret"), { code: "CONFLICT", details: { sql: "SELECT 1" } }),
    "secret",
    undefined,
    null,
    { code: "NOT_FOUND", message: "secret" },
  ])("hides what is not a failure: %o", (thrown) => {
    const failure = toFailure(thrown);
    expect(failure).toMatchObject({ code: "INTERNAL_ERROR", message: ERRORS.INTERNAL_ERROR.message });
    expect(failure.shown).toBeUndefined();
    expect(failure.cause).toBeUndefined();
  });
});
