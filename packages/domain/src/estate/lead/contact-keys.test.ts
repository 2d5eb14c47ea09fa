import { describe, expect, it } from "vitest";
import { emailKeyOf, phoneKeyOf } from "./contact-keys.ts";

describe("the key of an email address", () => {
  it("is one for all its capitalisations", () => {
    expect(emailKeyOf("John.Smith@Example.COM")).toBe(emailKeyOf("john.smith@example.com"));
  });

  it("takes dots and tags for what they are: other mailboxes", () => {
    const keys = ["john.smith@example.com", "johnsmith@example.com", "john.smith+x@example.com"].map(emailKeyOf);
    expect(new Set(keys).size).toBe(3);
  });

  it("is none for no address", () => {
    expect(emailKeyOf(null)).toBeNull();
  });
});

describe("the key of a phone", () => {
  it.each([
    "(555) 123-4567",
    "555.123.4567",
    "+1 555 123 4567",
    "001-555-123-4567",
    "5551234567",
    "tel: 555 123 4567 ",
  ])("is the same however it is written: %s", (phone) => {
    expect(phoneKeyOf(phone)).toBe("5551234567");
  });

  it("is another one for another number", () => {
    expect(phoneKeyOf("555 123 4568")).not.toBe(phoneKeyOf("555 123 4567"));
  });

  it.each([null, "", "call me", "12 34 56", "ext. 12"])(
    "is none for what is too short to be anybody's: %j",
    (phone) => {
      expect(phoneKeyOf(phone)).toBeNull();
    },
  );

  it("takes seven digits for a local number", () => {
    expect(phoneKeyOf("123-4567")).toBe("1234567");
  });
});
