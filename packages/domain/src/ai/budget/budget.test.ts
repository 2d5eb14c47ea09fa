import { sweepReservations } from "@orrery/server";
import { createWorld, type Respond, reviewOf, type TestWorld } from "@orrery/testkit";
import { beforeEach, describe, expect, it } from "vitest";
import { newProperty } from "../../estate/property/testing.ts";
import { reviewListing } from "../listing-review/review-listing.ts";
import { inTestMode, usageRows, withAnthropic } from "../testing.ts";
import { listAiUsage } from "../usage/list-ai-usage.ts";
import { summarizeAiUsage } from "../usage/summarize-ai-usage.ts";
import { getAiBudget } from "./get-ai-budget.ts";
import { updateAiBudget } from "./update-ai-budget.ts";

let world: TestWorld;
beforeEach(async () => {
  world = await createWorld();
});

const listing = { title: "A" };

/** What one call of this listing holds while it runs: found out by one that is refused. */
async function heldByOne(): Promise<number> {
  const other = await createWorld();
  const { provider, kernel } = await withAnthropic(other, undefined, { budgetMicros: 0 });
  await using _ = provider;
  const refusal = await other.invoke(reviewListing, { listing }, { kernel }).catch((error: unknown) => error);
  return Math.round((refusal as { details: { needed: number } }).details.needed * 1_000_000);
}

const monthOfWorld = ({ database, organizationId }: TestWorld) =>
  database.system.aiMonth.findFirst({ where: { organizationId } });
const typesOf = async () =>
  (await world.events()).map(({ type }) => type).filter((type) => type.startsWith("ai.budget"));

/** Answers nobody until it is told to. */
function held(usage = { inputTokens: 1_000, outputTokens: 500 }) {
  const { promise, resolve } = Promise.withResolvers<void>();
  const respond: Respond = async () => {
    await promise;
    return { kind: "answer", value: reviewOf(0), usage };
  };
  return { respond, release: resolve };
}

describe("a budget for models", () => {
  it("holds the most that a call may cost while it runs, and then what it has cost", async () => {
    const micros = await heldByOne();
    const { respond, release } = held();
    const { provider, kernel } = await withAnthropic(world, respond, { budgetMicros: 2 * micros });
    await using _ = provider;
    const running = world.invoke(reviewListing, { listing }, { kernel });
    await expect.poll(() => provider.requests.length).toBe(1);
    const during = (await world.invoke(getAiBudget, {}, { kernel })).output;
    expect(during).toMatchObject({ spent: 0, reserved: micros / 1e6, left: micros / 1e6, cap: null, currency: "USD" });
    release();
    await running;
    const after = (await world.invoke(getAiBudget, {}, { kernel })).output;
    expect(after).toMatchObject({ budget: (2 * micros) / 1e6, spent: 0.0175, reserved: 0 });
    expect(after.left).toBeCloseTo((2 * micros) / 1e6 - 0.0175, 6);
  });

  it("lets ten of twenty calls at once run where it suffices for ten, and tells the others why", async () => {
    const micros = await heldByOne();
    const { respond, release } = held();
    const { provider, kernel } = await withAnthropic(world, respond, { budgetMicros: 10 * micros });
    await using _ = provider;
    const refusals: unknown[] = [];
    const calls = Array.from({ length: 20 }, () =>
      world.invoke(reviewListing, { listing }, { kernel }).catch((error: unknown) => {
        refusals.push(error);
      }),
    );
    await expect.poll(() => [provider.requests.length, refusals.length], { timeout: 20_000 }).toEqual([10, 10]);
    release();
    await Promise.all(calls);
    for (const refusal of refusals) {
      expect(refusal).toMatchObject({
        ...{ code: "UNPROCESSABLE", reason: "AI_BUDGET_EXHAUSTED" },
        details: {
          needed: micros / 1e6,
          left: 0,
          currency: "USD",
          renewsAt: expect.stringMatching(/-01T00:00:00.000Z$/),
        },
      });
    }
    expect(await monthOfWorld(world)).toMatchObject({ spentMicros: 175_000n, reservedMicros: 0n });
    expect(await typesOf()).toEqual(["ai.budget_exhausted"]);
    expect((await usageRows(world)).map(({ outcome }) => outcome)).toEqual(Array(10).fill("succeeded"));
  });

  it("covers a call to the last millionth, and not one more", async () => {
    const micros = await heldByOne();
    const { provider, kernel } = await withAnthropic(world, undefined, { budgetMicros: micros });
    await using _ = provider;
    await world.invoke(reviewListing, { listing }, { kernel });
    await expect(world.invoke(reviewListing, { listing }, { kernel })).rejects.toMatchObject({
      ...{ reason: "AI_BUDGET_EXHAUSTED", details: { left: (micros - 17_500) / 1e6 } },
    });
  });

  it("is the next month's own, and each month tells once that it is exhausted", async () => {
    const micros = await heldByOne();
    // The embedded database has the process's own time, and must not see another.
    let time = "2026-12-31T23:59:59.999Z";
    const now = () => new Date(time);
    const { provider, kernel } = await withAnthropic(world, undefined, { budgetMicros: micros }, now);
    await using _ = provider;
    const call = () => world.invoke(reviewListing, { listing }, { kernel });
    await call();
    for (let times = 0; times < 2; times += 1) {
      await expect(call()).rejects.toMatchObject({ details: { renewsAt: "2027-01-01T00:00:00.000Z" } });
    }
    expect(await typesOf()).toEqual(["ai.budget_exhausted"]);
    time = "2027-01-01T00:00:00.000Z";
    expect((await world.invoke(getAiBudget, {}, { kernel })).output).toMatchObject({ month: "2027-01", spent: 0 });
    await call();
    await expect(call()).rejects.toMatchObject({ reason: "AI_BUDGET_EXHAUSTED" });
    expect(await typesOf()).toEqual(["ai.budget_exhausted", "ai.budget_exhausted"]);
  });

  it("tells of the month that a call began in, where it ends in the next one", async () => {
    const budgetMicros = await heldByOne();
    let time = "2026-12-31T23:59:59.999Z";
    const { respond, release } = held({ inputTokens: 1, outputTokens: Math.ceil((budgetMicros * 0.9) / 25) });
    const { provider, kernel } = await withAnthropic(world, respond, { budgetMicros }, () => new Date(time));
    await using _ = provider;
    const running = world.invoke(reviewListing, { listing }, { kernel });
    await expect.poll(() => provider.requests.length).toBe(1);
    time = "2027-01-01T00:00:01.000Z";
    release();
    await running;
    const low = (await world.events()).find(({ type }) => type === "ai.budget_low");
    expect(low?.data).toMatchObject({ month: "2026-12", renewsAt: "2027-01-01T00:00:00.000Z" });
    expect(low?.data).not.toMatchObject({ spent: 0 });
  });

  it("tells once a month that four fifths of it are spent", async () => {
    const budgetMicros = 100 * (await heldByOne());
    // Three tenths of it each: a provider may ask for more than was expected.
    const usage = { inputTokens: 1, outputTokens: Math.ceil((budgetMicros * 0.3) / 25) };
    const respond: Respond = () => ({ kind: "answer", value: reviewOf(0), usage });
    const { provider, kernel } = await withAnthropic(world, respond, { budgetMicros });
    await using _ = provider;
    const told: number[] = [];
    for (let calls = 0; calls < 4; calls += 1) {
      await world.invoke(reviewListing, { listing }, { kernel });
      told.push((await typesOf()).length);
    }
    expect(told).toEqual([0, 0, 1, 1]);
    const [low] = (await world.events()).filter(({ type }) => type === "ai.budget_low");
    const { id, version } = (await monthOfWorld(world)) ?? {};
    expect(low).toMatchObject({ resourceId: id, data: { id, left: expect.any(Number), currency: "USD" } });
    expect(low?.resourceVersion).toBeLessThan(version ?? 0);
    await expect(world.invoke(reviewListing, { listing }, { kernel })).rejects.toMatchObject({ details: { left: 0 } });
  });

  it("holds nothing for a call that failed, or whose process has died", async () => {
    const { provider, kernel } = await withAnthropic(world, () => ({ kind: "error", status: 400 }));
    await using _ = provider;
    await expect(world.invoke(reviewListing, { listing }, { kernel })).rejects.toMatchObject({
      reason: "AI_UNAVAILABLE",
    });
    expect(await monthOfWorld(world)).toMatchObject({ spentMicros: 0n, reservedMicros: 0n });
    const { respond, release } = held();
    const { provider: slow, kernel: dying } = await withAnthropic(world, respond);
    await using __ = slow;
    const running = world.invoke(reviewListing, { listing }, { kernel: dying });
    await expect.poll(() => slow.requests.length).toBe(1);
    expect((await monthOfWorld(world))?.reservedMicros).toBeGreaterThan(0n);
    const { system } = world.database;
    await sweepReservations(system);
    expect((await monthOfWorld(world))?.reservedMicros).toBeGreaterThan(0n);
    const where = { organizationId: world.organizationId, outcome: "running" };
    await system.aiUsage.updateMany({ where, data: { expiresAt: new Date(Date.now() - 1) } });
    await Promise.all([sweepReservations(system), sweepReservations(system)]);
    // The provider may well have charged for it: as the most that one request may cost.
    const costMicros = BigInt(Math.round((await heldByOne()) / 3));
    expect(await monthOfWorld(world)).toMatchObject({ spentMicros: costMicros, reservedMicros: 0n });
    const swept = (await usageRows(world)).at(-1);
    expect(swept).toMatchObject({ outcome: "expired", reservedMicros: 0n, costMicros, estimated: true });
    // It was alive after all: what it has cost is paid, and nothing is freed twice.
    release();
    await running;
    expect(await monthOfWorld(world)).toMatchObject({ spentMicros: 17_500n, reservedMicros: 0n });
    expect((await usageRows(world)).at(-1)).toMatchObject({ outcome: "succeeded" });
  });

  it("tells of four fifths by what a swept call has cost after all, and not by what it was taken to cost as well", async () => {
    const budgetMicros = await heldByOne();
    // Half of it, beside the third that it is taken to cost.
    const { respond, release } = held({ inputTokens: 1, outputTokens: Math.ceil(budgetMicros / 2 / 25) });
    const { provider, kernel } = await withAnthropic(world, respond, { budgetMicros });
    await using _ = provider;
    const running = world.invoke(reviewListing, { listing }, { kernel });
    await expect.poll(() => provider.requests.length).toBe(1);
    const { system } = world.database;
    const where = { organizationId: world.organizationId, outcome: "running" };
    await system.aiUsage.updateMany({ where, data: { expiresAt: new Date(Date.now() - 1) } });
    await sweepReservations(system);
    release();
    await running;
    expect((await usageRows(world)).at(-1)).toMatchObject({ outcome: "succeeded" });
    expect(await typesOf()).toEqual([]);
  });

  it("counts a request that nobody waited for as the most that it may have cost", async () => {
    const leaving = new AbortController();
    const { provider, kernel } = await withAnthropic(world, () => {
      leaving.abort();
      return { kind: "hang" };
    });
    await using _ = provider;
    await expect(world.invoke(reviewListing, { listing }, { kernel, signal: leaving.signal })).rejects.toThrow();
    await expect.poll(async () => (await usageRows(world))[0]?.outcome).toBe("failed");
    const [row] = await usageRows(world);
    expect(row).toMatchObject({ estimated: true, outputTokens: 6_000, reservedMicros: 0n });
    expect(row?.costMicros).toBe(BigInt(Math.round((await heldByOne()) / 3)));
    expect(await monthOfWorld(world)).toMatchObject({ spentMicros: row?.costMicros, reservedMicros: 0n });
  });
});

describe("an organization's own cap", () => {
  it("lowers what the operator allows, and never raises it", async () => {
    const budgetOf = async (cap: number | string | null) => (await world.invoke(updateAiBudget, { cap })).output;
    expect(await budgetOf("12.5")).toMatchObject({ budget: 12.5, cap: 12.5, version: 2 });
    expect(await budgetOf(5_000)).toMatchObject({ budget: 1_000, cap: 5_000, version: 3 });
    expect(await budgetOf(null)).toMatchObject({ budget: 1_000, cap: null, version: 4 });
    expect((await world.invoke(updateAiBudget, {})).output).toMatchObject({ version: 4 });
    await expect(world.invoke(updateAiBudget, { cap: 1, expectedVersion: 3 })).rejects.toMatchObject({
      ...{ reason: "STALE_VERSION", details: { current: { version: 4 } } },
    });
    for (const cap of [-1, "1.234", 1e12]) {
      await expect(world.invoke(updateAiBudget, { cap })).rejects.toMatchObject({ reason: "INVALID_INPUT" });
    }
  });

  it("of nothing lets no model be asked, but for the sandbox", async () => {
    await world.invoke(updateAiBudget, { cap: 0 });
    await world.invoke(updateAiBudget, { cap: 0 }, { principal: inTestMode(world) });
    await expect(world.invoke(reviewListing, { listing })).rejects.toMatchObject({ reason: "AI_BUDGET_EXHAUSTED" });
    const { output } = await world.invoke(reviewListing, { listing }, { principal: inTestMode(world) });
    expect(output.sandbox).toBe(true);
  });

  it("set twice at once is set to one of both", async () => {
    await Promise.all([1, 2, 3].map((cap) => world.invoke(updateAiBudget, { cap })));
    const { version, cap } = (await world.invoke(getAiBudget, {})).output;
    expect(version).toBe(4);
    expect([1, 2, 3]).toContain(cap);
  });
});

describe("what was spent on models", () => {
  it("is listed call by call, newest first, page by page, and of one property alone", async () => {
    const { id: propertyId } = await newProperty(world);
    for (const input of [{ listing }, { propertyId }, { listing }]) await world.invoke(reviewListing, input);
    const first = (await world.invoke(listAiUsage, { limit: 2 })).output;
    const rest = (await world.invoke(listAiUsage, { limit: 2, cursor: first.nextCursor })).output;
    expect([...first.items, ...rest.items].map((call) => call.propertyId)).toEqual([null, propertyId, null]);
    expect(rest.nextCursor).toBeNull();
    const own = (await world.invoke(listAiUsage, { propertyId })).output.items;
    expect(own).toMatchObject([{ operation: "ai.reviewListing", outcome: "succeeded", cost: 0.0175, currency: "USD" }]);
    // What was spent is the organization's, and none of the resources that a credential is confined to.
    const confined = { ...world.withScopes(["ai:read"]), confinedTo: [`property:${propertyId}`] };
    expect((await world.invoke(listAiUsage, {}, { principal: confined })).output.items).toEqual([]);
  });

  it("is summed up by day and model", async () => {
    await world.invoke(reviewListing, { listing });
    await world.invoke(reviewListing, { listing });
    const { provider, kernel } = await withAnthropic(world, () => ({ kind: "answer", stop: "refused" }));
    await using _ = provider;
    await world.invoke(reviewListing, { listing }, { kernel }).catch(() => undefined);
    const where = { organizationId: world.organizationId, outcome: "failed" };
    await world.database.system.aiUsage.updateMany({
      where,
      data: { createdAt: new Date("2026-11-01T23:59:59.999Z") },
    });
    const days = async (input: object) => (await world.invoke(summarizeAiUsage, input)).output.items;
    const today = new Date().toISOString().slice(0, 10);
    const [one] = await days({});
    expect(one).toEqual({
      ...{ day: today, model: "claude-opus-4-7", calls: 2, failed: 0, inputTokens: 2_000, outputTokens: 1_000 },
      ...{ images: 0, cost: 0.035, currency: "USD" },
    });
    expect(await days({ from: "2026-11-01T00:00:00Z", to: "2026-11-02T00:00:00Z" })).toMatchObject([
      { day: "2026-11-01", calls: 1, failed: 1, cost: 0.0175 },
    ]);
    expect(await days({ from: "2026-10-01T00:00:00Z", to: "2026-11-01T00:00:00Z" })).toEqual([]);
    const wrong = [
      { from: "2026-01-01T00:00:00Z", to: "2026-04-04T00:00:00.001Z" },
      { from: "2026-02-01T00:00:00Z", to: "2026-01-01T00:00:00Z" },
    ];
    for (const input of wrong) await expect(days(input)).rejects.toMatchObject({ reason: "INVALID_INPUT" });
  });
});
