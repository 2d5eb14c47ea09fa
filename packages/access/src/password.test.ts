import { describe, expect, it } from "vitest";
import { hashPassword, verifyPassword } from "./password.ts";

describe("a password", () => {
  it("is hashed with argon2id at 19 MiB, two passes and one lane, in PHC form", async () => {
    expect(await hashPassword("correct horse")).toMatch(
      /^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/,
    );
  });

  it("is known again, and no other is", async () => {
    const stored = await hashPassword("correct horse");
    expect(await verifyPassword("correct horse", stored)).toBe(true);
    expect(await verifyPassword("correct horsf", stored)).toBe(false);
    expect(await verifyPassword("", stored)).toBe(false);
  });

  it("has another hash each time", async () => {
    expect(await hashPassword("same")).not.toBe(await hashPassword("same"));
  });

  it("is the same however the keyboard composed its letters", async () => {
    expect(await verifyPassword("cafe\u0301", await hashPassword("caf\u00e9"))).toBe(true);
  });

  it("is verified against the hashes of other implementations, at their own cost", async () => {
    const stored = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
    expect(await verifyPassword("password", stored)).toBe(true);
    expect(await verifyPassword("passwore", stored)).toBe(false);
  });

  it.each([undefined, "", "$2b$12$abcdefghijklmnopqrstuv"])(
    "takes a hash's time to refuse where %j is stored",
    async (stored) => {
      const startedMs = performance.now();
      await verifyPassword("password", stored);
      // Without the hash it would be microseconds.
      expect(performance.now() - startedMs).toBeGreaterThan(2);
    },
  );

  it.each(["", "password", "$2b$12$abcdefghijklmnopqrstuv", "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHQ$"])(
    "is refused, not an error, where %j is stored",
    async (stored) => {
      expect(await verifyPassword("password", stored)).toBe(false);
    },
  );
});
