import { expect, it } from "vitest";
import { createTurns } from "./turns.ts";

it("runs what has one key in turns, and what has another beside it", async () => {
  const inTurn = createTurns();
  const order: string[] = [];
  const { promise: held, resolve: release } = Promise.withResolvers<void>();
  const first = inTurn("one", async () => {
    await held;
    order.push("first");
  });
  const broken = inTurn("one", () => Promise.reject(new Error("broken")));
  const third = inTurn("one", async () => order.push("third"));
  await inTurn("another", async () => order.push("beside"));
  release();
  await expect(broken).rejects.toThrow("broken");
  await Promise.all([first, third]);
  expect(order).toEqual(["beside", "first", "third"]);
});

it("lets who waits give up, and the next wait on", async () => {
  const inTurn = createTurns();
  const order: string[] = [];
  const { promise: held, resolve: release } = Promise.withResolvers<void>();
  const first = inTurn("one", async () => {
    await held;
    order.push("first");
  });
  const giving = new AbortController();
  const second = inTurn("one", async () => order.push("second"), giving.signal);
  giving.abort();
  await expect(second).rejects.toThrow("aborted");
  const third = inTurn("one", async () => order.push("third"));
  release();
  await Promise.all([first, third]);
  expect(order).toEqual(["first", "third"]);
});
