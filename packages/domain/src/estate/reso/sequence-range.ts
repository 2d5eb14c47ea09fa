import { type Filter, parseFilter, type Test } from "./odata/filter.ts";
import { notSupported, notUnderstood } from "./odata/refusals.ts";
import type { Literal } from "./odata/tokens.ts";
import { ENTITY_EVENT_FIELDS } from "./reso-model.ts";

/** A stretch of the log: positions after the one, up to and with the other. */
export interface SequenceRange {
  readonly after: number;
  readonly upTo: number;
}

/** Whether it goes on with whatever is to come. */
export const isOpen = ({ upTo }: SequenceRange): boolean => upTo === ALL.upTo;

const ALL: SequenceRange = { after: 0, upTo: Number.MAX_SAFE_INTEGER };
const NONE: SequenceRange = { after: 0, upTo: 0 };

/**
 * What a `$filter` on EntityEvent asks for: a log is read from a position on, so sequences are compared, all of it joined by
 * `and`, and the resource may be named.
 * @throws Failure INVALID_INPUT or ODATA_UNSUPPORTED
 */
export const sequenceRange = (text: string): SequenceRange => rangeOf(parseFilter(text));

function rangeOf(filter: Filter): SequenceRange {
  if (filter.kind === "and") return filter.parts.map(rangeOf).reduce(both, ALL);
  if (filter.kind === "compare") assertField(filter.field);
  if (filter.kind === "compare" && filter.field === "EntityEventSequence") return sequences(filter.test, filter.value);
  if (filter.kind === "compare" && filter.field === "ResourceName" && filter.test === "eq") {
    return filter.value.text === "Property" ? ALL : NONE;
  }
  throw notSupported(
    "filter",
    "Events are asked for by EntityEventSequence (gt, ge, lt, le, eq) and ResourceName (eq), joined by `and`.",
  );
}

const both = (one: SequenceRange, other: SequenceRange): SequenceRange => ({
  after: Math.max(one.after, other.after),
  upTo: Math.min(one.upTo, other.upTo),
});

function assertField(name: string): void {
  if (!Object.hasOwn(ENTITY_EVENT_FIELDS, name)) {
    throw notUnderstood("filter", `EntityEvent has no field ${name.slice(0, 100)}.`);
  }
}

function sequences(test: Test, { type, text }: Literal): SequenceRange {
  const value = Number(text);
  if (type !== "number" || !Number.isSafeInteger(value)) {
    throw notUnderstood("filter", "EntityEventSequence is compared with a whole number.");
  }
  const from = Math.max(value, 0);
  switch (test) {
    case "gt":
      return { ...ALL, after: from };
    case "ge":
      return { ...ALL, after: Math.max(from - 1, 0) };
    case "lt":
      return { ...ALL, upTo: value - 1 };
    case "le":
      return { ...ALL, upTo: value };
    case "eq":
      return { after: Math.max(from - 1, 0), upTo: value };
    case "ne":
      throw notSupported("filter", "EntityEventSequence is compared by gt, ge, lt, le or eq.");
  }
}
