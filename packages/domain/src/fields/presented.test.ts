import { describe, expect, it } from "vitest";
import { z } from "zod";
import { presented, timestamp } from "./presented.ts";

const Output = presented(
  ({ createdAt, ...row }: { name: string; createdAt: Date; secret?: string }) => ({
    ...row,
    createdAt: createdAt.toISOString(),
  }),
  z.object({ name: z.string(), createdAt: timestamp }),
);
const createdAt = new Date("2026-11-22T10:00:00Z");

describe("a presented row", () => {
  it("lets out what its view names, and nothing else", () => {
    expect(Output.parse({ name: "Ann", createdAt, secret: "x" })).toEqual({
      name: "Ann",
      createdAt: "2026-11-22T10:00:00.000Z",
    });
  });

  it("is refused when the row is not what its view says", () => {
    expect(() => Output.parse({ name: 1 as unknown as string, createdAt })).toThrow();
  });

  it("can stand inside other schemas", () => {
    const page = z.object({ items: z.array(Output), first: Output.nullable() });
    const shown = { name: "Ann", createdAt: "2026-11-22T10:00:00.000Z" };
    expect(page.parse({ items: [{ name: "Ann", createdAt }], first: null })).toEqual({ items: [shown], first: null });
  });
});

describe("a timestamp", () => {
  it("is RFC 3339 in UTC", () => {
    expect(timestamp.safeParse("2026-11-22T10:00:00.000Z").success).toBe(true);
    for (const other of ["2026-11-22", "2026-11-22T10:00:00+01:00", "1763805600000", "2026-13-01T00:00:00Z"])
      expect(timestamp.safeParse(other).success).toBe(false);
  });
});
