import { describe, expect, it } from "vitest";
import { bodyPath, InboundMapping, mapped } from "./mapping.ts";

const leadOf = (mapping: object, body: unknown) =>
  mapped(InboundMapping.parse({ name: { value: "Somebody" }, ...mapping }), body);

describe("a mapping", () => {
  it("takes the first path that holds something, then the value, and leaves out what has neither", () => {
    const mapping = {
      email: { paths: ["a.mail", "b.mails.1"] },
      phone: { paths: ["phone"], value: "none" },
      notes: { paths: ["message"] },
    };
    expect(
      leadOf(mapping, { a: { mail: "  " }, b: { mails: ["x@example.com", "y@example.com"] }, message: null }),
    ).toEqual({
      name: "Somebody",
      source: "webhook",
      email: "y@example.com",
      phone: "none",
    });
  });

  it("joins all that hold something", () => {
    const name = { paths: ["first", "middle", "last"], join: " " };
    expect(leadOf({ name }, { first: "Ana", last: "Diaz" })).toMatchObject({ name: "Ana Diaz" });
    expect(leadOf({ name: { ...name, value: "Nobody" } }, {})).toMatchObject({ name: "Nobody" });
  });

  it("takes texts, numbers and truth values, and nothing that is made of others", () => {
    const name = { paths: ["value"], value: "else" };
    for (const [value, taken] of [
      [7, "7"],
      [0, "0"],
      [false, "false"],
      ["x", "x"],
      [{}, "else"],
      [["x"], "else"],
    ]) {
      expect(leadOf({ name }, { value })).toMatchObject({ name: taken });
    }
  });

  it("sees nothing that a body inherits", () => {
    const paths = ["__proto__.name", "constructor.name", "toString.name", "list.length"];
    expect(leadOf({ notes: { paths } }, { list: [1] })).not.toHaveProperty("notes");
  });
});

it.each(["a", "a.b.0", "first name.x-y"])("takes %s as a path", (path) => {
  expect(bodyPath.safeParse(path).success).toBe(true);
});

it.each(["", ".", "a.", ".a", "a..b", Array(11).fill("a").join("."), "a\0"])("takes %j as none", (path) => {
  expect(bodyPath.safeParse(path).success).toBe(false);
});
