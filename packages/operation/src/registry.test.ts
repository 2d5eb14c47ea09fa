import { describe, expect, it } from "vitest";
import { z } from "zod";
import { type Reason, reason } from "./errors.ts";
import { type EventType, event } from "./events.ts";
import { operationFor } from "./operation.ts";
import { Registry } from "./registry.ts";
import { type Scope, scope } from "./scopes.ts";

const { operation, publicOperation } = operationFor<object>();
const leadsRead = scope("leads:read", "Read leads");
const leadsWrite = scope("leads:write", "Change leads");
const leadCreated = event("lead.created", "A lead came.", z.object({}), { scope: leadsRead, model: "Lead" });
const LEAD_NOT_FOUND = reason("LEAD_NOT_FOUND", "NOT_FOUND", "No lead has this id.");

const base = {
  summary: "",
  rate: "read",
  input: z.object({}),
  output: z.object({}),
  example: { input: () => ({}) },
} as const;
const health = publicOperation({ ...base, name: "health.get", mode: "read", handle: async () => ({}) });

interface Parts {
  readonly scope?: Scope;
  readonly errors?: readonly Reason[];
  readonly emits?: readonly EventType[];
}
const write = (name: `${string}.${string}`, { scope = leadsWrite, errors = [], emits = [] }: Parts = {}) =>
  operation({ ...base, name, mode: "write", scope, errors, emits, handle: async () => ({}) });

describe("the registry", () => {
  it("finds an operation by its name", () => {
    const create = write("leads.create");
    const registry = new Registry([health, create]);
    expect(registry.get("leads.create")).toBe(create);
    expect(registry.get("leads.delete")).toBeUndefined();
    expect(registry.get("toString")).toBeUndefined();
  });

  it("has the scopes, events and reasons that its operations name, each once", () => {
    const registry = new Registry([
      health,
      write("leads.create", { emits: [leadCreated], errors: [LEAD_NOT_FOUND] }),
      write("leads.import", { emits: [leadCreated], errors: [LEAD_NOT_FOUND] }),
      write("leads.list", { scope: leadsRead }),
    ]);
    expect(registry.scopes).toEqual([leadsWrite, leadsRead]);
    expect(registry.events).toEqual([leadCreated]);
    expect(registry.reasons).toEqual([LEAD_NOT_FOUND]);
  });

  it("has no scope for a public operation", () => {
    expect(new Registry([health])).toMatchObject({ scopes: [], events: [], reasons: [] });
  });

  it("refuses two operations of one name", () => {
    expect(() => new Registry([write("leads.create"), write("leads.create")])).toThrow(
      "The operation leads.create is defined twice.",
    );
  });

  it("refuses two scopes, two events or two reasons that share a name and are not the same", () => {
    const twice = (one: Parts, other: Parts) => () =>
      new Registry([write("leads.create", one), write("leads.import", other)]);
    expect(twice({}, { scope: scope("leads:write", "Another one") })).toThrow(
      "The scope leads:write is defined twice.",
    );
    expect(
      twice(
        { emits: [leadCreated] },
        { emits: [event("lead.created", "Another one", z.object({}), leadCreated.reading)] },
      ),
    ).toThrow("The event lead.created is defined twice.");
    expect(
      twice({ errors: [LEAD_NOT_FOUND] }, { errors: [reason("LEAD_NOT_FOUND", "CONFLICT", "Another one")] }),
    ).toThrow("The reason LEAD_NOT_FOUND is defined twice.");
  });
});

describe("an operation", () => {
  it("that declares neither errors nor events has none", () => {
    expect(health).toMatchObject({ errors: [], emits: [] });
  });
});
