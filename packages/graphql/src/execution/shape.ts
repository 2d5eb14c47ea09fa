import {
  type FieldNode,
  type GraphQLError,
  type GraphQLField,
  type GraphQLLeafType,
  GraphQLNonNull,
  type GraphQLOutputType,
  getNullableType,
  isLeafType,
  isListType,
  isNonNullType,
  locatedError,
} from "graphql";
import { getArgumentValues, type VariableValues } from "graphql/execution";
import type { Context } from "../exchange.ts";
import type { Arguments, Read, Row } from "./plain-field.ts";

/** Where a value stands in the answer, from the inside out. */
export interface Place {
  readonly outer: Place | undefined;
  readonly key: string | number;
}

/** One execution. */
export interface Run {
  readonly context: Context;
  readonly variables: VariableValues;
  readonly errors: GraphQLError[];
  /** Arguments of fields that take any, for all rows. */
  readonly args: Map<FieldPlan, Arguments>;
}

/** Makes a value what its type shows of it. Undefined is no result. @throws what is wrong with it */
type Complete = (value: unknown, run: Run, place: Place) => unknown;

/** What is selected of an object. */
export class Shape {
  readonly #fields: readonly FieldPlan[];

  constructor(fields: readonly FieldPlan[]) {
    this.#fields = fields;
  }

  /** @throws GraphQLError of a field that must not be null, in the place where it happened */
  of(parent: Row, run: Run, place: Place): Record<string, unknown> {
    const shown: Record<string, unknown> = {};
    for (const field of this.#fields) shown[field.key] = field.of(parent, run, place);
    return shown;
  }
}

/** One response field that is read from its parent. */
export class FieldPlan {
  readonly key: string;
  readonly #definition: GraphQLField<unknown, unknown>;
  readonly #nodes: readonly [FieldNode, ...FieldNode[]];
  readonly #read: Read;
  readonly #complete: Complete;
  readonly #isNested: boolean;

  constructor(
    key: string,
    {
      parent,
      definition,
      nodes,
      read,
      shape,
    }: FieldSource & { readonly read: Read; readonly shape: Shape | undefined },
  ) {
    this.key = key;
    this.#definition = definition;
    this.#nodes = nodes;
    this.#read = read;
    this.#isNested = !isLeafType(getNullableType(definition.type));
    this.#complete = completeAs(definition.type, { shape, nodes, coordinate: `${parent}.${definition.name}` });
  }

  of(parent: Row, run: Run, outer: Place): unknown {
    const { key } = this;
    // Most fields are leaves, which have nothing below them to be told where it is.
    const place = this.#isNested ? { outer, key } : outer;
    try {
      const args = this.#definition.args.length === 0 ? NO_ARGUMENTS : this.#argumentsOf(run);
      return this.#complete(this.#read(parent, args, run.context), run, place);
    } catch (error) {
      return failed(error, { type: this.#definition.type, nodes: this.#nodes, place: { outer, key }, run });
    }
  }

  #argumentsOf(run: Run): Arguments {
    const known = run.args.get(this);
    if (known) return known;
    const args = getArgumentValues(this.#definition, this.#nodes[0], run.variables);
    run.args.set(this, args);
    return args;
  }
}

/** A field as the schema and the document have it. */
export interface FieldSource {
  /** The name of the type that it is selected on. */
  readonly parent: string;
  readonly definition: GraphQLField<unknown, unknown>;
  readonly nodes: readonly [FieldNode, ...FieldNode[]];
}

const NO_ARGUMENTS: Arguments = Object.freeze({});

interface Completing {
  readonly shape: Shape | undefined;
  readonly nodes: readonly FieldNode[];
  readonly coordinate: string;
}

/** "Value Completion" of GraphQL's specification, decided beforehand. */
export function completeAs(type: GraphQLOutputType, completing: Completing): Complete {
  if (isNonNullType(type)) {
    const complete = completeAs(type.ofType, completing);
    return (value, run, place) => {
      const completed = complete(value, run, place);
      if (completed !== null) return completed;
      throw new Error(`Cannot return null for non-nullable field ${completing.coordinate}.`);
    };
  }
  const complete = isListType(type)
    ? completeList(type.ofType, completing)
    : isLeafType(type)
      ? completeLeaf(type)
      : completeObject(completing);
  return (value, run, place) => {
    if (value === null || value === undefined) return null;
    if (value instanceof Error) throw value;
    return complete(value, run, place);
  };
}

function completeObject({ shape, coordinate }: Completing): Complete {
  if (!shape) throw new Error(`Nothing is selected of ${coordinate}.`);
  return (value, run, place) => shape.of(value as Row, run, place);
}

function completeList(type: GraphQLOutputType, completing: Completing): Complete {
  const { nodes, coordinate } = completing;
  const complete = completeAs(type, completing);
  return (value, run, outer) => {
    if (!Array.isArray(value)) throw new Error(`Expected a list for ${coordinate}.`);
    return value.map((item, key) => {
      const place = { outer, key };
      try {
        return complete(item, run, place);
      } catch (error) {
        return failed(error, { type, nodes, place, run });
      }
    });
  };
}

/** What most values of these types are already. All else is for the type to say. */
const AS_IT_IS: Readonly<Record<string, (value: unknown) => boolean>> = {
  String: (value) => typeof value === "string",
  ID: (value) => typeof value === "string",
  Boolean: (value) => typeof value === "boolean",
  Float: (value) => Number.isFinite(value),
};

function completeLeaf(type: GraphQLLeafType): Complete {
  const isShown = AS_IT_IS[type.name] ?? (() => false);
  return (value) => {
    if (isShown(value)) return value;
    const shown = type.coerceOutputValue(value);
    if (shown !== undefined && shown !== null) return shown;
    throw new Error(`${type.name} shows nothing of a value that is not null.`);
  };
}

interface Failed {
  readonly type: GraphQLOutputType;
  readonly nodes: readonly FieldNode[];
  readonly place: Place;
  readonly run: Run;
}

/** Null where that is allowed, with the error beside the data. @throws it, located, where it is not */
export function failed(error: unknown, { type, nodes, place, run }: Failed): null {
  const located = locatedError(error, nodes, pathOf(place));
  if (type instanceof GraphQLNonNull) throw located;
  run.errors.push(located);
  return null;
}

function pathOf(place: Place | undefined): (string | number)[] {
  return place === undefined ? [] : [...pathOf(place.outer), place.key];
}
