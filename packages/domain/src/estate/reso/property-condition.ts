import { among, compared, type Field, textMatches } from "./compare.ts";
import { type Filter, parseFilter } from "./odata/filter.ts";
import { notSupported, notUnderstood } from "./odata/refusals.ts";
import { anyOf, type Condition, FILTERED } from "./property-columns.ts";
import { PROPERTY_FIELDS } from "./reso-model.ts";

/**
 * What a `$filter` on Property leaves, as a condition of Prisma's: values are parameters, and columns are ours.
 * @throws Failure INVALID_INPUT or ODATA_UNSUPPORTED, naming what was not understood
 */
export const propertyCondition = (text: string): Condition => conditionOf(parseFilter(text), false);

/** `not` is carried down to the comparisons, where it is known what it makes of null. */
function conditionOf(filter: Filter, negated: boolean): Condition {
  switch (filter.kind) {
    case "and":
    case "or": {
      const conditions = filter.parts.map((part) => conditionOf(part, negated));
      return (filter.kind === "and") === negated ? anyOf(conditions) : { AND: conditions };
    }
    case "not":
      return conditionOf(filter.part, !negated);
    case "compare":
      return compared(fieldOf(filter.field), filter.test, filter.value, negated);
    case "in":
      return among(fieldOf(filter.field), filter.values, negated);
    case "text":
      return textMatches(fieldOf(filter.field), filter.test, filter.value, negated);
  }
}

function fieldOf(name: string): Field {
  if (!Object.hasOwn(PROPERTY_FIELDS, name))
    throw notUnderstood("filter", `Property has no field ${name.slice(0, 100)}.`);
  const column = FILTERED[name as keyof typeof FILTERED];
  if (!column) throw notSupported("filter", `There is no filtering by ${name}, which is made of other data.`);
  return { ...column, name };
}
