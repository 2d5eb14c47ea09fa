import { registry } from "@orrery/domain";
import { expect, it } from "vitest";
import { z } from "zod";
import { sampleData } from "./sample-data.ts";

const at = new Date("2026-01-31T12:00:00Z");

/** Of a schema, or of the view that it names. */
function propertiesOf({ properties, $ref = "", $defs = {} }: z.core.JSONSchema.JSONSchema): object {
  const named = $defs[$ref.replace("#/$defs/", "")];
  return properties ?? (named && propertiesOf(named)) ?? {};
}

it.each(registry.events.map((type) => [type.type, type] as const))(
  "of %s has every field of its schema",
  (_type, { data }) => {
    const properties = propertiesOf(z.toJSONSchema(data, { io: "output", unrepresentable: "any" }));
    const sample = sampleData(data, at);
    expect(Object.keys(sample)).toEqual(Object.keys(properties));
    expect(Object.values(sample).filter((value) => value === undefined || value === null)).toEqual([]);
    expect(JSON.parse(JSON.stringify(sample))).toEqual(sample);
  },
);

it("is made up from names where people know them, and from types elsewhere", () => {
  const data = z.object({
    email: z.string().nullable(),
    id: z.uuid(),
    at: z.iso.datetime(),
    kind: z.enum(["one", "two"]),
    many: z.array(z.object({ count: z.int(), free: z.string() })),
    isOn: z.boolean(),
    // JSON Schema has these as a list of types.
    size: z.number().nullable(),
    isSure: z.boolean().nullable(),
  });
  expect(sampleData(data, at)).toEqual({
    email: "john@example.com",
    id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    at: at.toISOString(),
    kind: "one",
    many: [{ count: 1, free: "A free" }],
    isOn: true,
    size: 1,
    isSure: true,
  });
});
