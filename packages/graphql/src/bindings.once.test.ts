import { registry } from "@orrery/domain";
import { isObjectType } from "graphql";
import { describe, expect, it } from "vitest";
import { priceOf } from "./admission/price.ts";
import { boundFields, schema } from "./index.ts";

describe("the bindings", () => {
  it("have every operation that is neither internal nor for other surfaces, once", () => {
    const bound = boundFields.map(({ operation }) => operation.name).sort();
    const wanted = registry.operations.filter(({ internal, notOn }) => (internal ?? notOn?.graphql) === undefined);
    expect(bound).toEqual(wanted.map(({ name }) => name).sort());
  });

  it("put writes on Mutation and reads on Query, each priced with its operation", () => {
    for (const { operation, parent, field } of boundFields) {
      expect(parent, field).toBe(operation.mode === "read" ? "Query" : "Mutation");
      const type = schema.getType(parent);
      const definition = isObjectType(type) ? type.getFields()[field] : undefined;
      expect(definition && priceOf(definition)?.calls?.({}), field).toContain(operation);
    }
  });
});
