import { Failure } from "./errors.ts";
import type { Kernel } from "./kernel.ts";
import type { Decision } from "./limiter.ts";
import type { Operation } from "./operation.ts";
import type { Authentication, CredentialProblem, LinkAuthentication, RequestInfo } from "./requester.ts";
import { PUBLIC } from "./scopes.ts";
import { refusalOf } from "./standing.ts";

/** What the composition root gives every surface. */
export interface SurfacePorts {
  readonly kernel: Kernel;
  /** Turns the headers' credential into a caller. @param address the client's IP address. */
  authenticate(headers: Headers, address: string): Promise<Authentication>;
  /** `X-RateLimit-*`, `RateLimit*` and, where refused, `Retry-After`. */
  limitHeaders(decision: Decision): Record<string, string>;
  /** Takes an error that is nobody's fault but ours; the caller sees `INTERNAL_ERROR` and the request id. */
  report(error: unknown, requestId: string): void;
}

/**
 * Turns a signed link, which is a credential in itself, into a caller who may do the one thing that it is for.
 * @param operation the operation's name
 */
export type AuthenticateLink = (
  text: string,
  operation: string,
  headers: Headers,
  address: string,
) => Promise<LinkAuthentication>;

/** A surface: one fetch-style handler. */
export type SurfaceHandler = (request: Request, info: RequestInfo) => Promise<Response>;

/**
 * Why a request is turned away for its credential; undefined when it may go on.
 * A bad credential is refused even where none is needed, except by an operation that is public (`/health` ignores bad keys).
 */
export function credentialRefusal(
  { problem }: { readonly problem?: CredentialProblem | undefined },
  operations: readonly Operation[],
): Failure | undefined {
  const needed = operations.some(({ scope }) => scope !== PUBLIC);
  if (problem === undefined || (!needed && (problem === "missing" || operations.length > 0))) return undefined;
  return refusalOf(problem);
}

/** The most that a JSON body may hold (CONTRACTS.md, "Limits of size"). */
export const JSON_BODY_MAX_BYTES = 1024 * 1024;
/** The most that a URL's path and query may hold. */
export const URL_MAX_BYTES = 8 * 1024;

/** For a body that is larger than it may be. */
export const tooLarge = (maxBytes: number): Failure =>
  new Failure("PAYLOAD_TOO_LARGE", { message: `The body is larger than ${maxBytes} bytes.`, details: { maxBytes } });

/**
 * Reads a body up to `maxBytes`, and stops reading where it is over.
 * @throws Failure PAYLOAD_TOO_LARGE
 */
export async function readBody(request: Request, maxBytes = JSON_BODY_MAX_BYTES): Promise<Uint8Array> {
  const announced = request.headers.get("content-length") ?? "";
  if (Number(announced) > maxBytes) throw tooLarge(maxBytes);
  if (/^\d+$/.test(announced)) return announcedBody(request, maxBytes);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > maxBytes) throw tooLarge(maxBytes);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** HTTP's own parser takes no more than was announced, so that it need not be counted, nor made a stream of. */
async function announcedBody(request: Request, maxBytes: number): Promise<Uint8Array> {
  const body = new Uint8Array(await request.arrayBuffer());
  if (body.byteLength > maxBytes) throw tooLarge(maxBytes);
  return body;
}
