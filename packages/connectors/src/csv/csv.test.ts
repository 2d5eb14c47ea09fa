import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CSV_ROW_MAX, CsvProblem, csvLine, csvRows, summaryOf } from "./csv.ts";

async function* bytes(text: string, size = 7): AsyncIterable<Uint8Array> {
  const all = Buffer.from(text);
  for (let at = 0; at < all.length; at += size) yield all.subarray(at, at + size);
}

const rowsOf = (text: string, size?: number) => Array.fromAsync(csvRows(bytes(text, size)));

describe("a CSV", () => {
  it.each([
    ["line breaks of Unix", "a,b\n1,2\n"],
    ["line breaks of Windows", "a,b\r\n1,2\r\n"],
    ["no line break at its end", "a,b\n1,2"],
    ["a byte order mark", "\ufeffa,b\n1,2\n"],
    ["empty lines", "\na,b\n\n1,2\n\n\n"],
  ])("may have %s", async (_what, text) => {
    expect(await rowsOf(text)).toEqual([
      ["a", "b"],
      ["1", "2"],
    ]);
  });

  it("has what quotes hold: commas, line breaks, doubled quotes", async () => {
    expect(await rowsOf('a,b\n"1,5","x ""y""\nz"\n')).toEqual([
      ["a", "b"],
      ["1,5", 'x "y"\nz'],
    ]);
  });

  it("keeps every row, whatever quotes stand inside of cells, and however many cells a row has", async () => {
    expect(await rowsOf('a,b\n1,5" pipe\n2\n3,4,5\n')).toEqual([["a", "b"], ["1", '5" pipe'], ["2"], ["3", "4", "5"]]);
  });

  it("comes in chunks that cut anywhere", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(fc.string({ minLength: 1, unit: "binary" }), { minLength: 2, maxLength: 4 }), {
          minLength: 1,
        }),
        fc.integer({ min: 1, max: 20 }),
        async (rows, size) => {
          const clean = rows.map((row) => row.map((cell) => cell.replaceAll("\ufeff", "x")));
          expect(await rowsOf(clean.map(csvLine).join(""), size)).toEqual(clean);
        },
      ),
    );
  });

  it("is refused with its reason where a quote is not closed, for what follows is lost in it", async () => {
    await expect(rowsOf('a,b\n1,"x\n2,y\n')).rejects.toEqual(
      new CsvProblem("A quote is opened that is not closed until the end of the file."),
    );
  });

  it("takes a row of the most characters, and refuses one more", async () => {
    const cell = "x".repeat(CSV_ROW_MAX - 2);
    expect(await rowsOf(`a,b\n1,${cell}\n`, 64 * 1024)).toHaveLength(2);
    await expect(rowsOf(`a,b\n1,${cell}xxx\n2,y\n`, 64 * 1024)).rejects.toThrow("The row at line 2 is longer");
  });

  it("is left when its reader leaves, and fails as its content does", async () => {
    let taken = 0;
    async function* endless() {
      for (;;) {
        taken += 1;
        yield Buffer.from("1,2\n".repeat(1_000));
      }
    }
    for await (const row of csvRows(endless())) {
      expect(row).toEqual(["1", "2"]);
      break;
    }
    expect(taken).toBeLessThan(100);
    async function* broken() {
      yield Buffer.from("a,b\n");
      throw new Error("The disk is gone.");
    }
    await expect(Array.fromAsync(csvRows(broken()))).rejects.toThrow("The disk is gone.");
  });
});

describe("what a CSV holds", () => {
  it("is its columns, without spaces around them, and how many rows follow", async () => {
    expect(await summaryOf(bytes(" id ,price\n1,2\n\n3,4\n"))).toEqual({ columns: ["id", "price"], rows: 2 });
  });

  it.each([
    ["", "The file is empty."],
    ["a,b,a\n", 'Two columns are called "a".'],
    [Array.from({ length: 1_001 }, (_, at) => `c${at}`).join(","), "The file has more than 1000 columns."],
  ])("is refused where rows could not be told apart by it (%#)", async (text, problem) => {
    await expect(summaryOf(bytes(text, 4_096))).rejects.toEqual(new CsvProblem(problem));
  });
});
