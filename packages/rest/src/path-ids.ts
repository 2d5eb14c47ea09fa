import { Failure } from "@orrery/operation";
import { pathParameters, type RestRoute } from "./route.ts";
import { fieldsOf, inputSchemaOf } from "./wire/input-schema.ts";
import { snakeName } from "./wire/key-style.ts";

/** By path parameter: the failure for a value that is no id at all. */
export type MalformedIds = ReadonlyMap<string, () => Failure>;

/**
 * A path whose id is malformed is a path to nothing, in the words of an id that does not exist (`LEAD_NOT_FOUND`).
 * @throws Error at the start, for an operation that does not declare its noun's failure
 */
export function malformedIdsOf({ path, operation }: RestRoute): MalformedIds {
  const fields = fieldsOf(inputSchemaOf(operation.input));
  return new Map(
    pathParameters(path).map((parameter) => {
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
