import { Failure } from "@orrery/operation";
import { isLinked, pathParameters, type RestRoute } from "./route.ts";
import { fieldsOf, type InputSchema, inputSchemaOf } from "./wire/input-schema.ts";
import { snakeName } from "./wire/key-style.ts";

/** By path parameter: the failure for a value that is no id at all. */
export type MalformedIds = ReadonlyMap<string, () => Failure>;

/**
 * A path whose id is malformed is a path to nothing, in the words of an id that does not exist (`LEAD_NOT_FOUND`).
 * @throws Error at the start, for an operation that does not declare its noun's failure
 */
export function malformedIdsOf(route: RestRoute): MalformedIds {
  const { path, operation } = route;
  const fields = fieldsOf(inputSchemaOf(operation.input));
  return new Map(
    namesIn(route, fields).map((parameter) => {
      const field = fields.get(parameter);
      if (!field) throw new Error(`${path}: ${operation.name} has no input field ${parameter}.`);
      if (field.noun === undefined) return [parameter, () => new Failure("NOT_FOUND")];
      const name = `${snakeName(field.noun).toUpperCase()}_NOT_FOUND`;
      const cause = operation.errors.find((declared) => declared.name === name);
      if (!cause) throw new Error(`${path}: ${operation.name} does not declare ${name}.`);
      return [parameter, () => Failure.of(cause)];
    }),
  );
}

/** A link names what it was signed for. */
function namesIn(route: RestRoute, fields: ReadonlyMap<string, InputSchema>): readonly string[] {
  if (!isLinked(route)) return pathParameters(route.path);
  return [...fields].flatMap(([name, { noun }]) => (noun === undefined ? [] : name));
}
