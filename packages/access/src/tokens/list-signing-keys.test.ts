import { expect, it } from "vitest";
import { emptyDatabase } from "../testing.ts";
import { listSigningKeys } from "./list-signing-keys.ts";
import { rotateSigningKey } from "./rotation.ts";
import type { SealingKeys } from "./seal.ts";

const DAY_MS = 24 * 3_600_000;

it("says of each signing key what it is good for", async () => {
  await using stack = new AsyncDisposableStack();
  const { system } = stack.adopt(await emptyDatabase(), (database) => database.close());
  const keysOf = (byte: number) => ({ current: Buffer.alloc(32, byte), previous: [] });
  const [own, other] = [keysOf(1), keysOf(2)];
  const now = new Date("2030-01-31T00:00:00.000Z");
  const ago = (days: number) => new Date(now.getTime() - days * DAY_MS);
  const states = async (sealingKeys: SealingKeys) => {
    const keys = await listSigningKeys(system, sealingKeys, now);
    return keys.map(({ state, createdAt }) => [state, (now.getTime() - createdAt.getTime()) / DAY_MS]);
  };
  expect(await states(own)).toEqual([]);
  await rotateSigningKey(system, other, ago(30));
  for (const days of [20, 10, 3, 0]) await rotateSigningKey(system, own, ago(days));
  expect(await states(own)).toEqual([
    ["next", 0],
    ["signs", 3],
    ["retired", 10],
    ["expired", 20],
    ["foreign", 30],
  ]);
  // Several in a minute come after each other: each was told of a minute before it signs.
  await rotateSigningKey(system, own, new Date(now.getTime() + 1_000));
  expect((await states(own)).slice(0, 3)).toEqual([
    ["next", expect.any(Number)],
    ["next", 0],
    ["signs", 3],
  ]);
  const [, , signs] = await listSigningKeys(system, own, now);
  expect(signs).toMatchObject({
    retiredAt: new Date("2030-01-31T00:01:00.000Z"),
    goodUntil: new Date("2030-02-07T00:02:00.000Z"),
  });
});
