import { PART_OF_ANOTHER, type Relations } from "./models.ts";
import { type Args, isPlain } from "./view.ts";

/** The rows of a model that are of their own, as a filter: all of them, unless some can become part of others. */
export function ownRows(model: string): Args {
  const column = PART_OF_ANOTHER[model as keyof typeof PART_OF_ANOTHER];
  return column === undefined ? {} : { [column]: null };
}

/** A query's `select` and `include`, with every list of related rows narrowed to those that are of their own, at any depth. */
export function withOwnRelations(relations: Relations, model: string, args: Args): Args {
  const narrowed = { ...args };
  for (const key of ["select", "include"] as const) {
    if (isPlain(args[key])) narrowed[key] = ownSelection(relations, model, args[key]);
  }
  return narrowed;
}

function ownSelection(relations: Relations, model: string, selection: Args): Args {
  return Object.fromEntries(
    Object.entries(selection).map(([field, asked]) => {
      if (field === "_count" && asked !== false && asked !== undefined)
        return [field, ownCounts(relations, model, asked)];
      const relation = relations.get(model)?.get(field);
      if (relation === undefined || asked === false || asked === undefined) return [field, asked];
      const inner = isPlain(asked) ? withOwnRelations(relations, relation.model, asked) : {};
      const own = relation.isList ? ownRows(relation.model) : {};
      if (Object.keys(own).length === 0) return [field, isPlain(asked) ? inner : asked];
      return [field, { ...inner, where: inner.where === undefined ? own : { AND: [inner.where, own] } }];
    }),
  );
}

/** Unless it says which, all lists of related rows are counted. */
function ownCounts(relations: Relations, model: string, asked: unknown): Args {
  if (isPlain(asked) && asked.select !== undefined) return withOwnRelations(relations, model, asked);
  const lists = [...(relations.get(model) ?? [])].filter(([, { isList }]) => isList);
  return withOwnRelations(relations, model, { select: Object.fromEntries(lists.map(([name]) => [name, true])) });
}
