import type { Plan, Policy, Principal, RateClass } from "@orrery/operation";

type ByPlan = Readonly<Record<Plan, number>>;

/** A limit that an operator may set for an organization (`orrery limits set`), by its name in `Principal.limits`. */
export interface NamedLimit {
  /** What it counts: points cost 1 (read) or 2 (write) a call, and more for a GraphQL document. */
  readonly unit: "requests" | "points" | "requests and points" | "requests at once";
  readonly meaning: string;
  /** What holds until it is set; undefined where nothing does. */
  readonly byPlan: ByPlan | undefined;
}

const everyPlan = (limit: number): ByPlan => ({
  free: limit,
  solo: limit,
  team: limit,
  pro: limit,
  brokerage: limit,
});

const perEndpoint = (calls: string) => `A minute, for each token and each endpoint of Orkestra's: ${calls}.`;

/** CONTRACTS.md, "Rate limits". */
export const LIMIT_NAMES = {
  "orkasa.minute": {
    unit: "requests",
    meaning: "A minute, for all of the organization's keys together, on Orkasa's endpoints.",
    byPlan: { ...everyPlan(300), pro: 3_000, brokerage: 3_000 },
  },
  "organicagent.minute": {
    unit: "requests",
    meaning: "A minute, for each key, on OrganicAgent's endpoints.",
    byPlan: everyPlan(100),
  },
  "orkestra.read": { unit: "requests", meaning: perEndpoint("reads"), byPlan: everyPlan(1_000) },
  "orkestra.write": { unit: "requests", meaning: perEndpoint("writes"), byPlan: everyPlan(500) },
  "orkestra.bulk": { unit: "requests", meaning: perEndpoint("bulk operations"), byPlan: everyPlan(100) },
  "orkestra.webhook-management": {
    unit: "requests",
    meaning: perEndpoint("the management of webhooks"),
    byPlan: everyPlan(100),
  },
  "orckai.minute": {
    unit: "requests",
    meaning: "A minute, for each key, on Orckai's endpoints.",
    byPlan: everyPlan(100),
  },
  "orckai.hour": {
    unit: "requests",
    meaning: "An hour, for each key, on Orckai's endpoints.",
    byPlan: everyPlan(3_000),
  },
  "orckai.day": {
    unit: "requests",
    meaning: "A day, for each key, on Orckai's endpoints.",
    byPlan: everyPlan(50_000),
  },
  "orckai.concurrent": {
    unit: "requests at once",
    meaning: "Under way at a time, for each key, on Orckai's endpoints.",
    byPlan: everyPlan(20),
  },
  "points.minute": {
    unit: "points",
    meaning: "A minute, for each key, token or session, over GraphQL, tRPC and MCP.",
    byPlan: { free: 600, solo: 3_000, team: 3_000, pro: 30_000, brokerage: 30_000 },
  },
  ceiling: {
    unit: "requests and points",
    meaning: "A minute, for all that the organization's keys, tokens and sessions ask for on all surfaces.",
    byPlan: undefined,
  },
} as const satisfies Record<string, NamedLimit>;

export type LimitName = keyof typeof LIMIT_NAMES;

export const isLimitName = (name: string): name is LimitName => Object.hasOwn(LIMIT_NAMES, name);

/** Limits that every plan gives a number. */
export type PlannedLimit = Exclude<LimitName, "ceiling">;

type Limited = Pick<Principal, "plan" | "limits">;

/** What the operator set, else what the plan gives. */
export const limitOf = (limited: Limited, name: PlannedLimit): number =>
  setLimit(limited, name) ?? LIMIT_NAMES[name].byPlan[limited.plan];

/** Undefined where the operator set none. */
export const ceilingOf = (limited: Limited): number | undefined => setLimit(limited, "ceiling");

/** What is no number of requests limits nothing: it would let nobody pass, or everybody. */
function setLimit({ limits }: Limited, name: LimitName): number | undefined {
  const limit = limits?.[name];
  return limit !== undefined && Number.isSafeInteger(limit) && limit >= 0 ? limit : undefined;
}

export interface PolicyWindow {
  /** Its name in the `RateLimit` fields. */
  readonly name: string;
  readonly windowSeconds: number;
  /** One for all, or by the operation's rate class. */
  readonly limit: PlannedLimit | Readonly<Record<Exclude<RateClass, "auth">, PlannedLimit>>;
}

export interface PolicyRow {
  /** What shares a counter. `operation`: each credential has one for each operation. */
  readonly per: "organization" | "credential" | "operation";
  readonly windows: readonly PolicyWindow[];
  /** Of the requests that are under way at a time, for each credential. */
  readonly concurrent?: PlannedLimit;
}

const MINUTE = { name: "minute", windowSeconds: 60 } as const;

/** Policies that count by who asks. */
export type CallerPolicy = Exclude<Policy, "files" | "hooks" | "pages" | "mails" | "oauth">;

/** CONTRACTS.md, "Rate limits". Each policy has one window of a minute: the one that `X-RateLimit-*` shows. */
export const POLICY_ROWS: Record<CallerPolicy, PolicyRow> = {
  orkasa: { per: "organization", windows: [{ ...MINUTE, limit: "orkasa.minute" }] },
  organicagent: { per: "credential", windows: [{ ...MINUTE, limit: "organicagent.minute" }] },
  orkestra: {
    per: "operation",
    windows: [
      {
        ...MINUTE,
        limit: {
          read: "orkestra.read",
          write: "orkestra.write",
          bulk: "orkestra.bulk",
          "webhook-management": "orkestra.webhook-management",
          // Before it is known which session is refreshed; then its own window counts.
          refresh: "orkestra.write",
        },
      },
    ],
  },
  orckai: {
    per: "credential",
    windows: [
      { ...MINUTE, limit: "orckai.minute" },
      { name: "hour", windowSeconds: 3_600, limit: "orckai.hour" },
      { name: "day", windowSeconds: 86_400, limit: "orckai.day" },
    ],
    concurrent: "orckai.concurrent",
  },
  points: { per: "credential", windows: [{ ...MINUTE, limit: "points.minute" }] },
};

/** Everything that an organization's credentials ask for; only where an operator has set the limit. */
export const CEILING_WINDOW = { ...MINUTE, name: "ceiling" } as const;

/** Calls without a credential, per network, whatever the policy. */
export const ANONYMOUS_WINDOW = { ...MINUTE, limit: 60 } as const;

/** Files that anybody may read, per network: a page shows many pictures at once. */
export const FILES_WINDOW = { ...MINUTE, limit: 3_000 } as const;

/** What others send to an inbound webhook, for each token, from wherever. */
export const HOOKS_WINDOW = { ...MINUTE, limit: 300 } as const;

/** Pages for visitors, who have no credential: for each page from wherever, and for each network on whatever page. */
export const PAGE_WINDOWS = {
  shown: { page: { ...MINUTE, limit: 600 }, network: { ...MINUTE, name: "network", limit: 60 } },
  sent: { page: { ...MINUTE, limit: 60 }, network: { ...MINUTE, name: "network", limit: 10 } },
} as const;

/** Mails that are sent to mailboxes: for each mailbox from wherever, and for each network to whatever mailbox. */
export const MAIL_WINDOWS = {
  mailbox: { ...MINUTE, limit: 120 },
  network: { ...MINUTE, name: "network", limit: 300 },
} as const;

/** What apps ask of the authorization server: for each app from wherever, and for each network on whatever app's account. */
export const OAUTH_WINDOWS = {
  client: { ...MINUTE, limit: 600 },
  network: { ...MINUTE, name: "network", limit: 300 },
} as const;

/** Each operation of the rate class `auth` (login, password reset), per network, on every surface and under every policy. */
export const AUTH_WINDOW = { ...MINUTE, name: "auth", limit: 5 } as const;

/**
 * Each operation that counts by what it has found out, under its own name: a refresh by its session, a switch by its
 * person, as each gives a session with limits of its own.
 */
export const SUBJECT_WINDOW = { windowSeconds: 60, limit: 30 } as const;
