import { assertOwnOrder, seenFilter } from "./confined-filter.ts";
import { namedByReference } from "./confinement.ts";
import { type Args, both, isPlain, relationOf, relationsTo, type View } from "./view.ts";

/** A selection that gives what is seen, once `reveal` has gone over the rows: Prisma can't filter a reference. */
export interface Selection {
  readonly args: Args;
  readonly relations: readonly RelationShown[];
}

interface RelationShown {
  readonly field: string;
  readonly model: string;
  readonly relations: readonly RelationShown[];
  /** Columns that were selected to tell whether a reference is to a row that is seen, and that nobody asked for. */
  readonly added: readonly string[] | undefined;
}

/** @param args with `select` or `include`. @throws Failure CONFINED for what can't be narrowed. */
export function seenSelection(view: View, model: string, args: Args): Selection {
  const relations: RelationShown[] = [];
  const narrowed = { ...args };
  for (const key of ["select", "include"]) {
    const fields = args[key];
    if (!isPlain(fields)) continue;
    narrowed[key] = Object.fromEntries(
      Object.entries(fields).map(([field, value]) => {
        if (field === "_count") return [field, seenCounts(view, model, value)];
        const relation = relationOf(model, field);
        if (relation === undefined || !value) return [field, value];
        const nested = isPlain(value) ? value : {};
        const shown = relation.isList
          ? seenList(view, relation.model, nested)
          : seenReference(view, relation.model, nested);
        relations.push({ field, model: relation.model, relations: shown.relations, added: shown.added });
        return [field, Object.keys(shown.args).length === 0 ? true : shown.args];
      }),
    );
  }
  return { args: narrowed, relations };
}

type Nested = Selection & Pick<RelationShown, "added">;

function seenList(view: View, model: string, args: Args): Nested {
  assertOwnOrder(model, args.orderBy);
  const { args: narrowed, relations } = seenSelection(view, model, args);
  const where = both(seenFilter(view, model, args.where ?? {}), view.rowsOf(model));
  return { args: { ...narrowed, where }, relations, added: undefined };
}

/** What tells whether the row is seen comes along, also where it was not selected. */
function seenReference(view: View, model: string, args: Args): Nested {
  const { args: narrowed, relations } = seenSelection(view, model, args);
  const { select, omit } = narrowed;
  const columns = view.waysTo(model).map(({ column }) => column);
  const added = columns.filter((column) => (isPlain(select) ? !select[column] : isPlain(omit) && omit[column]));
  const told = Object.fromEntries(added.map((column) => [column, isPlain(select)]));
  return {
    args: {
      ...narrowed,
      ...(isPlain(select) && { select: { ...select, ...told } }),
      ...(isPlain(omit) && { omit: { ...omit, ...told } }),
    },
    relations,
    added,
  };
}

/** Counts of related rows; `true` is one of each list. */
function seenCounts(view: View, model: string, value: unknown): unknown {
  const lists = [...relationsTo(model).keys()].filter((field) => relationOf(model, field)?.isList);
  const asked =
    value === true ? Object.fromEntries(lists.map((field) => [field, true])) : isPlain(value) && value.select;
  if (!isPlain(asked)) return value;
  const select = Object.entries(asked).map(([field, counted]) => {
    const relation = relationOf(model, field);
    if (relation === undefined || !counted) return [field, counted];
    const where = isPlain(counted) ? (counted.where ?? {}) : {};
    return [field, { where: both(seenFilter(view, relation.model, where), view.rowsOf(relation.model)) }];
  });
  return { select: Object.fromEntries(select) };
}

/** The rows without what they refer to outside the view. */
export function reveal(view: View, relations: readonly RelationShown[], rows: unknown): unknown {
  if (relations.length === 0) return rows;
  if (Array.isArray(rows)) return rows.map((row) => reveal(view, relations, row));
  if (!isPlain(rows)) return rows;
  const shown = relations.map(({ field, model, relations: below, added }) => {
    const related = rows[field];
    if (added === undefined || !isPlain(related)) return [field, reveal(view, below, related)];
    if (!isSeen(view, model, related)) return [field, named(model, without(related, added))];
    return [field, reveal(view, below, without(related, added))];
  });
  return { ...rows, ...Object.fromEntries(shown) };
}

/** No model that others refer to is confined by way of another one (`assertConfinement`), so its columns tell. */
function isSeen(view: View, model: string, row: Args): boolean {
  return view.waysTo(model).some(({ column, ids }) => ids.has(String(row[column])));
}

/** What may be shown of a row that is referred to and not seen: what the reference itself says, and the rest empty. */
function named(model: string, row: Args): Args | null {
  const shown = namedByReference(model);
  if (shown === undefined) return null;
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => {
      if (shown.includes(column)) return [column, value];
      return [column, Array.isArray(value) ? [] : null];
    }),
  );
}

function without(row: Args, columns: readonly string[]): Args {
  return columns.length === 0
    ? row
    : Object.fromEntries(Object.entries(row).filter(([name]) => !columns.includes(name)));
}
