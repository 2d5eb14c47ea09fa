import { describe, expect, it } from "vitest";
import { instant } from "./instant.ts";

describe("an instant", () => {
  it.each([
    ["2026-01-31T12:00:00Z", "2026-01-31T12:00:00.000Z"],
    ["2026-01-31T12:00:00.123456+02:00", "2026-01-31T10:00:00.123Z"],
    ["1970-01-01T00:00:00Z", "1970-01-01T00:00:00.000Z"],
    ["9999-12-31T23:59:59.999Z", "9999-12-31T23:59:59.999Z"],
  ])("may be %s", (text, inside) => {
    expect(instant.parse(text).toISOString()).toBe(inside);
  });

  it.each([
    "2026-01-31",
    "2026-01-31T12:00:00",
    "2026-02-30T12:00:00Z",
    "2026-01-31T25:00:00Z",
    "0000-01-01T00:00:00Z",
    "1969-12-31T23:59:59Z",
    "9999-12-31T23:59:59-01:00",
    "tomorrow",
    "",
    1_769_860_800,
    null,
  ])("may not be %j", (given) => {
    expect(instant.safeParse(given).success).toBe(false);
  });
});
