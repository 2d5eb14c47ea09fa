import { expect, it } from "vitest";
import { JsonText, jsonOf } from "./json-text.ts";

it("writes text that is JSON already as it stands, and all else as JSON.stringify does", () => {
  const rows = new JsonText('[{"a":1.50}]');
  expect(jsonOf({ data: rows, 'next"': null, gone: undefined, at: new Date(0) })).toBe(
    '{"data":[{"a":1.50}],"next\\"":null,"at":"1970-01-01T00:00:00.000Z"}',
  );
  expect(jsonOf(rows)).toBe('[{"a":1.50}]');
  for (const value of [null, 1, "x", [1, { a: undefined }], { a: { b: [] } }, undefined]) {
    expect(jsonOf(value)).toBe(JSON.stringify(value));
  }
});

it("is read where something else serialises what is around it", () => {
  expect(JSON.stringify({ result: { data: new JsonText('{"a":[1]}') } })).toBe('{"result":{"data":{"a":[1]}}}');
});
