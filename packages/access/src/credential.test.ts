import { describe, expect, it } from "vitest";
import { credentialOf } from "./credential.ts";

const of = (headers: Record<string, string>) => credentialOf(new Headers(headers));

describe("the credential of a request", () => {
  it.each([
    { authorization: "Bearer abc" },
    { authorization: "bearer   abc " },
    { "x-api-key": "abc" },
    { authorization: "Bearer abc", "x-api-key": "abc" },
    { authorization: "Basic dXNlcjpwYXNz", "x-api-key": "abc" },
    { authorization: "Bearer", "x-api-key": "abc" },
    { authorization: "Bearer abc", "x-api-key": "" },
  ])("is read from %j", (headers) => {
    expect(of(headers)).toEqual({ text: "abc" });
  });

  it.each([
    {},
    { "x-api-key": "" },
    { "x-api-key": "  " },
    { authorization: "Bearer" },
    { authorization: "Bearer " },
    { authorization: "Basic dXNlcjpwYXNz" },
    { authorization: "abc" },
    { authorization: "Bearerabc" },
  ])("is none in %j", (headers) => {
    expect(of(headers)).toBeUndefined();
  });

  it("is a conflict where two headers disagree", () => {
    expect(of({ authorization: "Bearer abc", "x-api-key": "abd" })).toBe("conflict");
  });

  it("is neither of two that were sent in the same header", () => {
    const headers = new Headers();
    headers.append("x-api-key", "abc");
    headers.append("x-api-key", "abd");
    expect(credentialOf(headers)).toEqual({ text: "abc, abd" });
  });
});
