import { describe, expect, it } from "vitest";
import { NO_VERSION, versionFromIfMatch } from "./if-match.ts";

describe("versionFromIfMatch", () => {
  it.each([
    ['"3"', 3],
    ['W/"3"', 3],
    ["3", 3],
    ['"2", W/"3"', 3],
    ['"abc","3"', 3],
  ])("reads %s as version %i", (header, version) => {
    expect(versionFromIfMatch(header)).toBe(version);
  });

  it.each(["*", " * ", '"3", *'])("takes any version for %s", (header) => {
    expect(versionFromIfMatch(header)).toBeUndefined();
  });

  it.each(["", '""', '"0"', "-1", '"03"', '"3', "w/3", '"99999999999"', "3;4"])(
    "matches no version with %j",
    (header) => {
      expect(versionFromIfMatch(header)).toBe(NO_VERSION);
    },
  );
});
