import { ErrorCode } from "@modelcontextprotocol/sdk/types.js";
import { ERRORS, Failure, toFailure } from "@orrery/operation";

/** What JSON-RPC leaves to servers: a request that was turned away before its messages were looked at. */
const REFUSED = -32_000;

/** A failure as callers find it: in an error's `data`, and in the text of a tool's result. */
export interface ShownFailure {
  readonly code: Failure["code"];
  readonly reason?: string;
  readonly message: string;
  readonly details?: Record<string, unknown>;
}

export function shownFailure({ code, reason, message, details }: Failure): ShownFailure {
  return { code, ...(reason !== undefined && { reason }), message, ...(details && { details }) };
}

/** A JSON-RPC error: what the protocol's own part refuses. The SDK reads `code`, `message` and `data` of whatever is thrown. */
export class RpcError extends Error {
  readonly code: number;
  readonly failure: Failure;

  constructor(code: number, failure: Failure) {
    super(failure.message);
    this.name = "RpcError";
    this.code = code;
    this.failure = failure;
  }

  get data(): ShownFailure {
    return shownFailure(this.failure);
  }
}

export const invalidParams = (failure: Failure): RpcError => new RpcError(ErrorCode.InvalidParams, failure);

/** What is no JSON, or no message of the protocol. */
export const malformed = (code: ErrorCode.ParseError | ErrorCode.InvalidRequest, message: string): RpcError =>
  new RpcError(code, new Failure("BAD_REQUEST", { message }));

/** Whether it is nobody's fault but ours. */
export const isDefect = (error: unknown): boolean =>
  !(error instanceof RpcError) && toFailure(error).code === "INTERNAL_ERROR";

/** Anything thrown, as it may be shown: a defect is the request's id and no more. */
export function rpcError(error: unknown, requestId: string): RpcError {
  if (error instanceof RpcError) return error;
  if (!isDefect(error)) return new RpcError(REFUSED, toFailure(error));
  return new RpcError(ErrorCode.InternalError, new Failure("INTERNAL_ERROR", { details: { requestId } }));
}

/** The answer to a request that was refused as a whole. */
export function refusal({ code, message, data, failure }: RpcError): Response {
  const body = { jsonrpc: "2.0", error: { code, message, data }, id: null };
  return Response.json(body, { status: ERRORS[failure.code].http });
}
