/** The headers that the documents describe, by their names. */
const HEADERS = {
  "X-API-Version": { description: "The version of the contract, as in `info.version`.", type: "string" },
  "X-Request-Id": { description: "The request's id: the caller's own, or a new one.", type: "string" },
  "X-RateLimit-Limit": { description: "Requests that the window of a minute allows.", type: "integer" },
  "X-RateLimit-Remaining": { description: "Requests that are left in it.", type: "integer" },
  "X-RateLimit-Reset": { description: "Its end, in epoch seconds.", type: "integer" },
  "RateLimit-Policy": { description: "All windows (draft-ietf-httpapi-ratelimit-headers).", type: "string" },
  RateLimit: { description: "What is left in all windows (draft-ietf-httpapi-ratelimit-headers).", type: "string" },
  "Retry-After": { description: "Seconds to wait, at least 1.", type: "integer" },
  "WWW-Authenticate": { description: "The scheme that is asked for.", type: "string" },
  ETag: {
    description: "Of a resource its version, for `If-Match`; of any answer what `If-None-Match` may name.",
    type: "string",
  },
  "Cache-Control": { description: "Who may keep the answer, and for how long.", type: "string" },
  "X-As-Of": {
    description: "A cursor from before the read: whoever follows events after it misses nothing of what came since.",
    type: "string",
  },
  "Idempotency-Replayed": {
    description: "`true` where the answer is that of an earlier request with the same `Idempotency-Key`.",
    type: "string",
  },
} as const;
export type HeaderName = keyof typeof HEADERS;

/** Those that are there in some answers alone. */
const OPTIONAL: readonly HeaderName[] = ["Idempotency-Replayed", "ETag", "X-As-Of"];

const EVERYWHERE: readonly HeaderName[] = ["X-API-Version", "X-Request-Id"];
const LIMITS: readonly HeaderName[] = [
  "X-RateLimit-Limit",
  "X-RateLimit-Remaining",
  "X-RateLimit-Reset",
  "RateLimit-Policy",
  "RateLimit",
];

/** `components.headers`. */
export const headerComponents = Object.fromEntries(
  Object.entries(HEADERS).map(([name, { description, type }]) => [
    name,
    { description, required: !OPTIONAL.some((optional) => optional === name), schema: { type } },
  ]),
);

/** A response's headers: those of every response, and these. Where we failed ourselves, the limits may be missing. */
export function headersOf(status: number, more: readonly HeaderName[] = []): Record<string, object> {
  const names = [...EVERYWHERE, ...(status >= 500 ? [] : LIMITS), ...more];
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
}
