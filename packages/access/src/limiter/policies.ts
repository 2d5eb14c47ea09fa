import type { Plan, Policy, RateClass } from "@orrery/operation";

/** How many in a window: for everybody, by the organization's plan, or by the operation's rate class. */
export type Limit =
  | number
  | { readonly byPlan: Record<Plan, number> }
  | { readonly byRate: Record<Exclude<RateClass, "auth">, number> };

export interface PolicyWindow {
  readonly name: string;
  readonly windowSeconds: number;
  readonly limit: Limit;
}

export interface PolicyRow {
  /** What shares a counter. `operation`: each credential has one for each operation. */
  readonly per: "organization" | "credential" | "operation";
  readonly windows: readonly PolicyWindow[];
}

const perMinute = <L extends Limit>(limit: L) => ({ name: "minute", windowSeconds: 60, limit });

/** CONTRACTS.md, "Rate limits". Each policy has one window of a minute: the one that `X-RateLimit-*` shows. */
export const POLICY_ROWS: Record<Policy, PolicyRow> = {
  orkasa: {
    per: "organization",
    windows: [perMinute({ byPlan: { free: 300, solo: 300, team: 300, pro: 3_000, brokerage: 3_000 } })],
  },
  organicagent: { per: "credential", windows: [perMinute(100)] },
  orkestra: {
    per: "operation",
    windows: [perMinute({ byRate: { read: 1_000, write: 500, bulk: 100, "webhook-management": 100, refresh: 500 } })],
  },
  orckai: {
    per: "credential",
    windows: [
      perMinute(100),
      { name: "hour", windowSeconds: 3_600, limit: 3_000 },
      { name: "day", windowSeconds: 86_400, limit: 50_000 },
    ],
  },
  points: {
    per: "credential",
    windows: [perMinute({ byPlan: { free: 600, solo: 3_000, team: 3_000, pro: 30_000, brokerage: 30_000 } })],
  },
};

/** Calls without a credential, per network, whatever the policy. */
export const ANONYMOUS_WINDOW = perMinute(60);

/** Each operation of the rate class `auth` (login, password reset), per network, on every surface and under every policy. */
export const AUTH_WINDOW = { ...perMinute(5), name: "auth" };
