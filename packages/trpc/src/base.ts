import {
  ERROR_CODES,
  ERRORS,
  type ErrorCode,
  Failure,
  type Operation,
  type Permit,
  type RequestInfo,
  type SurfacePorts,
  toFailure,
} from "@orrery/operation";
import { initTRPC, TRPCError } from "@trpc/server";

/** What one HTTP request is to the calls in it: they share its credential and its permit. */
export interface TrpcContext {
  readonly ports: SurfacePorts;
  readonly info: RequestInfo;
  readonly permit: Permit;
  /** The `Idempotency-Key` header, where the request holds a single write. */
  readonly idempotencyKey: string | undefined;
  /** Set by a call whose answer is a replay. */
  replayed: boolean;
}

export interface ProcedureMeta {
  readonly operation: Operation;
}

/** What a client finds under `error.data.failure`: the code of our own table, beside tRPC's. */
export interface FailureData {
  readonly code: Failure["code"];
  readonly reason?: string;
  readonly details?: Record<string, unknown>;
}

export const t = initTRPC
  .context<TrpcContext>()
  .meta<ProcedureMeta>()
  .create({
    // Three times what a stream is silent at most.
    sse: { client: { reconnectAfterInactivityMs: 45_000 } },
    // Stacks are for the log, in every environment.
    isDev: false,
    errorFormatter({ shape, error }) {
      const { cause, code } = error;
      const failure: FailureData = cause instanceof Failure ? failureData(cause) : { code: codeOf(code) };
      return { ...shape, data: { ...shape.data, failure } };
    },
  });

/** Our code for what tRPC refuses by itself: an unknown path, a body that it can't parse, a wrong method. */
function codeOf(code: TRPCError["code"]): ErrorCode {
  if (code === "PARSE_ERROR" || code === "UNSUPPORTED_MEDIA_TYPE") return "BAD_REQUEST";
  return ERROR_CODES.find((known) => ERRORS[known].trpc === code) ?? "INTERNAL_ERROR";
}

function failureData({ code, reason, details }: Failure): FailureData {
  return { code, ...(reason !== undefined && { reason }), ...(details && { details }) };
}

/** The kernel's failure as tRPC throws it. Anything else is reported, and shows nothing of itself. */
export function trpcError(error: unknown, ports: SurfacePorts, info: RequestInfo): TRPCError {
  if (error instanceof TRPCError) return error;
  if (!(error instanceof Failure)) ports.report(error, info.requestId);
  const cause = toFailure(error);
  return new TRPCError({ code: ERRORS[cause.code].trpc, message: cause.message, cause });
}
