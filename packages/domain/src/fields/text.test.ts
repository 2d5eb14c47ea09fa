import { describe, expect, it } from "vitest";
import { accountEmail, formEmail, formText, formTextOrNumber, orNull, text } from "./text.ts";

const issueOf = (
  schema: { safeParse(value: unknown): { error?: { issues: { message: string }[] } | undefined } },
  value: unknown,
) => schema.safeParse(value).error?.issues[0]?.message;
const MALFORMED = "Must be well-formed text without NUL characters.";
const UNSTORABLE = ["a\0b", "\0", "a\ud800", "\udc00b", "\ude00\ud83d"];

describe("text", () => {
  it("is trimmed, and may not be empty then", () => {
    expect(text(10).parse("  Ann\t\n")).toBe("Ann");
    for (const empty of ["", " ", "\n\t", "\u00a0"]) expect(issueOf(text(10), empty)).toBe("Must not be empty.");
  });

  it("holds exactly as much as it may, counted after trimming", () => {
    expect(text(10).parse(` ${"x".repeat(10)} `)).toHaveLength(10);
    expect(issueOf(text(10), "x".repeat(11))).toBe("Must be at most 10 characters.");
  });

  it.each(UNSTORABLE)("refuses what the database can't hold: %j", (value) => {
    expect(issueOf(text(10), value)).toBe(MALFORMED);
  });

  it("takes every other letter, whole surrogate pairs included", () => {
    for (const value of ["José", "李雷", "🏡", "a\u0001b", "'; DROP TABLE"]) expect(text(20).parse(value)).toBe(value);
  });

  it.each([1, true, null, undefined, {}, { contains: "a" }, ["a"]])("is text: %j is not", (value) => {
    expect(text(10).safeParse(value).success).toBe(false);
  });
});

describe("text of a form", () => {
  it("is none when it is empty, blank or null", () => {
    for (const none of ["", "   ", "\n", null]) expect(formText(10).parse(none)).toBeNull();
  });

  it("is trimmed, and holds exactly as much as it may then", () => {
    expect(formText(10).parse(`  ${"x".repeat(10)}  `)).toBe("x".repeat(10));
    expect(issueOf(formText(10), "x".repeat(11))).toBe("Must be at most 10 characters.");
  });

  it.each(UNSTORABLE)("refuses what the database can't hold: %j", (value) => {
    expect(issueOf(formText(10), value)).toBe(MALFORMED);
  });

  it.each([1, false, {}, { not: null }, [""]])("is text or null: %j is neither", (value) => {
    expect(formText(10).safeParse(value).success).toBe(false);
  });

  it("must be given, unless it is made optional: absent is then null", () => {
    expect(formText(10).safeParse(undefined).success).toBe(false);
    expect(orNull(formText(10)).parse(undefined)).toBeNull();
    expect(orNull(formText(10)).parse(null)).toBeNull();
    expect(orNull(formText(10)).parse(" x ")).toBe("x");
  });
});

describe("text of a form, or a number", () => {
  it("takes a number as its text, and is text of a form otherwise", () => {
    const field = formTextOrNumber(10);
    expect([5551234567, 0, " x ", "", null].map((value) => field.parse(value))).toEqual([
      "5551234567",
      "0",
      "x",
      null,
      null,
    ]);
    expect(orNull(field).parse(undefined)).toBeNull();
    expect(issueOf(field, 12345678901)).toBe("Must be at most 10 characters.");
    for (const value of [true, {}, ["1"], "a\0b"]) {
      expect(field.safeParse(value).success).toBe(false);
    }
  });
});

describe("an email address", () => {
  it("is trimmed, and keeps its capitals", () => {
    expect(formEmail().parse(" John.Smith+home@Example.COM ")).toBe("John.Smith+home@Example.COM");
  });

  it("is none when it is empty, blank or null", () => {
    for (const none of ["", "  ", null]) expect(formEmail().parse(none)).toBeNull();
  });

  it.each([
    "john",
    "john@",
    "@example.com",
    "@",
    "a b@example.com",
    "john@example.com\nBcc: x@example.com",
    "a@b@c.com",
  ])("is not %j", (value) => {
    expect(issueOf(formEmail(), value)).toBe("Must be an email address.");
  });

  it.each(["josé@exämple.com", "用户@例子.广告", "john@localhost", "o'brien+1@sub.example.co"])(
    "may be international, or any other that mail might reach: %s",
    (value) => {
      expect(formEmail().parse(value)).toBe(value);
    },
  );

  it.each(["jo\u0007hn@example.com", "john@exa\u0085mple.com", "john\u00a0x@example.com"])(
    "holds no control characters or spaces: %j",
    (value) => {
      expect(issueOf(formEmail(), value)).toBe("Must be an email address.");
    },
  );

  it("is at most 254 characters", () => {
    const of = (length: number) =>
      `john@${"d".repeat(60)}.${"e".repeat(60)}.${"f".repeat(60)}.${"g".repeat(length - 192)}.com`;
    expect(of(254)).toHaveLength(254);
    expect(formEmail().parse(of(254))).toHaveLength(254);
    expect(issueOf(formEmail(), of(255))).toBe("Must be at most 254 characters.");
  });

  it("refuses NUL in the words for text", () => {
    expect(issueOf(formEmail(), "john\0@example.com")).toBe(MALFORMED);
  });
});

describe("the address of an account", () => {
  it("is one however its letters are written", () => {
    expect(accountEmail().parse(" John.Smith+Home@Example.COM ")).toBe("john.smith+home@example.com");
  });

  it("must be given", () => {
    for (const none of ["", "  ", null]) expect(accountEmail().safeParse(none).success).toBe(false);
    expect(issueOf(accountEmail(), "john")).toBe("Must be an email address.");
  });
});
