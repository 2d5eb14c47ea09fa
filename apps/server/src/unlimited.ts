import type { Decision, Limiter } from "@orrery/operation";

const UNLIMITED: Decision = { allowed: true, limit: 0, remaining: 0, resetAtMs: 0, nowMs: 0, windows: [] };

/** For what the server does by itself, or goes on with after somebody was let in for it. */
export const unlimited: Limiter = { take: async () => UNLIMITED };
