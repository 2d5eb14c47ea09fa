import { expect, it } from "vitest";
import { retryAfterMs } from "./retry-after.ts";

it("is seconds, or a date", () => {
  expect(retryAfterMs("120")).toBe(120_000);
  expect(retryAfterMs(" 0 ")).toBe(0);
  const soon = retryAfterMs(new Date(Date.now() + 60_000).toUTCString());
  expect(soon).toBeGreaterThan(55_000);
  expect(soon).toBeLessThanOrEqual(60_000);
  expect(retryAfterMs("Wed, 21 Oct 2015 07:28:00 GMT")).toBe(0);
});

it("is nothing where it is neither: who asks for a wait that can't be read is not asked again at once", () => {
  for (const text of [undefined, "", "-1", "1.5", "soon", "99999999999999"]) expect(retryAfterMs(text)).toBeUndefined();
});
