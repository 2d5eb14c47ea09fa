import { createEstateAgent } from "@orrery/domain";
import { CREDENTIAL_INVALID, createKernel, Failure } from "@orrery/operation";
import { cursorKeyOf } from "@orrery/server";
import {
  createWorld,
  probeScope,
  requesterOf,
  streamProbe,
  TEST_ROOT_SECRET,
  type TestWorld,
  unlimited,
} from "@orrery/testkit";
import { expect, it } from "vitest";

async function threeRows() {
  const world = await createWorld();
  for (const name of ["a", "b", "c"]) await world.run(createEstateAgent, { name });
  return world;
}

it("streams each item through its output schema", async () => {
  const world = await threeRows();
  const operation = streamProbe();
  const permit = await world.kernel.admit(requesterOf(world.withScopes([probeScope.name])), "points", [{ operation }]);
  const items = await Array.fromAsync(
    world.kernel.stream(permit, operation, {}, { signal: new AbortController().signal }),
  );
  expect(items).toEqual([{ name: "a" }, { name: "b" }, { name: "c" }]);
});

it("ends when the consumer leaves, or is cut off, and cleans up behind itself", async () => {
  const world = await threeRows();
  for (const how of ["leaves", "is cut off"]) {
    let ended = 0;
    const operation = streamProbe(() => {
      ended += 1;
    });
    const cut = new AbortController();
    const permit = await world.kernel.admit(requesterOf(world.withScopes([probeScope.name])), "points", [
      { operation },
    ]);
    const seen: unknown[] = [];
    for await (const item of world.kernel.stream(permit, operation, {}, { signal: cut.signal })) {
      seen.push(item);
      if (how === "leaves") break;
      cut.abort();
    }
    expect(seen).toEqual([{ name: "a" }]);
    expect(ended).toBe(1);
  }
});

it("ends at once while its source waits for something that never comes", async () => {
  const world = await createWorld();
  for (const how of ["aborted", "left"]) {
    const operation = { ...streamProbe(), stream: () => waitingForever() };
    const cut = new AbortController();
    const permit = await world.kernel.admit(requesterOf(world.withScopes([probeScope.name])), "points", [
      { operation },
    ]);
    const items = world.kernel.stream(permit, operation, {}, { signal: cut.signal })[Symbol.asyncIterator]();
    expect(await items.next()).toMatchObject({ value: { name: "first" } });
    const waiting = items.next();
    if (how === "aborted") cut.abort();
    else await items.return?.();
    expect(await waiting).toMatchObject({ done: true });
  }
});

it("fails at once when its credential ends, also while its source waits, and watches no longer than it runs", async () => {
  const world = await createWorld();
  for (const how of ["waiting", "taken", "left"]) {
    let end: ((why: Failure) => void) | undefined;
    const { kernel, watched } = watchedKernel(world, (ended) => {
      end = ended;
    });
    const operation = { ...streamProbe(), stream: () => waitingForever() };
    const permit = await kernel.admit(requesterOf(world.withScopes([probeScope.name])), "points", [{ operation }]);
    const { signal } = new AbortController();
    const items = kernel.stream(permit, operation, {}, { signal })[Symbol.asyncIterator]();
    expect(await items.next()).toMatchObject({ value: { name: "first" } });
    expect(watched.now).toBe(1);
    if (how === "left") await items.return?.();
    else {
      const waiting = how === "waiting" ? items.next() : undefined;
      end?.(Failure.of(CREDENTIAL_INVALID));
      await expect(waiting ?? items.next()).rejects.toMatchObject({ reason: "CREDENTIAL_INVALID" });
    }
    expect(await items.next()).toMatchObject({ done: true });
    expect(watched.now).toBe(0);
  }
});

/** A kernel that says whom it has watched over, and has the test end it. */
function watchedKernel({ database }: TestWorld, begun: (ended: (why: Failure) => void) => void) {
  const watched = { now: 0 };
  const kernel = createKernel({
    store: database.store,
    ports: {},
    limiter: unlimited,
    cursorKey: cursorKeyOf(TEST_ROOT_SECRET),
    watch(_caller, ended) {
      watched.now += 1;
      begun(ended);
      return () => {
        watched.now -= 1;
      };
    },
  });
  return { kernel, watched };
}

async function* waitingForever() {
  yield { name: "first" };
  await new Promise(() => undefined);
}

it("refuses without its scope", async () => {
  const world = await createWorld();
  const operation = streamProbe();
  const permit = await world.kernel.admit(requesterOf(world.withScopes([])), "points", [{ operation }]);
  const items = world.kernel.stream(permit, operation, {}, { signal: new AbortController().signal });
  await expect(Array.fromAsync(items)).rejects.toMatchObject({ reason: "SCOPE_REQUIRED" });
});
