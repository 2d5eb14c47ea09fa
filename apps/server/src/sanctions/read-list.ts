import { CsvProblem, csvRows } from "@orrery/connectors";
import { Failure } from "@orrery/operation";
import { contentOf, type FileLook } from "./ofac-files.ts";

export const ENTRY_KINDS = ["individual", "entity", "vessel", "aircraft"] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

/** `weak` is what the list itself calls too common to go by: OFAC has these in the remarks. */
export type Quality = "name" | "alias" | "weak";

export interface ReadName {
  readonly id: string;
  readonly name: string;
  readonly quality: Quality;
}

export interface ReadEntry {
  readonly id: number;
  readonly kind: EntryKind;
  readonly name: string;
  readonly programs: string | null;
  readonly title: string | null;
  readonly remarks: string | null;
  /** False where the files know it by its aliases alone. */
  readonly hasRecord: boolean;
  readonly names: readonly ReadName[];
  readonly addresses: readonly object[];
}

interface Building {
  row: readonly (string | null)[] | undefined;
  names: ReadName[];
  addresses: object[];
}

/** Columns of each file (OFAC, "SDN data formats"); they have no header. */
const COLUMNS = { entries: 12, aliases: 5, addresses: 6 } as const;
type Part = keyof typeof COLUMNS;

export type Looks = { readonly entries: FileLook } & Partial<Record<Part, FileLook>>;

/** How a cell says that it has nothing. */
const NULL = "-0-";
const END_MARK = "\u001a";

/** Reads the files as they come. @throws Failure for what is not OFAC's, or is cut off in the middle of a row */
export async function readList(looks: Looks, passed: (bytes: number) => void): Promise<ReadEntry[]> {
  const found = new Map<number, Building>();
  const at = (id: number): Building => {
    const building = found.get(id) ?? { row: undefined, names: [], addresses: [] };
    found.set(id, building);
    return building;
  };
  for await (const [id, ...row] of rowsOf("entries", looks.entries, passed)) at(id).row = row;
  for (const part of ["aliases", "addresses"] as const) {
    const look = looks[part];
    if (!look) continue;
    for await (const [id, number, ...row] of rowsOf(part, look, passed)) {
      if (part === "aliases") addAlias(at(id), id, number, row);
      else at(id).addresses.push(addressOf(row));
    }
  }
  return [...found].flatMap(([id, building]) => entryOf(id, building) ?? []).sort((a, b) => a.id - b.id);
}

type Row = readonly [id: number, ...(string | null)[]];

async function* rowsOf(part: Part, look: FileLook, passed: (bytes: number) => void): AsyncIterable<Row> {
  let line = 0;
  try {
    for await (const record of csvRows(contentOf(look, passed))) {
      line += 1;
      const [first = "", ...rest] = record.map((cell) => cell.replace(END_MARK, "").trim());
      if (first === "" && rest.length === 0) continue;
      if (record.length !== COLUMNS[part] || !/^\d{1,9}$/.test(first)) throw notOfacs(part, look, line, record.length);
      yield [Number(first), ...rest.map((cell) => (cell === NULL || cell === "" ? null : cell))];
    }
  } catch (error) {
    if (error instanceof CsvProblem) throw new Failure("BAD_REQUEST", { message: `${look.path}: ${error.message}` });
    throw error;
  }
  if (line === 0) throw new Failure("BAD_REQUEST", { message: `${look.path} is empty.` });
}

const notOfacs = (part: Part, { path }: FileLook, line: number, cells: number) =>
  new Failure("BAD_REQUEST", {
    message: `${path}, row ${line}: it has ${cells} cells, and a row of this file has ${COLUMNS[part]}, of which the first is a number. Is it OFAC's own file, and whole?`,
  });

function addAlias(
  { names }: Building,
  id: number,
  number: string | null | undefined,
  row: readonly (string | null)[],
): void {
  const [, name] = row;
  if (name != null) names.push({ id: `${id}:${number}`, name, quality: "alias" });
}

function addressOf([address = null, place = null, country = null]: readonly (string | null)[]): object {
  return { address, place, country };
}

/** Where it is not known by a name at all, there is nobody to find. */
function entryOf(id: number, { row, names, addresses }: Building): ReadEntry | undefined {
  if (!row) return aliasesAlone(id, names, addresses);
  const [name, kind, programs = null, title = null] = row;
  const remarks = row.at(-1) ?? null;
  if (name == null) return undefined;
  const main = { id: `${id}`, name, quality: "name" } as const;
  const all = distinct([main, ...names, ...weakAliases(id, remarks)]);
  return { id, kind: kindOf(kind), name, programs, title, remarks, hasRecord: true, names: all, addresses };
}

/** The names of somebody are on the list, also where the file with the rest of them lacks them. */
function aliasesAlone(id: number, names: readonly ReadName[], addresses: readonly object[]): ReadEntry | undefined {
  const [first] = names;
  if (!first) return undefined;
  const kind = names.some(({ name }) => PERSONS.test(name)) ? "individual" : "entity";
  const nothing = { programs: null, title: null, remarks: null, hasRecord: false };
  return { id, kind, name: first.name, ...nothing, names: distinct(names), addresses };
}

/** `FAMILY NAME, Given Names`. */
const PERSONS = /^[^a-z]+, \p{Lu}[\p{Ll}'-]/u;

const kindOf = (kind: string | null | undefined): EntryKind =>
  ENTRY_KINDS.find((known) => known === kind?.toLowerCase()) ?? "entity";

const WEAK = /\b[afn]\.k\.a\. '(.+?)'(?=[.;,]|$)/g;

function weakAliases(id: number, remarks: string | null): ReadName[] {
  return [...(remarks ?? "").matchAll(WEAK)].flatMap(([, name = ""]) => ({
    id: `${id}:~${name}`,
    name,
    quality: "weak" as const,
  }));
}

/** The first of each id: a file that has one twice says nothing more by it. */
const distinct = (names: readonly ReadName[]): ReadName[] =>
  [...new Map(names.toReversed().map((name) => [name.id, name])).values()].reverse();
