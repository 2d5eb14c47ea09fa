import { randomUUID } from "node:crypto";
import { createWorld, type TestWorld } from "@orrery/testkit";
import { beforeEach, describe, expect, it } from "vitest";
import { createEstateAgent } from "../estate-agent/create-estate-agent.ts";
import { createProperty } from "../property/create-property.ts";
import { getLead } from "./get-lead.ts";
import { type Lead, newLead, storedLeads } from "./testing.ts";
import { updateLead } from "./update-lead.ts";

let world: TestWorld;
beforeEach(async () => {
  world = await createWorld();
});
const update = async (id: string, patch: object) => (await world.invoke(updateLead, { id, ...patch })).output;
const current = async (id: string) => (await world.invoke(getLead, { id })).output;

/** A lead that has everything. */
async function fullLead(): Promise<Lead> {
  const { id: propertyId } = await world.run(createProperty);
  const { id: agentId } = await world.run(createEstateAgent);
  return newLead(world, {
    email: "ann@example.com",
    phone: "555 123 4567",
    source: "zillow",
    propertyId,
    propertyAddress: "1 Elm St",
    notes: "Hello",
    agentId,
    dealValue: 750000,
    dealCurrency: "EUR",
  });
}

describe("a patch", () => {
  it("changes what it names, and leaves what it doesn't", async () => {
    const lead = await fullLead();
    const { id: propertyId } = await world.run(createProperty);
    const patch = { name: "Anna", phone: "1234567", notes: "Corrected", propertyId, dealValue: 800000.25 };
    const updated = await update(lead.id, patch);
    expect(updated).toEqual({ ...lead, ...patch, version: 2, updatedAt: expect.any(String) });
    expect(await current(lead.id)).toEqual(updated);
  });

  it("empties what it gives as null", async () => {
    const lead = await fullLead();
    const empty = {
      email: null,
      phone: null,
      propertyId: null,
      propertyAddress: null,
      notes: null,
      dealValue: null,
      dealCurrency: null,
    };
    expect(await update(lead.id, { ...empty, agentId: null })).toMatchObject({
      ...empty,
      assignedAgent: null,
      name: "Ann",
      source: "zillow",
      score: 5,
    });
  });

  it("takes an empty text for null", async () => {
    const lead = await fullLead();
    expect(await update(lead.id, { email: "", phone: " ", notes: "" })).toMatchObject({
      email: null,
      phone: null,
      notes: null,
    });
  });

  it("can't empty the name, the source or the state", async () => {
    const { id } = await newLead(world);
    for (const patch of [{ name: null }, { name: " " }, { source: null }, { source: "" }, { status: null }]) {
      await expect(update(id, patch)).rejects.toMatchObject({ reason: "INVALID_INPUT" });
    }
  });

  it("never leaves a value without a currency", async () => {
    const { id } = await newLead(world);
    expect(await update(id, { dealValue: 5 })).toMatchObject({ dealValue: 5, dealCurrency: "USD" });
    expect(await update(id, { dealCurrency: "EUR" })).toMatchObject({ dealValue: 5, dealCurrency: "EUR" });
    expect(await update(id, { dealCurrency: null })).toMatchObject({ dealValue: 5, dealCurrency: "EUR" });
    expect(await update(id, { dealValue: null, dealCurrency: null })).toMatchObject({
      dealValue: null,
      dealCurrency: null,
    });
  });

  it.each([
    {},
    { name: "Ann" },
    { name: " Ann " },
    { email: "ann@example.com", phone: "555 123 4567", notes: "Hello" },
    { status: "new" },
    { dealValue: 750000 },
    { dealValue: "750000.00", dealCurrency: "USD" },
    // A value always has a currency; without one it is this.
    { dealCurrency: null },
    { unknown: true },
  ])("that changes nothing makes no version and no event: %j", async (patch) => {
    const lead = await newLead(world, {
      email: "ann@example.com",
      phone: "555 123 4567",
      notes: "Hello",
      dealValue: 750000,
    });
    const before = await world.events();
    expect(await update(lead.id, patch)).toEqual(lead);
    expect(await current(lead.id)).toEqual(lead);
    expect(await world.events()).toEqual(before);
  });

  it("scores the lead again, with its reasons", async () => {
    const lead = await fullLead();
    expect(lead.score).toBe(80);
    const updated = await update(lead.id, { propertyId: null, phone: null, source: "referral" });
    expect(updated.score).toBe(70);
    expect(updated.scoreReasons.map(({ fact, points }) => [fact, points])).toEqual([
      ["email", 20],
      ["source", 20],
      ["property", 10],
      ["notes", 10],
      ["deal_value", 10],
    ]);
  });

  it.each([
    [{ status: "archived" }, "status"],
    [{ status: { not: "won" } }, "status"],
    [{ name: 1 }, "name"],
    [{ email: "ann" }, "email"],
    [{ notes: "a\0b" }, "notes"],
    [{ agentId: "me" }, "agentId"],
    [{ dealValue: -1 }, "dealValue"],
    [{ dealValue: "1e3" }, "dealValue"],
    [{ dealCurrency: "euro" }, "dealCurrency"],
    [{ expectedVersion: 0 }, "expectedVersion"],
    [{ expectedVersion: "1" }, "expectedVersion"],
    [{ expectedVersion: null }, "expectedVersion"],
  ])("is refused whole for one bad field: %j", async (patch, path) => {
    const lead = await newLead(world);
    await expect(update(lead.id, { notes: "Good", ...patch })).rejects.toMatchObject({
      reason: "INVALID_INPUT",
      details: { issues: [expect.objectContaining({ path })] },
    });
    expect(await current(lead.id)).toEqual(lead);
  });
});

describe("an email", () => {
  it("that another lead has is refused, however it is capitalised", async () => {
    const [ann, bob] = [
      await newLead(world, { email: "ann@example.com" }),
      await newLead(world, { email: "bob@example.com" }),
    ];
    await expect(update(bob.id, { email: "ANN@example.com", notes: "x" })).rejects.toMatchObject({
      code: "CONFLICT",
      reason: "LEAD_EMAIL_TAKEN",
      details: undefined,
    });
    expect(await current(bob.id)).toEqual(bob);
    expect(await update(ann.id, { email: "ANN@example.com" })).toMatchObject({ email: "ANN@example.com", version: 2 });
  });

  it("that a lead of another organization has is free", async () => {
    await newLead(await createWorld(), { email: "ann@example.com" });
    const { id } = await newLead(world);
    expect(await update(id, { email: "ann@example.com" })).toMatchObject({ email: "ann@example.com" });
  });

  it("that two leads ask for at once goes to one of them", async () => {
    const leads = [await newLead(world), await newLead(world)];
    const answers = await Promise.allSettled(leads.map(({ id }) => update(id, { email: "ann@example.com" })));
    expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(answers.find(({ status }) => status === "rejected")).toMatchObject({
      reason: { reason: "LEAD_EMAIL_TAKEN" },
    });
    expect((await storedLeads(world)).filter(({ email }) => email === "ann@example.com")).toHaveLength(1);
  });
});

describe("what a patch refers to", () => {
  it.each([
    ["propertyId", (of: TestWorld) => of.run(createProperty), "No property has this id."],
    ["agentId", (of: TestWorld) => of.run(createEstateAgent), "No estate agent has this id."],
  ] as const)(
    "by %s must be the organization's own; unknown and foreign are the same",
    async (field, make, message) => {
      const lead = await newLead(world);
      for (const id of [randomUUID(), (await make(await createWorld())).id]) {
        await expect(update(lead.id, { [field]: id })).rejects.toMatchObject({
          code: "NOT_FOUND",
          message,
          details: undefined,
        });
      }
      expect(await current(lead.id)).toEqual(lead);
    },
  );

  it("is found only where the lead is: another organization's is as unknown as none", async () => {
    const foreign = await newLead(await createWorld());
    for (const id of [randomUUID(), foreign.id]) {
      await expect(update(id, { notes: "x", expectedVersion: 9 })).rejects.toMatchObject({
        code: "NOT_FOUND",
        message: "No lead has this id.",
        details: undefined,
      });
    }
  });
});

describe("the scopes to change a lead", () => {
  it.each([
    [["leads:write"], "SCOPE_REQUIRED"],
    [["leads:read"], "SCOPE_REQUIRED"],
    [[], "SCOPE_REQUIRED"],
  ])("are not %j", async (scopes, reason) => {
    const { id } = await newLead(world);
    const principal = world.withScopes(scopes);
    // The same refusal for a lead that doesn't exist: a website's key learns nothing.
    for (const target of [id, randomUUID()]) {
      const refused = world.invoke(updateLead, { id: target, notes: "x" }, { principal });
      await expect(refused).rejects.toMatchObject({ code: "FORBIDDEN", reason });
    }
  });

  it("are leads:write and leads:read together", async () => {
    const { id } = await newLead(world);
    const principal = world.withScopes(["leads:write", "leads:read"]);
    expect((await world.invoke(updateLead, { id, notes: "x" }, { principal })).output).toMatchObject({ notes: "x" });
  });
});
