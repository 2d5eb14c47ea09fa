import { isDeepStrictEqual } from "node:util";
import type { Contract } from "../contract.ts";
import { type JsonSchema, mapSchemas } from "./json-schema.ts";
import { wireSchema } from "./wire-schema.ts";

/** What a document says once and refers to: each thing under one name, whoever adds it. */
export class Components {
  readonly #schemas = new Map<string, JsonSchema>();
  readonly #responses = new Map<string, object>();

  /** The schema as the contract writes it. What zod knows by an id is shared, as `OrkasaLead`. */
  schema(schema: JsonSchema, { keys, title }: Pick<Contract, "keys" | "title">): JsonSchema {
    const { $defs = {}, ...root } = schema;
    const shared = (inner: JsonSchema) =>
      mapSchemas(wireSchema(inner, keys), ({ $ref, ...rest }) =>
        $ref === undefined ? rest : { ...rest, $ref: $ref.replace("#/$defs/", `#/components/schemas/${title}`) },
      );
    for (const [id, inner] of Object.entries($defs)) add("schema", this.#schemas, `${title}${id}`, shared(inner));
    return shared(root);
  }

  /** A reference to a schema of this name. */
  named(name: string, schema: JsonSchema): JsonSchema {
    add("schema", this.#schemas, name, schema);
    return { $ref: `#/components/schemas/${name}` };
  }

  /** A reference to a response of this name. */
  response(name: string, response: object): object {
    add("response", this.#responses, name, response);
    return { $ref: `#/components/responses/${name}` };
  }

  /** All of it, by name. */
  toJSON() {
    return { schemas: sorted(this.#schemas), responses: sorted(this.#responses) };
  }
}

function add<Value>(kind: string, into: Map<string, Value>, name: string, value: Value): void {
  const known = into.get(name);
  if (known !== undefined && !isDeepStrictEqual(known, value)) {
    throw new Error(`Two different things are published as the ${kind} ${name}.`);
  }
  into.set(name, value);
}

const sorted = <Value>(map: ReadonlyMap<string, Value>) =>
  Object.fromEntries([...map].sort(([a], [b]) => (a < b ? -1 : 1)));
