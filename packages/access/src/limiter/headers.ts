import type { Decision, LimitWindow } from "@orrery/operation";

/**
 * What every response says of its limits: `X-RateLimit-*` of the per-minute window (CONTRACTS.md, "Rate limits"; `Reset`
 * in epoch seconds, rounded up), `Retry-After` in seconds where refused, and all windows as the structured fields
 * `RateLimit-Policy` (`q` quota, `w` seconds, `qu` what is counted where it is not requests) and `RateLimit` (`r`
 * remaining, `t` seconds until its end) of draft-ietf-httpapi-ratelimit-headers. The first window's `limit`, `remaining`
 * and `reset` repeat `X-RateLimit-*` (`reset` in seconds from now) in the words of the draft's seventh version: its
 * readers, ratelimit-header-parser among them, look nowhere else once there is a `RateLimit` field.
 */
export function rateLimitHeaders(decision: Decision): Record<string, string> {
  const { limit, remaining, resetAtMs, retryAfterSeconds, nowMs, windows } = decision;
  const secondsUntil = (endMs: number) => Math.max(0, Math.ceil((endMs - nowMs) / 1_000));
  const state = ({ name, remaining: left, windowSeconds, resetAtMs: endMs }: LimitWindow) =>
    `"${name}";r=${left}${windowSeconds === undefined ? "" : `;t=${secondsUntil(endMs)}`}`;
  const [first = "", ...others] = windows.map(state);
  const summary = `;limit=${limit};remaining=${remaining};reset=${secondsUntil(resetAtMs)}`;
  return {
    "X-RateLimit-Limit": `${limit}`,
    "X-RateLimit-Remaining": `${remaining}`,
    "X-RateLimit-Reset": `${Math.ceil(resetAtMs / 1_000)}`,
    "RateLimit-Policy": windows.map(policyOf).join(", "),
    RateLimit: [first && first + summary, ...others].join(", "),
    ...(retryAfterSeconds !== undefined && { "Retry-After": `${retryAfterSeconds}` }),
  };
}

const policyOf = ({ name, limit, windowSeconds }: LimitWindow) =>
  `"${name}";q=${limit};${windowSeconds === undefined ? 'qu="concurrent-requests"' : `w=${windowSeconds}`}`;
