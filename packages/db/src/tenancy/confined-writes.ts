import { CONFINED, Failure } from "@orrery/operation";
import { type Args, anyOf, both, isPlain, relationsTo, type View, type Way } from "./view.ts";

/** Counts rows of a model, on the connection that writes. */
export type Count = (model: string, where: Args) => Promise<number>;

const CREATES = new Set(["create", "createMany", "createManyAndReturn", "upsert"]);
const UPDATES = new Set(["update", "updateMany", "updateManyAndReturn", "upsert"]);

/** A write of a confined credential. */
export interface Write {
  readonly model: string;
  readonly operation: string;
  readonly args: Args;
  /** The rows that it is about, of those that are seen. */
  readonly where: Args;
}

/**
 * Refuses rows, new and changed, that would not be seen afterwards, and references to rows that are not.
 * @returns what the rows that are written must meet besides.
 * @throws Failure CONFINED
 */
export async function assertWithin(view: View, write: Write, count: Count): Promise<Args | undefined> {
  const { model, operation, args } = write;
  if (CREATES.has(operation)) {
    const rows = operation === "upsert" ? args.create : (args.data ?? {});
    for (const row of Array.isArray(rows) ? rows : [rows]) await assertNewRow(view, model, row, count);
  }
  if (!UPDATES.has(operation)) return undefined;
  const data = (operation === "upsert" ? args.update : args.data) as Args;
  assertReferences(view, model, data);
  return staysWithin(view, { ...write, args: data }, count);
}

async function assertNewRow(view: View, model: string, row: Args, count: Count): Promise<void> {
  assertReferences(view, model, row);
  for (const way of view.waysTo(model)) if (await leadsThere(way, written(row, way.column), count)) return;
  throw Failure.of(CONFINED);
}

function assertReferences(view: View, model: string, data: Args): void {
  for (const { model: target, column, isList } of relationsTo(model).values()) {
    if (isList || column === undefined) continue;
    const id = written(data, column);
    if (typeof id === "string" && !view.mayRefer(target, id)) throw Failure.of(CONFINED);
  }
}

/** A row stays where it was unless a column that decides it is written, and then to nothing that keeps it there. */
async function staysWithin(view: View, { model, args: data, where }: Write, count: Count): Promise<Args | undefined> {
  const ways = view.waysTo(model);
  const left = ways.filter(({ column }) => written(data, column) !== undefined);
  if (left.length === 0) return undefined;
  for (const way of left) if (await leadsThere(way, written(data, way.column), count)) return undefined;
  const remaining = anyOf(ways.filter((way) => !left.includes(way)));
  // Rows that only the written columns held within would go out, so nothing is written at all.
  if ((await count(model, where)) > (await count(model, both(where, remaining)))) throw Failure.of(CONFINED);
  return remaining;
}

async function leadsThere({ ids, via }: Way, value: unknown, count: Count): Promise<boolean> {
  if (typeof value !== "string") return false;
  if (via === undefined) return ids.has(value.toLowerCase());
  return (await count(via.model, { id: value, [via.column]: { in: [...ids] } })) > 0;
}

/** What is written to a column; undefined where nothing is. */
function written(data: Args, column: string): unknown {
  const value = data[column];
  return isPlain(value) && "set" in value ? value.set : value;
}
