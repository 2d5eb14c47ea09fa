import { boundFields, schema } from "@orrery/graphql";
import type { Operation } from "@orrery/operation";
import {
  type GraphQLField,
  type GraphQLOutputType,
  getNamedType,
  isInterfaceType,
  isObjectType,
  isRequiredArgument,
} from "graphql";
import { asObject, credentialHeaders, type SurfaceBinding, type WalkAnswer, type WalkCall } from "./binding.ts";
import { inputFields } from "./input.ts";

/** How deep the walk selects: a connection's nodes' own fields, a payload's noun's own fields. */
const SELECTED_DEPTH = 4;

/** The operation's root field, called with variables and with everything near it selected. */
export function graphqlBinding(operation: Operation): SurfaceBinding | undefined {
  const bound = boundFields.find((field) => field.operation === operation);
  if (bound === undefined) return undefined;
  const { kind, parent, field: name } = bound;
  const type = parent === "Query" ? schema.getQueryType() : schema.getMutationType();
  const field = type?.getFields()[name];
  if (field === undefined) throw new Error(`The schema lacks ${parent}.${name}.`);
  // Relay's arguments stand for the page; a direction is which of them are given.
  const fields = inputFields(operation)
    .map((input) => input.name)
    .filter((input) => kind !== "connection" || input !== "direction");
  return {
    label: `GraphQL ${name}`,
    operation,
    fields,
    place: "body",
    inPath: [],
    spell: (name) => name,
    // Over GraphQL an error is told by its code; the status is the transport's.
    expected: (code) => ({ status: 0, code }),
    call: (url, call) => callGraphQL(url, { parent, field, name, kind }, call),
  };
}

interface Root {
  readonly parent: "Query" | "Mutation";
  readonly field: GraphQLField<unknown, unknown>;
  readonly name: string;
  readonly kind: "query" | "mutation" | "connection";
}

const RELAY_NAMES: Readonly<Record<string, string>> = { limit: "first", cursor: "after" };

async function callGraphQL(url: string, root: Root, { input, key, idempotencyKey }: WalkCall): Promise<WalkAnswer> {
  const { parent, field, name, kind } = root;
  const variables: Record<string, unknown> =
    kind === "mutation"
      ? { input, ...(idempotencyKey !== undefined && { idempotencyKey }) }
      : Object.fromEntries(
          Object.entries(input).map(([key, value]) => [kind === "connection" ? (RELAY_NAMES[key] ?? key) : key, value]),
        );
  const args = field.args.filter((arg) => arg.name in variables || isRequiredArgument(arg));
  const declared = args.map((arg) => `$${arg.name}: ${arg.type}`).join(", ");
  const passed = args.map((arg) => `${arg.name}: $${arg.name}`).join(", ");
  const query = `${parent === "Query" ? "query" : "mutation"}${declared && `(${declared})`} { ${name}${passed && `(${passed})`} ${selectionOf(field.type, SELECTED_DEPTH)} }`;
  const response = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      accept: "application/graphql-response+json",
      ...credentialHeaders(key),
    },
    body: JSON.stringify({ query, variables }),
  });
  const body = asObject(await response.json());
  const [error] = (body.errors ?? []) as { message: string; extensions?: { code?: string; reason?: string } }[];
  const replayed = (asObject(body.extensions).replayed ?? []) as string[];
  return {
    status: response.status,
    headers: response.headers,
    body: asObject(body.data)[name],
    replayed: replayed.includes(name),
    ...(error && {
      error: {
        code: String(error.extensions?.code),
        message: error.message,
        ...(error.extensions?.reason !== undefined && { reason: error.extensions.reason }),
      },
    }),
  };
}

/** Everything below a type that needs no arguments, `depth` levels deep. */
function selectionOf(type: GraphQLOutputType, depth: number): string {
  const named = getNamedType(type);
  // Nouns refer to each other in circles.
  if (depth === 0 || (!isObjectType(named) && !isInterfaceType(named))) return "";
  const fields = Object.values(named.getFields()).flatMap((field) => {
    if (field.args.some(isRequiredArgument)) return [];
    const inner = selectionOf(field.type, depth - 1);
    const isLeaf = !isObjectType(getNamedType(field.type)) && !isInterfaceType(getNamedType(field.type));
    if (!isLeaf && (inner === "" || depth === 1)) return [];
    return [`${field.name} ${inner}`];
  });
  return fields.length === 0 ? "" : `{ ${fields.join(" ")} }`;
}
