import { createCipheriv, randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { isSealedUnder, type SealingKeys, seal, unseal } from "./seal.ts";

const [old, current, other] = [1, 2, 3].map((byte) => Buffer.alloc(32, byte)) as [Buffer, Buffer, Buffer];
const keys = (now: Buffer, ...previous: Buffer[]): SealingKeys => ({ current: now, previous });

/** As texts were sealed before keys had names: nonce, ciphertext, tag. */
function sealedBefore(key: Buffer, context: string, text: string, nonce = randomBytes(12)): Uint8Array {
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(context));
  return Buffer.concat([nonce, cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]);
}

describe("a sealed text", () => {
  it("is read under its key, for what it belongs to, and in no two seals the same", () => {
    const [one, two] = [seal(keys(current), "row 1", "a secret"), seal(keys(current), "row 1", "a secret")];
    expect(one).not.toEqual(two);
    expect(unseal(keys(current), "row 1", one)).toBe("a secret");
    expect(unseal(keys(current), "row 2", one)).toBeUndefined();
    expect(unseal(keys(other), "row 1", one)).toBeUndefined();
  });

  it("is read after its key was replaced, for as long as that is named", () => {
    const sealed = seal(keys(old), "row", "a secret");
    expect(unseal(keys(current, other, old), "row", sealed)).toBe("a secret");
    expect(unseal(keys(current, other), "row", sealed)).toBeUndefined();
    expect([isSealedUnder(keys(current, old), sealed), isSealedUnder(keys(old), sealed)]).toEqual([false, true]);
  });

  it("is read from before keys had names, also where its nonce looks like the name of a key", () => {
    expect(unseal(keys(old), "row", sealedBefore(old, "row", "a secret"))).toBe("a secret");
    expect(unseal(keys(current, old), "row", sealedBefore(old, "row", "a secret"))).toBe("a secret");
    const head = seal(keys(old), "row", "").subarray(0, 5);
    const unlucky = sealedBefore(old, "row", "a secret", Buffer.concat([head, Buffer.alloc(7)]));
    expect(isSealedUnder(keys(old), unlucky)).toBe(true);
    expect(unseal(keys(old), "row", unlucky)).toBe("a secret");
  });

  it("is not read once any byte of it was changed, or lost", () => {
    const sealed = seal(keys(current), "row", "a secret");
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = Uint8Array.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(unseal(keys(current), "row", changed), `byte ${at}`).toBeUndefined();
      expect(unseal(keys(current), "row", sealed.subarray(0, at))).toBeUndefined();
    }
  });
});
