import { hash } from "node:crypto";
import { type BatchRow, CellProblem, type Mapping, rowMapper } from "@orrery/domain";

/**
 * Makes rows of the records of one CSV, in their order: the first is the header, which gives none. What can't be a listing
 * has a reason instead.
 */
export function rowReader(mapping: Mapping): (record: readonly string[]) => BatchRow | undefined {
  let columns = 0;
  let map: ReturnType<typeof rowMapper> | undefined;
  const rowsByKey = new Map<string, number>();
  let row = 1;
  return (record) => {
    if (!map) {
      map = rowMapper(
        mapping,
        record.map((name) => name.trim()),
      );
      columns = record.length;
      return undefined;
    }
    row += 1;
    const rejected = (reason: string): BatchRow => ({ row, record: record.map(storable), reason });
    const problem = unreadable(record, columns);
    if (problem !== undefined) return rejected(problem);
    const mapped = map(record);
    if (mapped instanceof CellProblem) return rejected(mapped.message);
    const short = digest(mapped.key);
    const twin = rowsByKey.get(short);
    if (twin !== undefined) return rejected(`Row ${twin} is the same listing (${mapping.key.join(", ")}).`);
    rowsByKey.set(short, row);
    return { row, record: [...record], mapped } as BatchRow;
  };
}

/** Of a million keys, each as long as it may be, something that fits into memory: 96 bits, of which no two are alike. */
const digest = (key: string) => hash("sha256", key, "base64").slice(0, 16);

/** What a decoder makes of bytes that are no UTF-8. */
const NO_CHARACTER = "\uFFFD";

function unreadable(record: readonly string[], columns: number): string | undefined {
  if (record.length !== columns) return `The row has ${record.length} cells, and the header ${columns}.`;
  if (record.some((cell) => cell.includes(NO_CHARACTER))) return "The row is not in UTF-8.";
  if (record.some((cell) => cell.includes("\0"))) return "The row holds a NUL character.";
  return undefined;
}

/** As a database can hold it. */
const storable = (cell: string) => cell.replaceAll("\0", NO_CHARACTER);
