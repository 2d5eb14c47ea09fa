import { PLAN_TOO_LOW } from "@orrery/operation";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { excessOf, MINTING_NOT_ALLOWED, mintersOnly, planRefusal, type Reach } from "./may-mint.ts";

/** What the grants of these tests stand for. */
const STANDS_FOR: Record<string, readonly string[]> = {
  read: ["leads:read"],
  write: ["leads:read", "leads:write"],
  admin: ["leads:read", "leads:write", "estate-agents:write"],
  "*": ["leads:read", "leads:write", "estate-agents:write", "org:read"],
};
const GRANTS = [...Object.keys(STANDS_FOR), ...(STANDS_FOR["*"] ?? [])];
const scopesOf = (grants: readonly string[]) => new Set(grants.flatMap((grant) => STANDS_FOR[grant] ?? [grant]));

const reach = ({ grants = [], ...over }: Partial<Reach>): Reach => ({
  confinedTo: [],
  origins: [],
  expiresAt: null,
  ...over,
  grants,
  scopes: scopesOf(grants),
});

describe("who holds", () => {
  it.each([
    [["*"], ["*", "admin", "leads:read", "org:read"]],
    [["write"], ["write", "read", "leads:write"]],
    [
      ["leads:read", "org:read"],
      ["org:read", "leads:read"],
    ],
  ])("%j may grant %j", (held, wanted) => {
    expect(excessOf(reach({ grants: held }), reach({ grants: wanted }))).toBeUndefined();
  });

  it.each([
    [["leads:write"], ["leads:read", "leads:write"], ["leads:read"]],
    // All that a bundle stands for today is not the bundle, which grows.
    [
      ["leads:read", "leads:write"],
      ["read", "write"],
      ["read", "write"],
    ],
    [["write"], ["admin", "write"], ["admin"]],
    [["admin", "org:read"], ["*"], ["*"]],
    [[], ["org:read"], ["org:read"]],
  ])("%j may not grant %j, and is told what it lacks", (held, wanted, lacking) => {
    expect(excessOf(reach({ grants: held }), reach({ grants: wanted }))).toEqual({ scopes: lacking });
  });
});

describe.each(["confinedTo", "origins"] as const)("a list of %s", (bound) => {
  const within = (held: readonly string[], wanted: readonly string[]) =>
    excessOf(reach({ [bound]: held }), reach({ [bound]: wanted }));

  it("is narrowed to any part of it", () => {
    expect(within(["a", "b"], ["b"])).toBeUndefined();
    expect(within(["a", "b"], ["b", "a"])).toBeUndefined();
    expect(within([], ["a"])).toBeUndefined();
    expect(within([], [])).toBeUndefined();
  });

  it("is neither left nor left out", () => {
    for (const wanted of [["c"], ["a", "c"], []]) expect(within(["a", "b"], wanted)).toEqual({ [bound]: ["a", "b"] });
  });
});

describe("an end", () => {
  const [sooner, later] = [new Date("2027-01-01T00:00:00Z"), new Date("2028-01-01T00:00:00Z")];
  const within = (held: Date | null, wanted: Date | null) =>
    excessOf(reach({ expiresAt: held }), reach({ expiresAt: wanted }));

  it("comes no later than that of who gives it", () => {
    for (const end of [sooner, later]) expect(within(later, end)).toBeUndefined();
    for (const end of [null, sooner]) expect(within(null, end)).toBeUndefined();
    for (const end of [null, later]) expect(within(sooner, end)).toEqual({ expiresAt: sooner.toISOString() });
  });
});

const anyReach = fc
  .record({
    grants: fc.subarray(GRANTS),
    confinedTo: fc.subarray(["property:1", "property:2", "lead:1"]),
    origins: fc.subarray(["https://a.example", "https://b.example"]),
    expiresAt: fc.option(fc.integer({ min: 1, max: 5 }).map((year) => new Date(Date.UTC(2026 + year, 0, 1)))),
  })
  .map(reach);

/** Everything that a credential can do: with which scope, to which thing, from which page, in which year. */
function deeds({ scopes, confinedTo, origins, expiresAt }: Reach): Set<string> {
  const things = confinedTo.length > 0 ? confinedTo : ["property:1", "property:2", "lead:1", "any"];
  const pages = origins.length > 0 ? origins : ["https://a.example", "https://b.example", "any"];
  const years = [2026, 2027, 2028, 2029, 2030, 2031, 9999].filter(
    (year) => expiresAt === null || Date.UTC(year, 0, 1) < expiresAt.getTime(),
  );
  return new Set(
    [...scopes].flatMap((scope) =>
      things.flatMap((thing) => pages.flatMap((page) => years.map((year) => `${scope} ${thing} ${page} ${year}`))),
    ),
  );
}

describe("nobody", () => {
  it("gives what they cannot do themselves, alone or over several hands", () => {
    fc.assert(
      fc.property(anyReach, anyReach, anyReach, (first, second, third) => {
        if (excessOf(first, second) !== undefined) return;
        expect(deeds(second).isSubsetOf(deeds(first))).toBe(true);
        if (excessOf(second, third) === undefined) expect(excessOf(first, third)).toBeUndefined();
      }),
      { numRuns: 2_000 },
    );
  });

  it("is kept from giving on exactly what they have", () => {
    fc.assert(
      fc.property(anyReach, (own) => {
        expect(excessOf(own, own)).toBeUndefined();
      }),
    );
  });
});

describe("minting", () => {
  it("is a key's and a session's, and nobody's who acts for somebody", () => {
    for (const kind of ["mcp-token", "app"] as const) expect(mintersOnly({ kind })).toBe(MINTING_NOT_ALLOWED);
    for (const kind of ["api-key", "session"] as const) expect(mintersOnly({ kind })).toBeUndefined();
  });

  it("is of the keys that the plan includes", () => {
    expect(planRefusal({ plan: "pro" }, "ort_")).toBeUndefined();
    expect(planRefusal({ plan: "team" }, "ort_")).toBe(PLAN_TOO_LOW);
    expect(planRefusal({ plan: "team" }, "ork_live_")).toBeUndefined();
    expect(planRefusal({ plan: "free" }, "ork_live_")).toBe(PLAN_TOO_LOW);
  });
});
