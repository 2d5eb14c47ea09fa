import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { KING_COUNTY_CSV } from "@orrery/testkit";

/** A folder for the files of one test. */
export function csvFolder(): { readonly path: string; write(name: string, text: string): string } & Disposable {
  const path = mkdtempSync(join(tmpdir(), "orrery-csv-"));
  return {
    path,
    write(name, text) {
      writeFileSync(join(path, name), text);
      return join(path, name);
    },
    [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }),
  };
}

export const kingCounty = (): string => readFileSync(KING_COUNTY_CSV, "utf8");

/** The excerpt so many times over, each time with other houses. */
export function manySales(times: number): string {
  const [header = "", ...rows] = kingCounty().trim().split("\n");
  const copies = Array.from({ length: times }, (_, copy) => rows.map((row) => `${copy}${row}`));
  return `${[header, ...copies.flat()].join("\n")}\n`;
}
