import { randomUUID } from "node:crypto";
import { createWorld, type TestWorld } from "@orrery/testkit";
import { beforeEach, describe, expect, it } from "vitest";
import { createEstateAgent } from "../estate-agent/create-estate-agent.ts";
import { createProperty } from "../property/create-property.ts";
import { createLead } from "./create-lead.ts";
import { getLead } from "./get-lead.ts";
import { eventTypes, newLead, storedLeads, storedSubmissions } from "./testing.ts";

let world: TestWorld;
beforeEach(async () => {
  world = await createWorld();
});

describe("a new lead", () => {
  it("has what was given, the board's first state and an explained score", async () => {
    const { id: propertyId } = await world.run(createProperty);
    const agent = await world.run(createEstateAgent);
    const given = {
      name: "John Smith",
      email: "John@Example.com",
      phone: "(555) 123-4567",
      source: "zillow",
      propertyId,
      propertyAddress: "456 Oak Ave",
      notes: "Interested in 3BR homes",
      dealValue: 750000.5,
      dealCurrency: "EUR",
    };
    const { output } = await world.invoke(createLead, { ...given, agentId: agent.id });
    expect(output).toMatchObject({ merged: false, possibleDuplicates: [] });
    expect(output.lead).toMatchObject({
      ...given,
      status: "new",
      assignedAgent: { id: agent.id, name: agent.name },
      score: 80,
      version: 1,
    });
    expect(output.lead?.scoreReasons.map(({ fact }) => fact)).toEqual([
      "email",
      "phone",
      "source",
      "property",
      "notes",
      "deal_value",
    ]);
    expect((await world.invoke(getLead, { id: output.lead?.id })).output).toEqual(output.lead);
  });

  it("needs a name alone: the source is then api, and what is empty is none", async () => {
    const none = {
      email: null,
      phone: null,
      propertyId: null,
      propertyAddress: null,
      notes: null,
      assignedAgent: null,
    };
    const bare = { source: "api", ...none, dealValue: null, dealCurrency: null, score: 0, scoreReasons: [] };
    expect(await newLead(world)).toMatchObject(bare);
    const empty = {
      source: "",
      email: "",
      phone: " ",
      propertyAddress: "",
      notes: "\n",
      propertyId: null,
      agentId: null,
    };
    expect(await newLead(world, empty)).toMatchObject(bare);
  });

  it("has a currency beside its value", async () => {
    expect(await newLead(world, { dealValue: 5 })).toMatchObject({ dealValue: 5, dealCurrency: "USD" });
    expect(await newLead(world, { dealValue: "0.10" })).toMatchObject({ dealValue: 0.1, dealCurrency: "USD" });
  });

  it("keeps its submission as it came", async () => {
    const { output } = await world.invoke(createLead, { name: "Ann", email: "A@example.com", notes: "Hello" });
    expect(await storedSubmissions(world)).toMatchObject([
      {
        id: output.submissionId,
        leadId: output.lead?.id,
        name: "Ann",
        email: "A@example.com",
        notes: "Hello",
        source: "api",
      },
    ]);
  });

  it("emits lead.created, with the lead as a get returns it", async () => {
    const lead = await newLead(world, { source: "website", email: "a@example.com" });
    expect(await world.events()).toMatchObject([
      {
        type: "lead.created",
        resourceId: lead.id,
        resourceVersion: 1,
        credentialId: world.principal.credentialId,
        data: lead,
      },
    ]);
  });

  it("emits lead.assigned for its first assignment too", async () => {
    const { id: agentId } = await world.run(createEstateAgent);
    const lead = await newLead(world, { agentId });
    const [created, assigned] = await world.events();
    expect([created?.type, assigned?.type]).toEqual(["lead.created", "lead.assigned"]);
    expect(assigned?.data).toEqual({ ...lead, previousAgentId: null });
  });

  it("takes any source, the names of an object's own properties included", async () => {
    for (const source of ["constructor", "__proto__", "toString"])
      expect(await newLead(world, { source })).toMatchObject({ source, score: 0 });
  });

  it("is never refused for its name", async () => {
    for (const name of ["Ann", "Ann", "'; DROP TABLE leads; --", "李雷", "🏡", "null"]) await newLead(world, { name });
    expect(await storedLeads(world)).toHaveLength(6);
  });
});

describe("a lead's contact", () => {
  it.each<[string | number, string?]>([
    ["mobile 555 123 4567, evenings; office +1 (555) 765-4321 ext. 12, ask for Ann"],
    ["5".repeat(1_000)],
    ["n/a"],
    [5551234567, "5551234567"],
  ])("is taken with the phone %s: phones are free text", async (phone, stored = `${phone}`) => {
    expect(await newLead(world, { phone })).toMatchObject({ phone: stored });
    expect(await storedSubmissions(world)).toMatchObject([{ phone: stored }]);
  });

  it("is taken with an internationalised email, and merged on it", async () => {
    const { id } = await newLead(world, { email: "josé@exämple.com" });
    expect(await newLead(world, { email: "JOSÉ@exämple.com" })).toMatchObject({ id, email: "josé@exämple.com" });
  });
});

describe("bad input", () => {
  it.each([
    [{}, "name"],
    [{ name: "" }, "name"],
    [{ name: "x".repeat(201) }, "name"],
    [{ name: { $ne: null } }, "name"],
    [{ name: "a\0b" }, "name"],
    [{ name: "Ann", source: "x".repeat(101) }, "source"],
    [{ name: "Ann", email: "ann" }, "email"],
    [{ name: "Ann", email: { contains: "@" } }, "email"],
    [{ name: "Ann", phone: { not: "5" } }, "phone"],
    [{ name: "Ann", phone: "5".repeat(1_001) }, "phone"],
    [{ name: "Ann", propertyId: "MLS-1" }, "propertyId"],
    [{ name: "Ann", propertyId: { not: null } }, "propertyId"],
    [{ name: "Ann", propertyAddress: "x".repeat(501) }, "propertyAddress"],
    [{ name: "Ann", notes: "x".repeat(10_001) }, "notes"],
    [{ name: "Ann", notes: "a\ud800" }, "notes"],
    [{ name: "Ann", agentId: "me" }, "agentId"],
    [{ name: "Ann", dealValue: -1 }, "dealValue"],
    [{ name: "Ann", dealValue: 0.1 + 0.2 }, "dealValue"],
    [{ name: "Ann", dealCurrency: "usd" }, "dealCurrency"],
  ])("%j is refused for its %s, and nothing is written", async (input, path) => {
    await expect(world.invoke(createLead, input)).rejects.toMatchObject({
      code: "BAD_REQUEST",
      reason: "INVALID_INPUT",
      details: { issues: [expect.objectContaining({ path })] },
    });
    expect(await storedLeads(world)).toEqual([]);
    expect(await world.events()).toEqual([]);
  });

  it.each([undefined, null, "Ann", 1, [], [{ name: "Ann" }]])("%j is no lead", async (input) => {
    await expect(world.invoke(createLead, input)).rejects.toMatchObject({ reason: "INVALID_INPUT" });
  });

  it("of a field that nobody may set is ignored", async () => {
    const lead = await newLead(world, { id: randomUUID(), status: "won", score: 100, version: 7, submissionCount: 9 });
    expect(lead).toMatchObject({ status: "new", score: 0, version: 1 });
  });
});

describe("what a lead refers to", () => {
  it.each([
    ["propertyId", (of: TestWorld) => of.run(createProperty), "No property has this id."],
    ["agentId", (of: TestWorld) => of.run(createEstateAgent), "No estate agent has this id."],
  ] as const)(
    "by %s must be the organization's own; unknown and foreign are the same",
    async (field, make, message) => {
      const foreign = await make(await createWorld());
      for (const id of [randomUUID(), foreign.id]) {
        for (const principal of [world.principal, world.withScopes(["leads:write"])]) {
          const refused = world.invoke(createLead, { name: "Ann", [field]: id }, { principal });
          await expect(refused).rejects.toMatchObject({ code: "NOT_FOUND", message, details: undefined });
        }
      }
      expect(await storedLeads(world)).toEqual([]);
      expect(await storedSubmissions(world)).toEqual([]);
    },
  );
});

describe("the scope leads:write", () => {
  it("is needed to create a lead", async () => {
    const principal = world.withScopes(["leads:read", "properties:write"]);
    await expect(world.invoke(createLead, { name: "Ann" }, { principal })).rejects.toMatchObject({
      code: "FORBIDDEN",
      details: { scope: "leads:write" },
    });
  });

  it("without leads:read gives the submission's id alone, whether there was a match or not", async () => {
    const principal = world.withScopes(["leads:write"]);
    const known = await newLead(world, { email: "ann@example.com", phone: "555 123 4567" });
    const submit = async (input: object) =>
      (await world.invoke(createLead, { name: "Ann", ...input }, { principal })).output;
    const answers = [
      await submit({ email: "ANN@example.com", notes: "Again" }),
      await submit({ email: "bob@example.com" }),
      await submit({ phone: "(555) 123-4567" }),
      await submit({}),
    ];
    for (const answer of answers) {
      expect(answer).toEqual({ submissionId: expect.any(String), lead: null, merged: null, possibleDuplicates: null });
      expect(Object.keys(answer)).toEqual(Object.keys(answers[0] ?? {}));
    }
    const leadIds = (await storedLeads(world)).map(({ id }) => id);
    const submissionIds = (await storedSubmissions(world)).map(({ id }) => id);
    expect(leadIds).toHaveLength(4);
    for (const { submissionId } of answers) {
      expect(leadIds).not.toContain(submissionId);
      expect(submissionIds).toContain(submissionId);
    }
    expect(new Set(answers.map(({ submissionId }) => submissionId)).size).toBe(4);
    // The match took place all the same.
    expect((await world.invoke(getLead, { id: known.id })).output).toMatchObject({ version: 2, notes: "Again" });
    expect(await eventTypes(world)).toEqual(["lead.created", "lead.created", "lead.created", "lead.created"]);
  });

  it("without leads:read gives no sign of a match in a replay either", async () => {
    const principal = world.withScopes(["leads:write"]);
    await newLead(world, { email: "ann@example.com" });
    const submit = () =>
      world.invoke(createLead, { name: "Ann", email: "ann@example.com" }, { principal, idempotencyKey: "k" });
    const [first, again] = [await submit(), await submit()];
    expect(again.replayed).toBe(true);
    expect(again.output).toEqual(first.output);
    expect(await storedSubmissions(world)).toHaveLength(2);
  });
});
