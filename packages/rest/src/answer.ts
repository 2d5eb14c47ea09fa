import { jsonOf } from "@orrery/operation";

/** The version of the published contracts, also their OpenAPI documents' `info.version`. */
export const API_VERSION = "1.0.0";

/** A response to be, without what all responses carry. */
export interface Answer {
  readonly status: number;
  /** In names as they go on the wire; a stream is JSON text already, written as it comes, and so are bytes; undefined is no body. */
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** @param method the request's: `HEAD` gets the headers alone */
export function responseOf({ status, body, headers }: Answer, requestId: string, method?: string): Response {
  return new Response(method === "HEAD" ? unsent(body) : textOf(body), {
    status,
    headers: { "Content-Type": "application/json; charset=utf-8", ...commonHeaders(requestId), ...headers },
  });
}

const textOf = (body: unknown) => (body instanceof ReadableStream || isBytes(body) ? body : jsonOf(body));

/** Of memory that is nobody else's. */
const isBytes = (body: unknown): body is Uint8Array<ArrayBuffer> => body instanceof Uint8Array;

/** What feeds a stream is told that nobody reads it. */
function unsent(body: unknown): null {
  if (body instanceof ReadableStream) void body.cancel();
  return null;
}

function commonHeaders(requestId: string): Record<string, string> {
  return { "X-API-Version": API_VERSION, "X-Request-Id": requestId };
}
