import { randomUUID } from "node:crypto";
import type { Principal } from "@orrery/operation";
import { createWorld, type TestWorld } from "@orrery/testkit";
import { beforeEach, describe, expect, it } from "vitest";
import { createEstateAgent } from "../estate-agent/create-estate-agent.ts";
import { createProperty } from "../property/create-property.ts";
import { createLead } from "./create-lead.ts";
import { getLead } from "./get-lead.ts";
import { listLeadSubmissions } from "./list-lead-submissions.ts";
import { eventTypes, newLead, storedLeads, storedSubmissions } from "./testing.ts";

let world: TestWorld;
let propertyId: string;
let elsewhereId: string;
let agentId: string;
beforeEach(async () => {
  world = await createWorld();
  propertyId = (await world.run(createProperty)).id;
  elsewhereId = (await world.run(createProperty)).id;
  agentId = (await world.run(createEstateAgent, { name: "Sarah" })).id;
});

const confinedTo = (...pairs: readonly string[]): Principal => ({ ...world.principal, confinedTo: pairs });
const submit = async (principal: Principal, input: object) =>
  (await world.invoke(createLead, { name: "Ann", ...input }, { principal })).output;

describe("a lead from a credential that is confined to a property", () => {
  it("is made about that property, with everything that it is asked for", async () => {
    const principal = confinedTo(`property:${propertyId}`);
    const input = { email: "ann@example.com", phone: "555 123 4567", propertyId };
    const { lead, merged, possibleDuplicates, submissionId } = await submit(principal, input);
    expect({ lead, merged, possibleDuplicates }).toEqual({
      lead: expect.objectContaining({ ...input, name: "Ann" }),
      merged: false,
      possibleDuplicates: [],
    });
    expect((await world.invoke(getLead, { id: lead?.id }, { principal })).output).toEqual(lead);
    expect(await storedSubmissions(world)).toMatchObject([{ id: submissionId, leadId: lead?.id, propertyId }]);
    expect(await eventTypes(world)).toEqual(["lead.created"]);
  });

  it("is refused about any other, or with an agent, in the words for one that is not there", async () => {
    const principal = confinedTo(`property:${propertyId}`);
    for (const unknown of [elsewhereId, randomUUID()]) {
      await expect(submit(principal, { propertyId: unknown })).rejects.toMatchObject({
        code: "NOT_FOUND",
        message: "No property has this id.",
        shown: { reason: "PROPERTY_NOT_FOUND" },
      });
    }
    await expect(submit(principal, { propertyId, agentId })).rejects.toMatchObject({
      reason: "ESTATE_AGENT_NOT_FOUND",
    });
    expect(await storedLeads(world)).toEqual([]);
  });

  it("is refused about none: whether its address is known or not", async () => {
    await newLead(world, { email: "unseen@example.com" });
    await newLead(world, { email: "seen@example.com", propertyId });
    for (const email of [null, "new@example.com", "unseen@example.com", "seen@example.com"]) {
      await expect(submit(confinedTo(`property:${propertyId}`), { email })).rejects.toMatchObject({
        code: "FORBIDDEN",
        reason: "CONFINED",
      });
    }
    expect((await storedLeads(world)).map(({ version }) => version)).toEqual([1, 1]);
    expect(await storedSubmissions(world)).toHaveLength(2);
  });

  it("points out duplicates among its own alone", async () => {
    const phone = "555 123 4567";
    const own = await newLead(world, { name: "Own", phone, propertyId });
    await newLead(world, { phone, propertyId: elsewhereId });
    const { possibleDuplicates } = await submit(confinedTo(`property:${propertyId}`), { phone, propertyId });
    expect(possibleDuplicates).toEqual([{ id: own.id, name: "Own" }]);
  });

  it("is merged with a lead that it sees, whose agent it does not", async () => {
    const lead = await newLead(world, { email: "ann@example.com", propertyId, agentId });
    const merged = await submit(confinedTo(`property:${propertyId}`), {
      email: "ANN@example.com",
      propertyId,
      notes: "Hi",
    });
    expect(merged).toMatchObject({
      merged: true,
      lead: { id: lead.id, notes: "Hi", version: 2, assignedAgent: { id: agentId, name: "Sarah" } },
    });
  });
});

describe("a submission that meets a lead out of sight", () => {
  const sent = {
    email: "ANN@example.com",
    phone: "555 123 4567",
    notes: "Hello",
    propertyAddress: "1 Elm St",
    dealValue: 100,
  };

  it("is merged, says nothing of it, and brings it no nearer", async () => {
    const unseen = await newLead(world, { name: "Unseen", email: "ann@example.com", notes: "Secret" });
    const principal = confinedTo(`property:${propertyId}`);
    const { submissionId, ...told } = await submit(principal, { ...sent, propertyId });
    expect(told).toEqual({ lead: null, merged: null, possibleDuplicates: null });
    expect(await storedLeads(world)).toMatchObject([
      {
        id: unseen.id,
        name: "Unseen",
        email: "ann@example.com",
        phone: "555 123 4567",
        phoneKey: "5551234567",
        propertyId: null,
        agentId: null,
        propertyAddress: "1 Elm St",
        notes: "Secret",
        dealCurrency: "USD",
        submissionCount: 2,
        version: 2,
      },
    ]);
    const [, kept] = await storedSubmissions(world);
    const { dealValue: _, ...message } = sent;
    expect(kept).toMatchObject({ ...message, id: submissionId, leadId: unseen.id, propertyId });
    await expect(world.invoke(getLead, { id: unseen.id }, { principal })).rejects.toMatchObject({
      reason: "LEAD_NOT_FOUND",
    });
    await expect(world.invoke(listLeadSubmissions, { leadId: unseen.id }, { principal })).rejects.toMatchObject({
      reason: "LEAD_NOT_FOUND",
    });
    expect(await eventTypes(world)).toEqual(["lead.created"]);
  });

  it("leaves the lead as the same one does that sees it, but for its property", async () => {
    const columnsOf = async (into: TestWorld, principal: Principal, property: string | null) => {
      await newLead(into, { email: "ann@example.com", source: "referral" });
      await into.invoke(createLead, { name: "Ann", ...sent, propertyId: property }, { principal });
      const [lead] = await storedLeads(into);
      const {
        id: _id,
        organizationId: _organization,
        createdAt: _created,
        updatedAt: _updated,
        ...columns
      } = lead ?? {};
      return columns;
    };
    const other = await createWorld();
    expect(await columnsOf(world, confinedTo(`property:${propertyId}`), propertyId)).toEqual(
      await columnsOf(other, other.principal, null),
    );
  });

  it("has an id that tells when it was sent, as every other has", async () => {
    await newLead(world, { email: "ann@example.com" });
    const before = Date.now();
    const { submissionId } = await submit(confinedTo(`property:${propertyId}`), { ...sent, propertyId });
    const after = Date.now();
    expect(submissionId).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    const sentAt = Number.parseInt(submissionId.replaceAll("-", "").slice(0, 12), 16);
    expect(sentAt).toBeGreaterThanOrEqual(before - 1_000);
    expect(sentAt).toBeLessThanOrEqual(after + 1_000);
  });

  it("is merged as often as it is sent, with others that see it at once", async () => {
    const { id } = await newLead(world, { email: "ann@example.com" });
    const principals = [confinedTo(`property:${propertyId}`), world.principal];
    await Promise.all(
      Array.from({ length: 6 }, (_, at) => submit(principals[at % 2] ?? world.principal, { ...sent, propertyId })),
    );
    expect(await storedLeads(world)).toMatchObject([{ id, version: 7, submissionCount: 7 }]);
    expect(await storedSubmissions(world)).toHaveLength(7);
  });
});

describe("a lead from a credential that is confined otherwise", () => {
  it("to an estate agent is that agent's, and never another's", async () => {
    const principal = confinedTo(`estate-agent:${agentId}`);
    const { lead } = await submit(principal, { email: "ann@example.com", agentId });
    expect(lead).toMatchObject({ assignedAgent: { id: agentId, name: "Sarah" } });
    const { output } = await world.invoke(listLeadSubmissions, { leadId: lead?.id }, { principal });
    expect(output.items).toHaveLength(1);
    await expect(submit(principal, {})).rejects.toMatchObject({ reason: "CONFINED" });
    const { id: other } = await world.run(createEstateAgent);
    await expect(submit(principal, { agentId: other })).rejects.toMatchObject({ reason: "ESTATE_AGENT_NOT_FOUND" });
  });

  it("to an estate agent, about somebody out of sight, assigns nobody to that agent", async () => {
    const unseen = await newLead(world, { email: "ann@example.com" });
    const answer = await submit(confinedTo(`estate-agent:${agentId}`), { email: "ann@example.com", agentId });
    expect(answer).toMatchObject({ lead: null });
    expect(await storedLeads(world)).toMatchObject([{ id: unseen.id, agentId: null, submissionCount: 2 }]);
    expect(await eventTypes(world)).toEqual(["lead.created"]);
  });

  it("to a lead is what that lead sends, and nobody else", async () => {
    const known = await newLead(world, { email: "ann@example.com" });
    const principal = confinedTo(`lead:${known.id}`);
    expect(await submit(principal, { email: "ann@example.com" })).toMatchObject({
      merged: true,
      lead: { id: known.id },
    });
    await expect(submit(principal, { email: "bob@example.com" })).rejects.toMatchObject({ reason: "CONFINED" });
  });
});
