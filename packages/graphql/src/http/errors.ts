import { ERRORS, type ErrorCode, Failure } from "@orrery/operation";
import { GraphQLError, Kind } from "graphql";

/** What Yoga reads from `extensions.http`, and leaves out of the answer. `spec`: 200 instead where the client accepts plain JSON alone. */
interface HttpExtension {
  readonly status?: number;
  readonly spec?: boolean;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Takes an error that is nobody's fault but ours. */
export type Report = (error: unknown) => void;

/**
 * An error as callers see it: `extensions: { code, reason?, details? }`, by the kernel's table. What is neither a failure
 * nor the caller's own mistake in the document is reported, and shows nothing of itself but the request id.
 */
export function shownError(error: GraphQLError, requestId: string, report: Report): GraphQLError {
  const cause = causeOf(error);
  if (cause instanceof Failure) return asShown(error, cause, httpOf(error, cause.code));
  if (cause === undefined && isCallers(error)) {
    const code = codeOf(error);
    return asShown(error, new Failure(code, { message: error.message }), httpOf(error, code));
  }
  report(cause ?? error);
  return asShown(error, internalError(requestId), httpOf(error, "INTERNAL_ERROR"));
}

/** What was thrown, as an error of GraphQL's. */
export function asGraphQLError(error: unknown): GraphQLError {
  if (error instanceof GraphQLError) return error;
  const originalError = error instanceof Error ? error : new Error(String(error));
  return new GraphQLError(originalError.message, { originalError });
}

/** The same, for what carries results as messages. */
export function withoutStatus(error: GraphQLError): GraphQLError {
  const { http: _, ...extensions } = error.extensions;
  const { message, nodes, source, positions, path } = error;
  return new GraphQLError(message, { nodes, source, positions, path, extensions });
}

export const internalError = (requestId: string) => new Failure("INTERNAL_ERROR", { details: { requestId } });

function asShown(error: GraphQLError, { code, message, reason, details }: Failure, http: HttpExtension | undefined) {
  return new GraphQLError(message, {
    nodes: error.nodes,
    source: error.source,
    positions: error.positions,
    path: error.path,
    extensions: { code, ...(reason !== undefined && { reason }), ...(details && { details }), ...(http && { http }) },
  });
}

/** What was thrown, below however many GraphQL errors; undefined where a GraphQL error is the beginning of it. */
export function causeOf(error: GraphQLError): Error | undefined {
  const { originalError } = error;
  return originalError instanceof GraphQLError ? causeOf(originalError) : originalError;
}

/** Documents, variables and arguments are the caller's. A GraphQL error of a field itself is a value that its type can't show: ours. */
function isCallers({ path, nodes }: GraphQLError): boolean {
  return path === undefined || (nodes ?? []).some(({ kind }) => kind !== Kind.FIELD);
}

const CODES_BY_STATUS: Readonly<Record<number, ErrorCode>> = { 405: "METHOD_NOT_ALLOWED", 413: "PAYLOAD_TOO_LARGE" };

function codeOf({ extensions }: GraphQLError): ErrorCode {
  return CODES_BY_STATUS[(extensions.http as HttpExtension | undefined)?.status ?? 400] ?? "BAD_REQUEST";
}

/** The status of the whole answer, where the request was refused as a whole. A field that failed leaves it at 200. */
function httpOf({ path, extensions }: GraphQLError, code: ErrorCode): HttpExtension | undefined {
  if (path !== undefined) return undefined;
  const given = extensions.http as HttpExtension | undefined;
  return { status: ERRORS[code].http, ...given };
}
