import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cursorsFor } from "./cursors.ts";

const KEY = Buffer.alloc(32, 1);
const ORGANIZATION = "018f0000-0000-7000-8000-000000000001";
const OTHER_ORGANIZATION = "018f0000-0000-7000-8000-000000000002";
const POSITION = ["2026-11-22T10:00:00.000Z", "018f0000-0000-7000-8000-00000000000a"];

const cursors = cursorsFor(KEY, ORGANIZATION);
const sealed = cursors.seal("leads", POSITION);
const REFUSED = expect.objectContaining({ code: "BAD_REQUEST", reason: "INVALID_CURSOR" });
const opening = (cursor: string, list = "leads", by = cursors) => {
  try {
    return by.open(list, cursor);
  } catch (error) {
    return error;
  }
};

describe("a cursor", () => {
  it("gives back the position that it was sealed with", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "binary" })), fc.string(), (position, list) => {
        expect(cursors.open(list, cursors.seal(list, position))).toEqual(position);
      }),
    );
  });

  it("holds for every process that has the key", () => {
    expect(cursorsFor(Buffer.from(KEY), ORGANIZATION).open("leads", sealed)).toEqual(POSITION);
  });

  it("holds after its key was replaced, where that is named", () => {
    const replaced = Buffer.alloc(32, 9);
    expect(cursorsFor(replaced, ORGANIZATION, [KEY]).open("leads", sealed)).toEqual(POSITION);
    expect(opening(sealed, "leads", cursorsFor(replaced, ORGANIZATION))).toEqual(REFUSED);
    expect(opening(cursorsFor(replaced, ORGANIZATION, [KEY]).seal("leads", POSITION))).toEqual(REFUSED);
  });

  it("is made of letters that a URL carries as they are", () => {
    expect(sealed).toMatch(/^[A-Za-z0-9_-]+$/);
  });

  it("is refused by another organization", () => {
    expect(opening(sealed, "leads", cursorsFor(KEY, OTHER_ORGANIZATION))).toEqual(REFUSED);
  });

  it("is refused by another list, however list and organization are joined", () => {
    expect(opening(sealed, "properties")).toEqual(REFUSED);
    for (const joined of [`${ORGANIZATION}leads`, `${ORGANIZATION}\0leads`]) {
      expect(opening(sealed, "", cursorsFor(KEY, joined))).toEqual(REFUSED);
    }
  });

  it("is refused under another key", () => {
    expect(opening(sealed, "leads", cursorsFor(Buffer.alloc(32, 2), ORGANIZATION))).toEqual(REFUSED);
  });

  it("is refused when any one of its letters is another one", () => {
    const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    const letter = fc.constantFrom(...letters);
    fc.assert(
      fc.property(fc.nat(sealed.length - 1), letter, (at, other) => {
        fc.pre(sealed[at] !== other);
        expect(opening(sealed.slice(0, at) + other + sealed.slice(at + 1))).toEqual(REFUSED);
      }),
    );
  });

  it("is refused when it is cut off anywhere", () => {
    for (let length = 0; length < sealed.length; length += 1) expect(opening(sealed.slice(0, length))).toEqual(REFUSED);
  });

  it("has one spelling: padding, whitespace and the other alphabet of base64 are refused", () => {
    const bytes = Buffer.from(sealed, "base64url");
    for (const other of [
      `${sealed}=`,
      `${sealed}==`,
      ` ${sealed}`,
      `${sealed}\n`,
      `${sealed.slice(0, 4)}.${sealed.slice(4)}`,
    ]) {
      expect(Buffer.from(other, "base64url")).toEqual(bytes);
      expect(opening(other)).toEqual(REFUSED);
    }
    // One that holds a letter in which the two alphabets differ.
    const odd = Array.from({ length: 64 }, (_, at) => cursors.seal("leads", [`${at}`])).find((one) => /[-_]/.test(one));
    expect(opening(odd ?? "")).toBeInstanceOf(Array);
    expect(opening((odd ?? "").replaceAll("-", "+").replaceAll("_", "/"))).toEqual(REFUSED);
  });

  it("has one spelling: the spare bits of its last letter are refused", () => {
    // 12 + 4 bytes leave four spare bits in the last letter.
    const spare = cursors.seal("leads", [""]);
    expect(spare.length % 4).toBe(2);
    const next = String.fromCharCode(spare.charCodeAt(spare.length - 1) + 1);
    const other = spare.slice(0, -1) + next;
    expect(Buffer.from(other, "base64url")).toEqual(Buffer.from(spare, "base64url"));
    expect(opening(other)).toEqual(REFUSED);
  });

  it("is refused when nothing sealed it", () => {
    expect(opening("")).toEqual(REFUSED);
    expect(opening(Buffer.alloc(12).toString("base64url"))).toEqual(REFUSED);
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(opening(text)).toEqual(REFUSED);
      }),
    );
  });
});
