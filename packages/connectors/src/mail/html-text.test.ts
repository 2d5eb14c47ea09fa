import { describe, expect, it } from "vitest";
import { htmlText } from "./html-text.ts";

const MEGABYTE = 1024 * 1024;

describe("the text of a mail's HTML", () => {
  it("has rows of tables as lines, with a tab between their cells", () => {
    const html = "<table><tr><td>Name</td><td>Ana <b>Diaz</b></td></tr><tr><td>Phone</td><td>555</td></tr></table>";
    expect(
      htmlText(html)
        .split("\n")
        .map((line) => line.trim()),
    ).toEqual(["Name\tAna Diaz", "Phone\t555"]);
  });

  it.each(["<b>", "<table><tr><td>", "<svg>", "<b></i>", "<b y='>'>", "<b><!--</b>-->"])(
    "is read in a moment, and up to there, where elements stand in each other without an end: %s",
    (element) => {
      const begun = performance.now();
      const html = `<p>Name: Ana</p>${element.repeat(Math.floor(MEGABYTE / element.length))}`;
      expect(htmlText(html)).toContain("Name: Ana");
      expect(performance.now() - begun).toBeLessThan(2_000);
    },
  );
});
