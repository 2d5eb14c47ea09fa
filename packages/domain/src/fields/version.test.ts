import { ConcurrentUpdate } from "@orrery/operation";
import { describe, expect, it } from "vitest";
import { expectedVersion, unlessOvertaken } from "./version.ts";

describe("a write prepared from what was read", () => {
  it("gives what it gives when nobody came in between", async () => {
    await expect(unlessOvertaken(Promise.resolve("row"))).resolves.toBe("row");
  });

  it.each(["P2025", "P2002", "P2003"])("is worth another attempt when it meets %s", async (code) => {
    const overtaken = unlessOvertaken(Promise.reject(Object.assign(new Error("x"), { code })));
    await expect(overtaken).rejects.toBeInstanceOf(ConcurrentUpdate);
  });

  it("is not tried again after any other error", async () => {
    const error = Object.assign(new Error("x"), { code: "P2000" });
    await expect(unlessOvertaken(Promise.reject(error))).rejects.toBe(error);
  });
});

describe("an expected version", () => {
  it("is a whole number from 1 on, or not given", () => {
    for (const given of [1, 7, undefined]) expect(expectedVersion.parse(given)).toBe(given);
    for (const other of [0, -1, 1.5, "1", null, Number.NaN, { gt: 0 }])
      expect(expectedVersion.safeParse(other).success).toBe(false);
  });
});
