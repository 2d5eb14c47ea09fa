import { randomUUID } from "node:crypto";
import { API_VERSION } from "@orrery/rest";

/** What a browser's script may read of a response. */
const EXPOSED = [
  "X-Request-Id",
  "X-API-Version",
  "X-RateLimit-Limit",
  "X-RateLimit-Remaining",
  "X-RateLimit-Reset",
  "RateLimit",
  "RateLimit-Policy",
  "Retry-After",
  "ETag",
  "Idempotency-Replayed",
  "Allow",
  "Link",
  "Deprecation",
  "Sunset",
].join(", ");

const ALLOWED_METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS";
const ALLOWED_HEADERS = [
  "Authorization",
  "X-API-Key",
  "Content-Type",
  "Accept",
  "Idempotency-Key",
  "If-Match",
  "If-None-Match",
  "X-Request-Id",
].join(", ");
const PREFLIGHT_SECONDS = 86_400;

/** What every response carries. Any origin may ask, as credentials are headers and never cookies. */
export function setCommonHeaders(headers: Headers, requestId: string): void {
  headers.set("X-Request-Id", requestId);
  headers.set("X-API-Version", API_VERSION);
  headers.set("Access-Control-Allow-Origin", "*");
  headers.set("Access-Control-Expose-Headers", EXPOSED);
}

/** The answer to every `OPTIONS`, whatever the path. */
export function preflight(): Response {
  return new Response(null, {
    status: 204,
    headers: {
      "Access-Control-Allow-Methods": ALLOWED_METHODS,
      "Access-Control-Allow-Headers": ALLOWED_HEADERS,
      "Access-Control-Max-Age": `${PREFLIGHT_SECONDS}`,
    },
  });
}

const REQUEST_ID = /^[\w.:-]{1,128}$/;

/** The caller's own id for the request, where it is one that a log line can bear; a new one otherwise. */
export function requestIdFrom(given: string | null): string {
  return given !== null && REQUEST_ID.test(given) ? given : randomUUID();
}
