import type { Decision } from "@orrery/operation";

/**
 * What every response says of its limits: `X-RateLimit-*` of the per-minute window (CONTRACTS.md, "Rate limits"; `Reset`
 * in epoch seconds, rounded up), `Retry-After` in seconds where refused, and all windows as the structured fields
 * `RateLimit-Policy` (`q` quota, `w` seconds) and `RateLimit` (`r` remaining, `t` seconds until its end) of
 * draft-ietf-httpapi-ratelimit-headers.
 */
export function rateLimitHeaders(decision: Decision): Record<string, string> {
  const { limit, remaining, resetAtMs, retryAfterSeconds, nowMs, windows } = decision;
  const secondsUntil = (endMs: number) => Math.max(0, Math.ceil((endMs - nowMs) / 1_000));
  return {
    "X-RateLimit-Limit": `${limit}`,
    "X-RateLimit-Remaining": `${remaining}`,
    "X-RateLimit-Reset": `${Math.ceil(resetAtMs / 1_000)}`,
    "RateLimit-Policy": windows.map((w) => `"${w.name}";q=${w.limit};w=${w.windowSeconds}`).join(", "),
    RateLimit: windows.map((w) => `"${w.name}";r=${w.remaining};t=${secondsUntil(w.resetAtMs)}`).join(", "),
    ...(retryAfterSeconds !== undefined && { "Retry-After": `${retryAfterSeconds}` }),
  };
}
