import { id } from "@orrery/operation";
import { encodeGlobalID } from "@pothos/plugin-relay";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { operationId } from "./ids.ts";
import { inputFieldsOf } from "./input-shape.ts";
import { operationInput } from "./operation-input.ts";

const UUID = "018f0000-0000-7000-8000-000000000001";
const LeadId = id("Lead");

const input = z.object({
  id: LeadId,
  name: z.string().describe("The name."),
  amount: z.union([z.number(), z.string()]).transform(String).nullable().optional(),
  when: z.iso.datetime().optional(),
  status: z.enum(["new", "won"]).default("new"),
  count: z.int().max(5).optional(),
  tags: z.array(z.string()).optional(),
  owners: z.array(z.object({ leadId: LeadId.nullable(), share: z.number() })).optional(),
  hidden: z.boolean().optional(),
});
const fields = inputFieldsOf(input);

describe("the input of an operation, as GraphQL sees it", () => {
  it("has a type for each kind of field, ids with their noun and number-or-text as Decimal", () => {
    const types = Object.fromEntries([...fields].map(([name, { type }]) => [name, type]));
    expect(types).toMatchObject({
      id: { kind: "id", noun: "Lead" },
      name: { kind: "scalar", name: "String" },
      amount: { kind: "scalar", name: "Decimal" },
      when: { kind: "scalar", name: "DateTime" },
      status: { kind: "enum", values: ["new", "won"] },
      count: { kind: "scalar", name: "Int" },
      tags: { kind: "list", item: { type: { kind: "scalar", name: "String" } } },
      owners: { kind: "list", item: { type: { kind: "object" } } },
      hidden: { kind: "scalar", name: "Boolean" },
    });
  });

  it("keeps what must be given, what null means, defaults, maxima and descriptions", () => {
    expect(fields.get("name")).toMatchObject({ required: true, nullable: false, description: "The name." });
    expect(fields.get("amount")).toMatchObject({ required: false, nullable: true });
    expect(fields.get("status")).toMatchObject({ required: false, default: "new" });
    expect(fields.get("count")).toMatchObject({ maximum: 5 });
  });

  it("is refused when the schema is built, where GraphQL has no type for it", () => {
    expect(() => inputFieldsOf(z.object({ either: z.union([z.string(), z.boolean()]) }))).toThrow("no input type");
    expect(() => inputFieldsOf(z.string())).toThrow("must be an object");
  });
});

describe("arguments", () => {
  it("reach the operation with the global ids inside decoded, at any depth", () => {
    const args = { id: encodeGlobalID("Lead", UUID), owners: [{ leadId: encodeGlobalID("Lead", UUID), share: 1 }] };
    expect(operationInput(fields, args, "sent")).toEqual({ id: UUID, owners: [{ leadId: UUID, share: 1 }] });
  });

  it("that are null are absent in filters, and sent in writes", () => {
    const args = { name: null, amount: null, tags: null };
    expect(operationInput(fields, args, "absent")).toEqual({ amount: null });
    expect(operationInput(fields, args, "sent")).toEqual({ name: null, amount: null, tags: null });
  });

  it("never carry what the operation does not name", () => {
    expect(operationInput(fields, { name: "Ada", organizationId: UUID }, "sent")).toEqual({ name: "Ada" });
  });
});

describe("an id", () => {
  it("is taken out of a global id of its noun", () => {
    expect(operationId("Lead", encodeGlobalID("Lead", UUID))).toBe(UUID);
  });

  it("stays as it came otherwise, for the operation to judge", () => {
    const foreign = encodeGlobalID("Property", UUID);
    expect(operationId("Lead", foreign)).toBe(foreign);
    expect(operationId("Lead", UUID)).toBe(UUID);
    expect(operationId("Lead", "nonsense")).toBe("nonsense");
    expect(operationId("Lead", "")).toBe("");
  });
});
