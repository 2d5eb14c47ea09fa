import { createWorld, type TestWorld } from "@orrery/testkit";
import { beforeEach, describe, expect, it } from "vitest";
import { createEstateAgent } from "../estate-agent/create-estate-agent.ts";
import { createProperty } from "../property/create-property.ts";
import { createLead } from "./create-lead.ts";
import { eventTypes, newLead, storedLeads, storedSubmissions } from "./testing.ts";
import { updateLead } from "./update-lead.ts";

let world: TestWorld;
beforeEach(async () => {
  world = await createWorld();
});
const submit = async (input: object, into = world) => (await into.invoke(createLead, { name: "Ann", ...input })).output;

describe("a submission with a known email", () => {
  it("is merged, however the address is capitalised", async () => {
    const first = await submit({ email: "Ann@Example.com" });
    const second = await submit({ email: " ANN@example.COM " });
    expect(second.merged).toBe(true);
    expect(second.lead).toMatchObject({ id: first.lead?.id, email: "Ann@Example.com", version: 2 });
    expect(second.submissionId).not.toBe(first.submissionId);
    expect(await storedLeads(world)).toHaveLength(1);
  });

  it("fills what is empty", async () => {
    const { id: propertyId } = await world.run(createProperty);
    const agent = await world.run(createEstateAgent);
    await submit({ email: "ann@example.com" });
    const fill = {
      phone: "555 123 4567",
      propertyId,
      propertyAddress: "1 Elm St",
      notes: "Hello",
      dealValue: 9,
      dealCurrency: "EUR",
    };
    const { lead } = await submit({ email: "ann@example.com", agentId: agent.id, ...fill });
    expect(lead).toMatchObject({ ...fill, assignedAgent: { id: agent.id } });
  });

  it("overwrites nothing", async () => {
    const [property, otherProperty] = [await world.run(createProperty), await world.run(createProperty)];
    const [agent, otherAgent] = [await world.run(createEstateAgent), await world.run(createEstateAgent)];
    const before = {
      name: "Ann",
      source: "zillow",
      phone: "1234567",
      propertyAddress: "1 Elm St",
      notes: "First",
      dealValue: 1,
      dealCurrency: "EUR",
    };
    const { lead } = await submit({ ...before, email: "ann@example.com", propertyId: property.id, agentId: agent.id });
    await world.invoke(updateLead, { id: lead?.id, status: "visiting" });
    const after = {
      name: "Anna",
      source: "website",
      phone: "7654321",
      propertyAddress: "2 Oak Ave",
      notes: "Second",
      dealValue: 2,
      dealCurrency: "USD",
    };
    const merged = await submit({
      ...after,
      email: "ANN@example.com",
      propertyId: otherProperty.id,
      agentId: otherAgent.id,
    });
    expect(merged.lead).toMatchObject({
      ...before,
      email: "ann@example.com",
      propertyId: property.id,
      assignedAgent: { id: agent.id },
      status: "visiting",
      version: 3,
      createdAt: lead?.createdAt,
    });
  });

  it("fills a value together with its currency, and never takes one for another", async () => {
    await submit({ email: "ann@example.com", dealCurrency: "EUR" });
    expect((await submit({ email: "ann@example.com", dealValue: 100, dealCurrency: "USD" })).lead).toMatchObject({
      dealValue: 100,
      dealCurrency: "USD",
    });
    await submit({ email: "bob@example.com", dealCurrency: "EUR" });
    expect((await submit({ email: "bob@example.com", dealValue: 100 })).lead).toMatchObject({
      dealValue: 100,
      dealCurrency: "EUR",
    });
    await submit({ email: "eve@example.com", dealValue: 100 });
    expect((await submit({ email: "eve@example.com", dealCurrency: "EUR" })).lead).toMatchObject({
      dealValue: 100,
      dealCurrency: "USD",
    });
  });

  it("is kept as it came, with its own notes and property", async () => {
    const [property, otherProperty] = [await world.run(createProperty), await world.run(createProperty)];
    const sent = [
      {
        name: "Ann",
        email: "ann@example.com",
        phone: null,
        source: "zillow",
        notes: "First",
        propertyId: property.id,
        propertyAddress: null,
      },
      {
        name: "Anna",
        email: "ANN@example.com",
        phone: "1234567",
        source: "website",
        notes: "Second",
        propertyId: otherProperty.id,
        propertyAddress: null,
      },
      {
        name: "A.",
        email: "ann@example.com",
        phone: null,
        source: "api",
        notes: null,
        propertyId: null,
        propertyAddress: "1 Elm St",
      },
    ];
    const answers: string[] = [];
    for (const input of sent) answers.push((await submit(input)).submissionId);
    const kept = await storedSubmissions(world);
    expect(kept.map(({ id }) => id)).toEqual(answers);
    expect(kept).toMatchObject(sent);
    expect(new Set(kept.map(({ leadId }) => leadId)).size).toBe(1);
  });

  it("makes a new version and no second lead.created", async () => {
    for (let version = 1; version <= 3; version += 1) {
      expect((await submit({ email: "ann@example.com" })).lead).toMatchObject({ version });
    }
    expect(await eventTypes(world)).toEqual(["lead.created"]);
  });

  it("emits lead.assigned where it brings the first assignment, and only there", async () => {
    const [agent, other] = [await world.run(createEstateAgent), await world.run(createEstateAgent)];
    await submit({ email: "ann@example.com" });
    const { lead } = await submit({ email: "ann@example.com", agentId: agent.id });
    await submit({ email: "ann@example.com", agentId: other.id });
    const [, assigned, ...rest] = await world.events();
    expect(rest).toEqual([]);
    expect(assigned).toMatchObject({
      type: "lead.assigned",
      resourceVersion: 2,
      data: { ...lead, previousAgentId: null },
    });
  });

  it("scores again what the lead has now, and that it wrote again", async () => {
    await submit({ email: "ann@example.com" });
    const { lead } = await submit({ email: "ann@example.com", phone: "555 123 4567", source: "referral" });
    // The source stays the first one's, which has no points.
    expect(lead?.scoreReasons).toEqual([
      { fact: "email", points: 20, reason: expect.any(String) },
      { fact: "phone", points: 15, reason: expect.any(String) },
      { fact: "submissions", points: 5, reason: "Wrote 2 times" },
    ]);
    expect(lead?.score).toBe(40);
  });

  it("stays in its organization: the same email in another one is another lead", async () => {
    const other = await createWorld();
    const [here, there] = [
      await submit({ email: "ann@example.com" }),
      await submit({ email: "ann@example.com" }, other),
    ];
    expect(there).toMatchObject({ merged: false, lead: { version: 1 } });
    expect(there.lead?.id).not.toBe(here.lead?.id);
  });

  it("finds the lead under the address that it was corrected to", async () => {
    const lead = await newLead(world, { email: "old@example.com" });
    await world.invoke(updateLead, { id: lead.id, email: "New@example.com" });
    expect(await submit({ email: "new@example.com" })).toMatchObject({ merged: true, lead: { id: lead.id } });
    expect(await submit({ email: "old@example.com" })).toMatchObject({ merged: false });
  });
});

describe("a submission without an email", () => {
  it("is always a lead of its own", async () => {
    for (const input of [{}, { email: "" }, { email: null }, {}]) expect((await submit(input)).merged).toBe(false);
    expect(await storedLeads(world)).toHaveLength(4);
  });
});

describe("a submission with a known phone", () => {
  it("is a lead of its own that points at possible duplicates, however the phone is written", async () => {
    const known = [
      await newLead(world, { name: "A", phone: "(555) 123-4567" }),
      await newLead(world, { name: "B", phone: "+1 555.123.4567" }),
      await newLead(world, { name: "C", phone: "001 555 123 4567", email: "c@example.com" }),
    ];
    await newLead(world, { name: "D", phone: "555 123 4568" });
    const { merged, possibleDuplicates, lead } = await submit({ phone: "5551234567" });
    expect(merged).toBe(false);
    expect(possibleDuplicates).toEqual(known.toReversed().map(({ id, name }) => ({ id, name })));
    expect(known.map(({ id }) => id)).not.toContain(lead?.id);
    expect((await storedLeads(world)).every(({ version }) => version === 1)).toBe(true);
  });

  it("points out who has the phone that was sent, also where it is merged and the lead has another", async () => {
    await submit({ email: "ann@example.com", phone: "305 555 0100" });
    const other = await newLead(world, { phone: "786 555 0199" });
    const { merged, possibleDuplicates } = await submit({ email: "ann@example.com", phone: "+1 786 555 0199" });
    expect(merged).toBe(true);
    expect(possibleDuplicates).toEqual([{ id: other.id, name: "Ann" }]);
  });

  it("shows ten duplicates at most, the newest ones", async () => {
    const known = [];
    for (let at = 0; at < 11; at += 1) known.push(await newLead(world, { name: `A${at}`, phone: "555 123 4567" }));
    const { possibleDuplicates } = await submit({ phone: "555 123 4567" });
    expect(possibleDuplicates?.map(({ id }) => id)).toEqual(
      known
        .toReversed()
        .slice(0, 10)
        .map(({ id }) => id),
    );
  });

  it("that merges by its email shows the others with the lead's phone, and not itself", async () => {
    const lead = await newLead(world, { email: "ann@example.com", phone: "555 123 4567" });
    const other = await newLead(world, { name: "Bob", phone: "555 123 4567" });
    const answer = await submit({ email: "ann@example.com" });
    expect(answer).toMatchObject({
      merged: true,
      lead: { id: lead.id },
      possibleDuplicates: [{ id: other.id, name: "Bob" }],
    });
  });

  it("takes free text and short numbers for no phone that anybody shares", async () => {
    for (const phone of ["call after 6", "12345"]) {
      await newLead(world, { phone });
      expect(await submit({ phone })).toMatchObject({ merged: false, possibleDuplicates: [], lead: { phone } });
    }
  });

  it("sees nobody of another organization", async () => {
    await newLead(await createWorld(), { phone: "555 123 4567" });
    expect((await submit({ phone: "555 123 4567" })).possibleDuplicates).toEqual([]);
  });
});

describe("submissions of one email at once", () => {
  it.each([6, 20])("end as one lead that has all %i of them", async (count) => {
    const answers = await Promise.all(
      Array.from({ length: count }, (_, at) =>
        submit({ email: at % 2 ? "ann@example.com" : "ANN@example.com", notes: `${at}` }),
      ),
    );
    const [lead, ...others] = await storedLeads(world);
    expect(others).toEqual([]);
    expect(lead).toMatchObject({ version: count, submissionCount: count });
    expect(answers.filter(({ merged }) => !merged)).toHaveLength(1);
    expect(answers.map(({ lead }) => lead?.version).sort((a = 0, b = 0) => a - b)).toEqual(
      Array.from({ length: count }, (_, at) => at + 1),
    );
    const kept = await storedSubmissions(world);
    expect(kept.map(({ notes }) => Number(notes)).sort((a, b) => a - b)).toEqual(
      Array.from({ length: count }, (_, at) => at),
    );
    expect(await eventTypes(world)).toEqual(["lead.created"]);
  });

  it("lose nothing to a correction that comes in between", async () => {
    const { id } = await newLead(world, { email: "ann@example.com" });
    await Promise.all([
      ...Array.from({ length: 3 }, () => submit({ email: "ann@example.com", phone: "555 123 4567" })),
      world.invoke(updateLead, { id, notes: "Corrected" }),
      world.invoke(updateLead, { id, status: "contacted" }),
    ]);
    expect(await storedLeads(world)).toMatchObject([
      { id, version: 6, submissionCount: 4, phone: "555 123 4567", notes: "Corrected", status: "contacted" },
    ]);
  });
});
