/**
 * The one error table. Surfaces translate a code by its row; each contract renders the result in its own body
 * (CONTRACTS.md, "Codes are upper snake case"). A new code without a row for every surface does not compile.
 */
export const ERROR_CODES = [
  "BAD_REQUEST",
  "UNAUTHORIZED",
  "FORBIDDEN",
  "PLAN_REQUIRED",
  "NOT_FOUND",
  "METHOD_NOT_ALLOWED",
  "CONFLICT",
  "PRECONDITION_FAILED",
  "PAYLOAD_TOO_LARGE",
  "UNPROCESSABLE",
  "RATE_LIMITED",
  "PROVIDER_NOT_CONFIGURED",
  "INTERNAL_ERROR",
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

export const ERRORS = {
  BAD_REQUEST: { http: 400, trpc: "BAD_REQUEST", message: "The request is not valid." },
  UNAUTHORIZED: { http: 401, trpc: "UNAUTHORIZED", message: "A valid credential is required." },
  FORBIDDEN: { http: 403, trpc: "FORBIDDEN", message: "This credential may not do that." },
  PLAN_REQUIRED: { http: 403, trpc: "FORBIDDEN", message: "The organization's plan does not include this." },
  NOT_FOUND: { http: 404, trpc: "NOT_FOUND", message: "Not found." },
  METHOD_NOT_ALLOWED: { http: 405, trpc: "METHOD_NOT_SUPPORTED", message: "This path does not have that method." },
  CONFLICT: { http: 409, trpc: "CONFLICT", message: "This conflicts with the current state." },
  PRECONDITION_FAILED: {
    http: 412,
    trpc: "PRECONDITION_FAILED",
    message: "The resource has changed since it was read.",
  },
  PAYLOAD_TOO_LARGE: { http: 413, trpc: "PAYLOAD_TOO_LARGE", message: "The request is too large." },
  UNPROCESSABLE: { http: 422, trpc: "UNPROCESSABLE_CONTENT", message: "A rule of the domain refuses this." },
  RATE_LIMITED: { http: 429, trpc: "TOO_MANY_REQUESTS", message: "Too many requests. Wait for Retry-After seconds." },
  PROVIDER_NOT_CONFIGURED: { http: 503, trpc: "SERVICE_UNAVAILABLE", message: "No provider is configured." },
  INTERNAL_ERROR: { http: 500, trpc: "INTERNAL_SERVER_ERROR", message: "Something went wrong on our side." },
} as const satisfies Record<ErrorCode, { http: number; trpc: string; message: string }>;

/** A finer code under one row of the table; integrators see it as `details.reason`. Declared beside its noun. */
export interface Reason<Name extends string = string> {
  readonly name: Name;
  readonly code: ErrorCode;
  readonly message: string;
}

export function reason<const Name extends string>(name: Name, code: ErrorCode, message: string): Reason<Name> {
  return { name, code, message };
}

/** The reasons that the kernel itself gives. Every operation may fail with these without declaring them. */
export const CREDENTIAL_MISSING = reason("CREDENTIAL_MISSING", "UNAUTHORIZED", "No credential was sent.");
export const CREDENTIAL_INVALID = reason("CREDENTIAL_INVALID", "UNAUTHORIZED", "The credential is not valid.");
export const LINK_INVALID = reason(
  "LINK_INVALID",
  "UNAUTHORIZED",
  "This address is not valid, or not any more. Ask for a new one.",
);
export const CREDENTIAL_CHANGED = reason(
  "CREDENTIAL_CHANGED",
  "UNAUTHORIZED",
  "What the credential may do has changed since this began. Begin again.",
);
export const PLAN_TOO_LOW = reason(
  "PLAN_TOO_LOW",
  "PLAN_REQUIRED",
  "The organization's plan does not include such a key.",
);
export const ORIGIN_NOT_ALLOWED = reason(
  "ORIGIN_NOT_ALLOWED",
  "FORBIDDEN",
  "The credential may be used from certain web pages alone, and this is none of them.",
);
export const CONFINED = reason("CONFINED", "FORBIDDEN", "The credential is confined to other resources.");
export const SCOPE_REQUIRED = reason("SCOPE_REQUIRED", "FORBIDDEN", "The credential lacks the required scope.");
export const INVALID_INPUT = reason("INVALID_INPUT", "BAD_REQUEST", "The request is not valid.");
export const INVALID_CURSOR = reason("INVALID_CURSOR", "BAD_REQUEST", "The cursor is not one that this list gave out.");
export const STALE_VERSION = reason("STALE_VERSION", "CONFLICT", "The resource has changed since it was read.");
export const TOO_BUSY = reason("TOO_BUSY", "CONFLICT", "Others are changing the same resource. Try again.");
export const IDEMPOTENCY_IN_PROGRESS = reason(
  "IDEMPOTENCY_IN_PROGRESS",
  "CONFLICT",
  "A request with this idempotency key is still in progress.",
);
export const LEASE_LOST = reason("LEASE_LOST", "CONFLICT", "It took too long, and another attempt has taken over.");
export const IDEMPOTENCY_KEY_REUSED = reason(
  "IDEMPOTENCY_KEY_REUSED",
  "CONFLICT",
  "This idempotency key was used with other input, or with other rights.",
);

/** What went wrong, in words for the caller. `details` is plain JSON and never carries SQL, stacks or another tenant's data. */
export class Failure extends Error {
  readonly code: ErrorCode;
  readonly reason: string | undefined;
  readonly details: Record<string, unknown> | undefined;

  constructor(code: ErrorCode, options: { reason?: string; message?: string; details?: Record<string, unknown> } = {}) {
    super(options.message ?? ERRORS[code].message);
    this.name = "Failure";
    this.code = code;
    this.reason = options.reason;
    this.details = options.details;
  }

  static of(cause: Reason, details?: Record<string, unknown>, message?: string): Failure {
    return new Failure(cause.code, {
      reason: cause.name,
      message: message ?? cause.message,
      ...(details && { details }),
    });
  }

  /** What a contract shows under `details`: the finer code, and whatever else the failure knows. */
  get shown(): Record<string, unknown> | undefined {
    if (this.reason === undefined && this.details === undefined) return undefined;
    return { ...this.details, ...(this.reason !== undefined && { reason: this.reason }) };
  }
}

/** Any thrown value as a failure that may be shown: what is not a `Failure` is a defect and shows nothing of itself. */
export function toFailure(error: unknown): Failure {
  return error instanceof Failure ? error : new Failure("INTERNAL_ERROR");
}
