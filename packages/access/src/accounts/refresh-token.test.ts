import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { generateRefreshToken, sessionOf } from "./refresh-token.ts";

describe("a refresh token", () => {
  it("names its session, whichever it is", () => {
    fc.assert(fc.property(fc.uuid(), (id) => sessionOf(generateRefreshToken(id)) === id));
    for (const id of ["00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff"])
      expect(sessionOf(generateRefreshToken(id))).toBe(id);
  });

  it("is ref_ and 60 base62 characters, another one each time", () => {
    const id = randomUUID();
    const [one, other] = [generateRefreshToken(id), generateRefreshToken(id)];
    expect(one).toMatch(/^ref_[0-9A-Za-z]{60}$/);
    expect(one).not.toBe(other);
  });

  it("is known for mistyped, shortened or of another kind without a look-up", () => {
    const token = generateRefreshToken(randomUUID());
    const swapped = token.replace(/(.)(.)$/, (_, a, b) => (a === b ? `${a}0` : `${b}${a}`));
    const beyond = `ref_${"z".repeat(60)}`;
    for (const text of [
      "",
      token.slice(0, -1),
      `${token}0`,
      ` ${token}`,
      swapped,
      token.replace("ref_", "ort_"),
      beyond,
    ])
      expect(sessionOf(text)).toBeUndefined();
  });
});
