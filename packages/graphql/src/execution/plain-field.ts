import type { Scope } from "@orrery/operation";
import { encodeGlobalID } from "@pothos/plugin-relay";
import type { GraphQLField, GraphQLObjectType } from "graphql";
import { priceOf } from "../admission/price.ts";
import type { Context } from "../exchange.ts";

/** Takes a field's value out of what its parent is, at once. */
export type Read = (parent: Row, args: Arguments, context: Context) => unknown;
export type Row = Readonly<Record<string, unknown>>;
export type Arguments = Readonly<Record<string, unknown>>;

/** A field that needs nothing but its parent: what is selected below it is there already, or nothing is. */
export interface PlainField {
  readonly read: Read;
  /** The relations that it selects from its parent's row in a way of its own. */
  readonly relations: readonly string[];
  readonly scopes: readonly Scope[];
}

/** What Pothos keeps of a field: how it was written, before what its plugins put around it. */
interface FieldExtensions {
  readonly pothosExposedField?: string;
  readonly pothosPrismaSelect?: object | SelectFunction;
  readonly pothosPrismaRelationField?: { readonly name: string };
  readonly pothosArgMappers?: readonly unknown[];
  readonly pothosOptions?: { readonly resolve?: Read; readonly authScopes?: unknown; readonly onNull?: unknown };
}

type SelectFunction = (args: object, context: object, nested: (query: unknown) => unknown) => unknown;

interface TypeExtensions {
  readonly pothosPrismaModel?: string;
  readonly pothosConfig?: { readonly isTypeOf?: unknown };
  readonly pothosOptions?: { readonly authScopes?: unknown; readonly id?: { readonly resolve: (row: Row) => unknown } };
}

const extensionsOf = (field: GraphQLField<unknown, unknown>) => field.extensions as FieldExtensions;
const typeExtensionsOf = (type: GraphQLObjectType) => type.extensions as TypeExtensions;

/** The model whose rows such objects are; undefined where they are no rows of the database. */
export const modelOf = (type: GraphQLObjectType): string | undefined => typeExtensionsOf(type).pothosPrismaModel;

/** The scopes that a type needs; undefined where something else decides whether it is seen. */
export function scopesOfType(type: GraphQLObjectType): readonly Scope[] | undefined {
  const { pothosOptions, pothosConfig } = typeExtensionsOf(type);
  const guarded = type.getInterfaces().some(({ extensions }) => scopesOf(extensions as TypeExtensions)?.length !== 0);
  return guarded || pothosConfig?.isTypeOf !== undefined ? undefined : scopesOf({ pothosOptions });
}

/** How a field is read, where it is plain; undefined for one that waits, or asks for anything but what its parent has. */
export function plainField(type: GraphQLObjectType, field: GraphQLField<unknown, unknown>): PlainField | undefined {
  const extensions = extensionsOf(field);
  const scopes = scopesOf(extensions);
  const relations = relationsOf(extensions);
  const read = readOf(type, field, extensions);
  // What may invoke operations has them in its price.
  const isMapped = Boolean(extensions.pothosArgMappers?.length) || priceOf(field)?.calls !== undefined;
  return scopes && relations && read && !isMapped ? { read, relations, scopes } : undefined;
}

function readOf(
  type: GraphQLObjectType,
  { name }: GraphQLField<unknown, unknown>,
  { pothosExposedField: exposed, pothosPrismaRelationField: relation, pothosOptions = {} }: FieldExtensions,
): Read | undefined {
  if (exposed !== undefined) return (parent) => parent[exposed];
  if (relation) return pothosOptions.onNull === undefined ? (parent) => selected(parent, relation.name) : undefined;
  const nodeId = typeExtensionsOf(type).pothosOptions?.id;
  if (name === "id" && nodeId) return (parent) => encodeGlobalID(type.name, nodeId.resolve(parent) as string);
  return pothosOptions.resolve && readBy(pothosOptions.resolve, `${type.name}.${name}`);
}

/** A resolver that is given no more than this (its fourth parameter is what GraphQL knows), and does not wait. */
function readBy(resolve: Read, coordinate: string): Read | undefined {
  if (resolve.length > 3 || resolve.constructor.name === "AsyncFunction") return undefined;
  return (parent, args, context) => {
    const value = resolve(parent, args, context);
    if (isPromise(value)) throw new Error(`${coordinate} waits: its resolver must be an async function.`);
    return value;
  };
}

const isPromise = (value: unknown) => typeof (value as PromiseLike<unknown> | null | undefined)?.then === "function";

function selected(parent: Row, relation: string): unknown {
  const value = parent[relation];
  if (value === undefined) throw new Error(`${relation} was not selected.`);
  return value;
}

/** `{ scope }` is all that this schema knows (builder.ts). */
function scopesOf({
  pothosOptions = {},
}: {
  readonly pothosOptions?: { readonly authScopes?: unknown } | undefined;
}): readonly Scope[] | undefined {
  const { authScopes } = pothosOptions;
  if (authScopes === undefined) return [];
  if (typeof authScopes !== "object" || authScopes === null) return undefined;
  const { scope, ...others } = authScopes as { readonly scope?: Scope };
  return scope && Object.keys(others).length === 0 ? [scope] : undefined;
}

/** Asks what a field would select; undefined where that depends on the request, and not on its arguments alone. */
function relationsOf({ pothosPrismaSelect: select }: FieldExtensions): readonly string[] | undefined {
  if (typeof select !== "function") return [];
  const nested = (query: unknown) => (typeof query === "function" ? query({}, REQUEST) : query) ?? {};
  try {
    const asked = (select as SelectFunction)({}, REQUEST, nested) as { readonly select?: object } | null;
    return Object.keys(asked?.select ?? {});
  } catch {
    return undefined;
  }
}

/** Stands for a request that nobody may look at. */
const REQUEST = new Proxy(
  {},
  {
    get() {
      throw new Error("A selection looks at the request.");
    },
  },
);
