import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, it } from "vitest";
import { untilLeft } from "./invoke-stream.ts";

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

it("keeps none of the items that its consumer is done with", async () => {
  const made: WeakRef<object>[] = [];
  async function* many() {
    for (let at = 0; at < 100; at += 1) {
      const item = { at };
      made.push(new WeakRef(item));
      yield item;
    }
  }
  const items = untilLeft(many, new AbortController().signal);
  for (let taken = 0; taken < 90; taken += 1) await items.next();
  // What was awaited last is let go with the end of its own turn.
  await new Promise(setImmediate);
  collectGarbage();
  expect(made.slice(0, 80).filter((item) => item.deref() !== undefined)).toEqual([]);
  await items.return?.();
});
