import type { SystemDb } from "@orrery/db";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createChangeFollower } from "./change-follower.ts";

const CHANGE = (id: number) => ({ id: `${id}`, organizationId: `organization ${id}` });

/** A follower of a table that the test writes, and on whose clock the test has its hand. */
function follower() {
  const table: { rows: ReturnType<typeof CHANGE>[] | Error } = { rows: [] };
  const changed: (string | undefined)[] = [];
  const status: boolean[] = [];
  const read = async () => {
    if (table.rows instanceof Error) throw table.rows;
    return [...table.rows];
  };
  const made = createChangeFollower({
    system: { $queryRawUnsafe: read } as unknown as SystemDb,
    onChange: (organizationId) => changed.push(organizationId),
    onStatus: (follows) => status.push(follows),
  });
  return { ...made, table, changed, status };
}

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
});
afterEach(() => {
  vi.useRealTimers();
});

describe("a follower of changes", () => {
  it("tells each line once, also one that was written earlier and committed later", async () => {
    const { start, stop, table, changed } = follower();
    await start();
    // What was there before nobody knows: everything may have changed.
    expect(changed.splice(0)).toEqual([undefined]);
    table.rows = [CHANGE(2), { ...CHANGE(3), organizationId: CHANGE(2).organizationId }];
    await pass(500);
    expect(changed.splice(0)).toEqual(["organization 2"]);
    table.rows = [CHANGE(1), ...table.rows];
    await pass(500);
    expect(changed.splice(0)).toEqual(["organization 1"]);
    await pass(5_000);
    expect(changed).toEqual([]);
    await stop();
    table.rows = [CHANGE(4)];
    await pass(5_000);
    expect(changed).toEqual([]);
  });

  it("vouches for a second from when the last reading began", async () => {
    const { start, stop, isUpToDate, table, status } = follower();
    expect(isUpToDate()).toBe(false);
    await start();
    table.rows = new Error("gone");
    await pass(999);
    expect(isUpToDate()).toBe(true);
    await pass(1);
    expect(isUpToDate()).toBe(false);
    table.rows = [];
    await pass(500);
    expect(isUpToDate()).toBe(true);
    expect(status).toEqual([false, true]);
    await stop();
  });

  it("takes it that everything has changed after a pause in which lines may have come and gone", async () => {
    const { start, stop, table, changed } = follower();
    await start();
    changed.length = 0;
    for (const [pauseMs, expected] of [
      [14_000, []],
      [16_000, [undefined]],
    ] as const) {
      table.rows = new Error("gone");
      await pass(pauseMs);
      table.rows = [];
      await pass(500);
      expect(changed.splice(0)).toEqual(expected);
    }
    await stop();
  });
});
