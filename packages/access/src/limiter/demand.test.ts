import { type LimitRequest, PLANS, type Plan, POLICIES, type Policy, RATE_CLASSES } from "@orrery/operation";
import { describe, expect, it } from "vitest";
import { demandOf } from "./demand.ts";
import { LIMIT_NAMES } from "./policies.ts";
import { principal, request, stranger } from "./testing.ts";

/** Files are counted by the network alone. */
const OPEN = ["files", "hooks", "pages", "mails", "oauth"];
const BY_CALLER = POLICIES.filter((policy) => !OPEN.includes(policy));

const chargesOf = (asked: LimitRequest) => demandOf(asked).charges;

const limits = (...args: Parameters<typeof request>) =>
  chargesOf(request(...args)).map(({ name, windowSeconds, limit, cost }) => [name, windowSeconds, limit, cost]);

describe("the policies", () => {
  it.each<[Policy, Record<Plan, number>]>([
    ["orkasa", { free: 300, solo: 300, team: 300, pro: 3_000, brokerage: 3_000 }],
    ["points", { free: 600, solo: 3_000, team: 3_000, pro: 30_000, brokerage: 30_000 }],
    ["organicagent", { free: 100, solo: 100, team: 100, pro: 100, brokerage: 100 }],
  ])("%s limits a minute by plan as published", (policy, published) => {
    for (const plan of PLANS) expect(limits(principal({ plan }), policy)).toEqual([["minute", 60, published[plan], 1]]);
  });

  it("orckai limits the minute, the hour and the day", () => {
    expect(limits(principal(), "orckai", { cost: 3 })).toEqual([
      ["minute", 60, 100, 3],
      ["hour", 3_600, 3_000, 3],
      ["day", 86_400, 50_000, 3],
    ]);
  });

  it.each([
    ["read", 1_000],
    ["write", 500],
    ["bulk", 100],
    ["webhook-management", 100],
  ] as const)("orkestra limits the rate class %s to %d a minute", (rate, limit) => {
    expect(limits(principal(), "orkestra", { rate })).toEqual([["minute", 60, limit, 1]]);
  });

  it("limit strangers to 60 calls a minute, whichever the policy and whatever the points", () => {
    for (const policy of BY_CALLER) expect(limits(stranger(), policy, { cost: 40 })).toEqual([["minute", 60, 60, 1]]);
  });

  it("limits files per network alone, whoever reads them", () => {
    for (const caller of [stranger(), principal()]) expect(limits(caller, "files")).toEqual([["minute", 60, 3_000, 1]]);
  });

  it("limit each operation of the class auth to 5 a minute, under every policy and for everybody", () => {
    for (const policy of BY_CALLER) {
      for (const caller of [stranger(), principal()]) {
        expect(limits(caller, policy, { rate: "auth", cost: 2 })).toContainEqual(["auth", 60, 5, 1]);
      }
    }
  });

  it("charge every request in at least one window of a minute, and in no bucket twice", () => {
    const items = RATE_CLASSES.flatMap((rate) =>
      ["one", "two", "two"].map((name) => ({ operation: `${rate}.${name}`, rate, cost: 1 })),
    );
    for (const policy of POLICIES) {
      for (const caller of [stranger(), principal()]) {
        for (const rate of RATE_CLASSES) {
          expect(chargesOf(request(caller, policy, { rate })).some(({ windowSeconds }) => windowSeconds === 60)).toBe(
            true,
          );
        }
        const buckets = chargesOf({ address: "203.0.113.6", caller, policy, items }).map(({ bucket }) => bucket);
        expect(new Set(buckets).size).toBe(buckets.length);
      }
    }
  });
});

describe("an operator's limits", () => {
  it.each([
    ["orkasa.minute", "orkasa", "read", "minute"],
    ["organicagent.minute", "organicagent", "read", "minute"],
    ["orkestra.read", "orkestra", "read", "minute"],
    ["orkestra.write", "orkestra", "write", "minute"],
    ["orkestra.write", "orkestra", "refresh", "minute"],
    ["orkestra.bulk", "orkestra", "bulk", "minute"],
    ["orkestra.webhook-management", "orkestra", "webhook-management", "minute"],
    ["orckai.minute", "orckai", "read", "minute"],
    ["orckai.hour", "orckai", "read", "hour"],
    ["orckai.day", "orckai", "read", "day"],
    ["points.minute", "points", "read", "minute"],
    ["ceiling", "points", "read", "ceiling"],
  ] as const)("%s is the one of %s for %s", (name, policy, rate, window) => {
    const caller = principal({ limits: { [name]: 7 } });
    const changed = limits(caller, policy, { rate }).filter(([, , limit]) => limit === 7);
    expect(changed).toEqual([[window, expect.any(Number), 7, 1]]);
  });

  it("change the requests at once", () => {
    const caller = principal({ limits: { "orckai.concurrent": 7 } });
    expect(demandOf(request(caller, "orckai")).lease).toMatchObject({ name: "concurrent", limit: 7 });
  });

  it("may let nobody pass, and are what they were where the number is none", () => {
    const limit = (value: number) =>
      limits(principal({ limits: { "organicagent.minute": value } }), "organicagent")[0]?.[2];
    expect([limit(0), limit(-1), limit(1.5), limit(Number.NaN)]).toEqual([0, 100, 100, 100]);
  });

  it("all have a name that an operator can set, and say what they are", () => {
    for (const { unit, meaning } of Object.values(LIMIT_NAMES)) expect([unit, meaning]).not.toContain("");
    expect(Object.keys(LIMIT_NAMES)).toHaveLength(12);
  });
});

describe("what an operation counts by itself", () => {
  it("is 30 a minute for its subject and nothing else, whoever calls", () => {
    for (const caller of [stranger(), principal({ limits: { ceiling: 5 } })]) {
      const asked = request(caller, "orckai", { operation: "auth.refresh", rate: "refresh", subject: "session:1" });
      expect(demandOf(asked)).toEqual({
        charges: [
          {
            bucket: "{session:1}:auth.refresh",
            name: "refresh",
            windowSeconds: 60,
            limit: 30,
            cost: 1,
            of: "subject",
          },
        ],
        lease: undefined,
        epochOf: undefined,
        reads: [],
      });
    }
  });
});

describe("the charges of a batch", () => {
  const items = [
    { operation: "tasks.list", rate: "read", cost: 1 },
    { operation: "tasks.list", rate: "read", cost: 1 },
    { operation: "tasks.create", rate: "write", cost: 2 },
  ] as const;

  it("are summed where its operations share a counter", () => {
    expect(chargesOf({ address: "203.0.113.6", caller: principal(), policy: "points", items })).toMatchObject([
      { cost: 4 },
    ]);
  });

  it("are one per operation where each has its own", () => {
    expect(chargesOf({ address: "203.0.113.6", caller: principal(), policy: "orkestra", items })).toMatchObject([
      { limit: 1_000, cost: 2 },
      { limit: 500, cost: 2 },
    ]);
  });
});

describe("a request", () => {
  it("without any operation costs one, so that unknown paths are not free", () => {
    for (const caller of [stranger(), principal()]) {
      for (const policy of POLICIES)
        expect(chargesOf({ address: "203.0.113.6", caller, policy, items: [] })[0]).toMatchObject({ cost: 1 });
    }
  });

  it("without a credential counts calls, and none where all was paid before", () => {
    const counted = (...costs: number[]) => {
      const items = costs.map((cost) => ({ operation: "health.get", rate: "read" as const, cost }));
      return chargesOf({ address: "203.0.113.6", caller: stranger(), policy: "points", items })[0]?.cost;
    };
    expect([counted(40), counted(1, 1, 1), counted(0), counted(2, 0, 0)]).toEqual([1, 3, 0, 2]);
  });

  it.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY])("cannot cost %d", (cost) => {
    expect(() => chargesOf(request(principal(), "points", { cost }))).toThrow(/cost/);
  });

  it("counts attempts to log in by the address, with a key as without", () => {
    const login = { operation: "auth.login", rate: "auth", address: "203.0.113.7" } as const;
    const bucketOf = (caller: LimitRequest["caller"]) =>
      chargesOf(request(caller, "orkestra", login)).find(({ name }) => name === "auth")?.bucket;
    const anonymous = { kind: "anonymous", address: "203.0.113.7" } as const;
    expect([bucketOf(principal()), bucketOf(anonymous)]).toEqual(Array(2).fill("{203.0.113.7}:auth:auth.login"));
  });

  it("has one hash tag for all that it asks: its organization, or its network", () => {
    const caller = principal({ limits: { ceiling: 5 } });
    for (const policy of BY_CALLER) {
      const { charges, lease, epochOf } = demandOf(request(caller, policy));
      const tags = [...charges, ...(lease ? [lease] : [])].map(tagOf);
      expect(new Set([...tags, epochOf])).toEqual(new Set([caller.organizationId]));
    }
    const anonymous = { kind: "anonymous", address: "203.0.113.7" } as const;
    const { charges } = demandOf(request(anonymous, "points", { rate: "auth" }));
    expect(charges.map(tagOf)).toEqual(["203.0.113.7", "203.0.113.7"]);
  });

  it("counts what others send by the token that it was sent to, and what was sent to none by its network", () => {
    const anonymous = { kind: "anonymous", address: "203.0.113.7" } as const;
    const sent = demandOf({ ...request(anonymous, "hooks"), subject: "5f1d" });
    expect(sent.charges).toMatchObject([
      { name: "minute", limit: 300, windowSeconds: 60, cost: 1, bucket: "{5f1d}:hooks" },
    ]);
    const astray = demandOf(request(anonymous, "hooks"));
    expect(astray.charges).toMatchObject([{ limit: 60, bucket: "{203.0.113.7}:anonymous" }]);
  });

  it("counts pages for visitors by the page and by the network, apart where they are shown and sent; and mails by their mailbox", () => {
    const anonymous = { kind: "anonymous", address: "203.0.113.7" } as const;
    const chargesOf = (policy: "pages" | "mails", rate: "read" | "write") =>
      demandOf({ ...request(anonymous, policy, { rate }), subject: "5f1d" }).charges;
    expect(chargesOf("pages", "read")).toMatchObject([
      { name: "minute", limit: 600, bucket: "{5f1d}:pages:shown" },
      { name: "network", limit: 60, bucket: "{203.0.113.7}:pages:shown" },
    ]);
    expect(chargesOf("pages", "write")).toMatchObject([
      { name: "minute", limit: 60, bucket: "{5f1d}:pages:sent" },
      { name: "network", limit: 10, bucket: "{203.0.113.7}:pages:sent" },
    ]);
    expect(chargesOf("mails", "write")).toMatchObject([
      { name: "minute", limit: 120, bucket: "{5f1d}:mails" },
      { name: "network", limit: 300, bucket: "{203.0.113.7}:mails" },
    ]);
    for (const policy of ["pages", "mails", "oauth"] as const) {
      expect(demandOf(request(anonymous, policy)).charges).toMatchObject([{ bucket: "{203.0.113.7}:anonymous" }]);
    }
  });

  it("holds a place among the requests at once under Orckai's policy alone, and only with a key", () => {
    for (const policy of POLICIES) {
      expect(demandOf(request(stranger(), policy)).lease).toBeUndefined();
      const { lease } = demandOf({ ...request(principal(), policy), items: [] });
      expect(lease?.limit).toBe(policy === "orckai" ? 20 : undefined);
    }
  });
});

const tagOf = ({ bucket }: { bucket: string }) => /\{(.*?)\}/.exec(bucket)?.[1];
