import { expect, it } from "vitest";
import { inboundTokens, subjectOf } from "./inbound-tokens.ts";

const tokens = inboundTokens([Buffer.alloc(32, 1)], () => "https://api.example.com");

it("is known again by its hash alone, and gives an address", () => {
  const { token, hash } = tokens.generate();
  expect(token).toMatch(/^hook_[0-9a-f]{72}$/);
  expect(tokens.hashOf(token)).toEqual(hash);
  expect(tokens.urlOf(token)).toBe(`https://api.example.com/v1/hooks/${token}`);
  expect(tokens.generate().token).not.toBe(token);
});

it("is none where it was made up, changed, or made under another key, and then nothing is counted by it", () => {
  const { token } = tokens.generate();
  const other = inboundTokens([Buffer.alloc(32, 2)], () => "").generate().token;
  const changed = token.replace(/.$/, (last) => (last === "0" ? "1" : "0"));
  for (const text of ["", "hook_", changed, other, token.slice(1), `${token}0`, token.toUpperCase()]) {
    expect(tokens.hashOf(text)).toBeUndefined();
    expect(subjectOf(tokens, text)).toBeUndefined();
  }
  expect(subjectOf(tokens, token)).toMatch(/^[0-9a-f]{64}$/);
});
