import { Failure } from "@orrery/operation";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createGate, isOverload } from "./overload.ts";

/** Work that ends when the test says so. */
function job() {
  const { promise, resolve } = Promise.withResolvers<string>();
  return { work: vi.fn(() => promise), end: () => resolve("done") };
}

const LIMITS = { waiting: 2, waitMs: 1_000 };

describe("the gate", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("lets so many run at once, and the others in the order in which they came", async () => {
    const gate = createGate(1, LIMITS);
    const jobs = [job(), job(), job()];
    const answers = jobs.map(({ work }) => gate(work));
    const begun = () => jobs.map(({ work }) => work.mock.calls.length);
    await vi.advanceTimersByTimeAsync(1);
    expect(begun()).toEqual([1, 0, 0]);
    jobs[0]?.end();
    expect(await answers[0]).toBe("done");
    await vi.advanceTimersByTimeAsync(1);
    expect(begun()).toEqual([1, 1, 0]);
    for (const { end } of jobs) end();
    expect(await Promise.all(answers)).toEqual(["done", "done", "done"]);
    expect(await gate(async () => "free")).toBe("free");
  });

  it("refuses who finds the queue full, and who has waited too long, and goes on after both", async () => {
    const gate = createGate(1, LIMITS);
    const first = job();
    const running = gate(first.work);
    const late = [job(), job()];
    const waiting = Promise.allSettled(late.map(({ work }) => gate(work)));
    await expect(gate(job().work)).rejects.toMatchObject({ reason: "OVERLOADED" });
    await vi.advanceTimersByTimeAsync(LIMITS.waitMs);
    expect(await waiting).toMatchObject([
      { status: "rejected", reason: { reason: "OVERLOADED" } },
      { status: "rejected", reason: { reason: "OVERLOADED" } },
    ]);
    first.end();
    expect(await running).toBe("done");
    expect(await gate(async () => "free")).toBe("free");
    for (const { work } of late) expect(work).not.toHaveBeenCalled();
  });

  it("gives the place on after work that fails", async () => {
    const gate = createGate(1, LIMITS);
    await expect(gate(() => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
    expect(await gate(async () => "free")).toBe("free");
  });
});

describe("isOverload", () => {
  it("knows the wait for a connection by whoever gave it up, and nothing else", () => {
    const pool = new Error("timeout exceeded when trying to connect");
    expect(isOverload(pool)).toBe(true);
    expect(isOverload(new Error("wrapped", { cause: pool }))).toBe(true);
    expect(isOverload(new Failure("INTERNAL_ERROR"))).toBe(false);
    expect(isOverload(new Error("Connection terminated"))).toBe(false);
    expect(isOverload(undefined)).toBe(false);
  });
});
