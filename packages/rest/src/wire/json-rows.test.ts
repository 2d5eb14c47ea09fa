import { describe, expect, it } from "vitest";
import { jsonRows } from "./json-rows.ts";

interface Source {
  /** How many rows were taken of it. */
  taken: number;
  ended: boolean;
  rows: AsyncIterable<unknown>;
}

function source(count: number, row: (at: number) => unknown = (at) => ({ at })): Source {
  const made: Source = { taken: 0, ended: false, rows: { [Symbol.asyncIterator]: () => rows() } };
  async function* rows() {
    try {
      for (; made.taken < count; ) {
        made.taken += 1;
        yield row(made.taken);
      }
    } finally {
      made.ended = true;
    }
  }
  return made;
}

const reported: unknown[] = [];
const options = { name: "rows", show: (row: unknown) => row, report: (error: unknown) => void reported.push(error) };
const textOf = async ({ rows }: Source) => new Response(await jsonRows(rows, options)).text();

describe("rows as they come", () => {
  it.each([0, 1, 2, 5_000])("are one JSON object: %i of them", async (count) => {
    const body = JSON.parse(await textOf(source(count)));
    expect(body).toEqual({ rows: Array.from({ length: count }, (_, at) => ({ at: at + 1 })) });
  });

  it("are taken as they are read, and no more once the reader leaves", async () => {
    const many = source(1_000_000, (at) => ({ at, text: "é".repeat(1_000) }));
    const reader = (await jsonRows(many.rows, options)).getReader();
    expect(many.taken).toBe(1);
    for (let chunks = 0; chunks < 3; chunks += 1) await reader.read();
    expect(many.taken).toBeLessThan(100);
    await reader.cancel();
    expect(many.ended).toBe(true);
    expect(many.taken).toBeLessThan(100);
  });

  it("that fail at once are a failure, and later break the answer off and are reported", async () => {
    const failing = (from: number) =>
      source(20_000, (at) => {
        if (at === from) throw new Error(`row ${at}`);
        return { at };
      });
    await expect(jsonRows(failing(1).rows, options)).rejects.toThrow("row 1");
    expect(reported).toEqual([]);
    await expect(textOf(failing(15_000))).rejects.toThrow("The answer broke off.");
    expect(reported).toEqual([new Error("row 15000")]);
  });
});
