import { registry } from "@orrery/domain";
import type { Operation } from "@orrery/operation";
import { isObjectType } from "graphql";
import { describe, expect, it } from "vitest";
import { priceOf } from "./admission/price.ts";
import { boundFields, schema } from "./index.ts";

const PARENTS: Partial<Record<Operation["mode"], string>> = { read: "Query", stream: "Subscription" };

describe("the bindings", () => {
  it("have every operation that is not internal, once", () => {
    const bound = boundFields.map(({ operation }) => operation.name).sort();
    const wanted = registry.operations.filter(({ internal }) => internal === undefined);
    expect(bound).toEqual(wanted.map(({ name }) => name).sort());
  });

  it("put each on the type of its mode, priced with its operation", () => {
    for (const { operation, parent, field } of boundFields) {
      expect(parent, field).toBe(PARENTS[operation.mode] ?? "Mutation");
      const type = schema.getType(parent);
      const definition = isObjectType(type) ? type.getFields()[field] : undefined;
      expect(definition && priceOf(definition)?.calls?.({}), field).toContain(operation);
    }
  });
});
