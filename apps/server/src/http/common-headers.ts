import { randomUUID } from "node:crypto";
import { isPrincipal } from "@orrery/operation";
import { API_VERSION } from "@orrery/rest";
import type { RequestContext } from "../observability/request-context.ts";

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
  "WWW-Authenticate",
  "ETag",
  "X-As-Of",
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
  // What the clients of tRPC, GraphQL and MCP send of themselves, and who traces requests.
  "trpc-accept",
  "Apollo-Require-Preflight",
  "MCP-Protocol-Version",
  "MCP-Session-Id",
  "Last-Event-ID",
  "traceparent",
  "tracestate",
].join(", ");
const PREFLIGHT_SECONDS = 86_400;

/** What every response carries; a 401 also the scheme that it asks for (RFC 9110, 11.6.1, and RFC 6750, 3). */
export function setCommonHeaders({ headers, status }: Response, requestId: string): void {
  if (status === 401 && !headers.has("WWW-Authenticate")) headers.set("WWW-Authenticate", 'Bearer realm="Orrery"');
  headers.set("X-Request-Id", requestId);
  headers.set("X-API-Version", API_VERSION);
  headers.set("Access-Control-Expose-Headers", EXPOSED);
}

/**
 * Says which web pages may read a response. Any may, as credentials are headers and never cookies; but what a credential
 * got that is confined to origins, only the page that asked, and none where it was not one of them.
 */
export function allowOrigin(headers: Headers, { authentication, origin }: RequestContext): void {
  const caller = authentication?.caller;
  const isConfined = caller !== undefined && isPrincipal(caller) && caller.origins !== undefined;
  if (isConfined || authentication?.problem === "origin") headers.append("Vary", "Origin");
  else headers.set("Access-Control-Allow-Origin", "*");
  if (isConfined && origin !== null) headers.set("Access-Control-Allow-Origin", origin);
}

/** The headers that say whose request it is. */
const CREDENTIAL_HEADERS = ["Authorization", "X-API-Key"];

/** For a surface's answers, which are one caller's own: no cache on the way keeps them, whatever its defaults are. */
export function keepFromCaches(headers: Headers): void {
  if (!headers.has("Cache-Control")) headers.set("Cache-Control", "private, no-store");
  const vary = (headers.get("Vary") ?? "").toLowerCase();
  if (vary.trim() === "*") return;
  const named = new Set(vary.split(",").map((name) => name.trim()));
  for (const name of CREDENTIAL_HEADERS) if (!named.has(name.toLowerCase())) headers.append("Vary", name);
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
