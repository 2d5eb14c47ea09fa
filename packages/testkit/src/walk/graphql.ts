import { type BoundField, boundFields, schema } from "@orrery/graphql";
import type { Operation } from "@orrery/operation";
import {
  type GraphQLField,
  type GraphQLOutputType,
  getNamedType,
  isInterfaceType,
  isObjectType,
  isRequiredArgument,
} from "graphql";
import { framesOf } from "../event-stream.ts";
import { asObject, credentialHeaders, type SurfaceBinding, type WalkAnswer, type WalkCall } from "./binding.ts";
import { inputFields } from "./input.ts";

/** How deep the walk selects: a connection's nodes' own fields, a payload's noun's own fields. */
const SELECTED_DEPTH = 4;

/** The operation's root field, called with variables and with everything near it selected. */
export function graphqlBinding(operation: Operation): SurfaceBinding | undefined {
  const bound = boundFields.find((field) => field.operation === operation);
  if (bound === undefined) return undefined;
  const { kind, parent, field: name } = bound;
  const type = schema.getType(parent);
  const field = isObjectType(type) ? type.getFields()[name] : undefined;
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

interface Root extends Pick<BoundField, "parent" | "kind"> {
  readonly field: GraphQLField<unknown, unknown>;
  readonly name: string;
}

const RELAY_NAMES: Readonly<Record<string, string>> = { limit: "first", cursor: "after" };

async function callGraphQL(url: string, root: Root, { input, key, idempotencyKey }: WalkCall): Promise<WalkAnswer> {
  const { parent, field, name, kind } = root;
  const isStream = kind === "subscription";
  const variables: Record<string, unknown> =
    kind === "mutation"
      ? { input, ...(idempotencyKey !== undefined && { idempotencyKey }) }
      : Object.fromEntries(
          Object.entries(input).map(([key, value]) => [kind === "connection" ? (RELAY_NAMES[key] ?? key) : key, value]),
        );
  // There may be nothing to tell.
  if (isStream) variables.heartbeats = true;
  const args = field.args.filter((arg) => arg.name in variables || isRequiredArgument(arg));
  const declared = args.map((arg) => `$${arg.name}: ${arg.type}`).join(", ");
  const passed = args.map((arg) => `${arg.name}: $${arg.name}`).join(", ");
  const query = `${parent.toLowerCase()}${declared && `(${declared})`} { ${name}${passed && `(${passed})`} ${selectionOf(field.type, SELECTED_DEPTH)} }`;
  const response = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      accept: isStream ? "text/event-stream" : "application/graphql-response+json",
      ...credentialHeaders(key),
    },
    body: JSON.stringify({ query, variables }),
  });
  const body = asObject(isStream ? await firstOf(response) : await response.json());
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

/** The first result of a subscription, which is left with it. */
async function firstOf(response: Response): Promise<unknown> {
  for await (const { data } of framesOf(response)) return JSON.parse(data);
  throw new Error("The stream was closed before it said anything.");
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
