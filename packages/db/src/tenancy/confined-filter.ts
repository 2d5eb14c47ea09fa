import { CONFINED, Failure } from "@orrery/operation";
import { type Args, both, isPlain, relationOf, type View } from "./view.ts";

const COMBINING = new Set(["AND", "OR", "NOT"]);

/**
 * A filter as it reads where there are no rows outside the view: a condition on related rows is one on those that are seen,
 * and a reference to any other row is none.
 */
export function seenFilter(view: View, model: string, filter: unknown): unknown {
  if (Array.isArray(filter)) return filter.map((part) => seenFilter(view, model, part));
  if (!isPlain(filter)) return filter;
  const kept: Args = {};
  const parts: unknown[] = [];
  for (const [key, value] of Object.entries(filter)) {
    const relation = relationOf(model, key);
    if (COMBINING.has(key)) kept[key] = seenFilter(view, model, value);
    else if (relation === undefined || value === undefined) kept[key] = value;
    else if (relation.isList) parts.push(...listFilter(view, key, relation.model, value));
    else parts.push(...referenceFilter(view, key, relation.model, value));
  }
  return parts.length === 0 ? kept : { ...kept, AND: [kept.AND ?? [], parts].flat() };
}

function listFilter(view: View, field: string, model: string, value: unknown): Args[] {
  const seen = view.rowsOf(model);
  return Object.entries(isPlain(value) ? value : {}).map(([quantifier, condition]) => {
    // The guard refuses it, where it still sees it.
    if (condition === undefined) return { [field]: { [quantifier]: condition } };
    const narrowed = seenFilter(view, model, condition);
    // Every row that is seen meets it: none that is seen does not.
    if (quantifier === "every") return { [field]: { none: both({ NOT: narrowed }, seen) } };
    return { [field]: { [quantifier]: both(narrowed, seen) } };
  });
}

function referenceFilter(view: View, field: string, model: string, value: unknown): Args[] {
  const given = isPlain(value) && ("is" in value || "isNot" in value) ? value : { is: value };
  return Object.entries(given).map(([test, condition]) => {
    if (condition === undefined) return { [field]: { [test]: condition } };
    const seen = view.rowsOf(model);
    const refers = {
      [field]: { is: condition === null ? seen : both(seenFilter(view, model, condition), seen) },
    };
    // `is: null` asks for no row that is seen, and `isNot: null` for one.
    return (test === "isNot") === (condition === null) ? refers : { NOT: refers };
  });
}

/** @throws Failure CONFINED for an order by related rows, which would tell of those that are not seen. */
export function assertOwnOrder(model: string, orderBy: unknown): void {
  if (Array.isArray(orderBy)) for (const part of orderBy) assertOwnOrder(model, part);
  if (isPlain(orderBy) && Object.keys(orderBy).some((key) => relationOf(model, key))) throw Failure.of(CONFINED);
}
