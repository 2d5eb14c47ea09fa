import { createWorld, type TestWorld } from "@orrery/testkit";
import { beforeEach, describe, expect, it } from "vitest";
import { createEstateAgent } from "../../estate-agent/create-estate-agent.ts";
import { createProperty } from "../../property/create-property.ts";
import { createLead } from "../create-lead.ts";
import { newLead } from "../testing.ts";
import { updateLead } from "../update-lead.ts";
import { listLeadHistory } from "./list-lead-history.ts";

let world: TestWorld;
beforeEach(async () => {
  world = await createWorld();
});

const history = async (leadId: string, input: object = {}, principal = world.principal) =>
  (await world.invoke(listLeadHistory, { leadId, ...input }, { principal })).output;

describe("the history of a lead", () => {
  it("has what was done, newest first: created, written again, moved, assigned and corrected", async () => {
    const agent = await world.run(createEstateAgent);
    const lead = await newLead(world, { email: "ann@example.com", source: "website" });
    const again = await world.invoke(createLead, {
      name: "Ann",
      email: "ann@example.com",
      phone: "1",
      source: "zillow",
    });
    await world.invoke(updateLead, {
      id: lead.id,
      status: "contacted",
      agentId: agent.id,
      notes: "Hi",
      dealValue: "10.50",
      dealCurrency: "EUR",
    });
    await world.invoke(updateLead, { id: lead.id, notes: "Hi" });
    const { items } = await history(lead.id);
    const entries = items.map(({ kind, changes, source, submissionId }) => ({ kind, changes, source, submissionId }));
    const updated = entries.slice(0, 3);
    expect(updated.map(({ kind }) => kind)).toEqual(["changed", "assigned", "moved"]);
    expect(updated.map(({ changes }) => changes)).toEqual([
      [
        { field: "notes", from: null, to: "Hi" },
        { field: "dealValue", from: null, to: "10.5" },
        { field: "dealCurrency", from: null, to: "EUR" },
      ],
      [{ field: "agentId", from: null, to: agent.id }],
      [{ field: "status", from: "new", to: "contacted" }],
    ]);
    expect(entries.slice(3)).toEqual([
      {
        kind: "submitted",
        changes: [{ field: "phone", from: null, to: "1" }],
        source: "zillow",
        submissionId: again.output.submissionId,
      },
      { kind: "created", changes: [], source: "website", submissionId: expect.any(String) },
    ]);
  });

  it("says whose credential it was, and its name as it was then", async () => {
    const { system } = world.database;
    const session = await world.session();
    const key = await world.key();
    const named = await system.apiKey.findFirstOrThrow({
      where: { organizationId: world.organizationId },
      orderBy: { createdAt: "desc" },
    });
    expect(key.length).toBeGreaterThan(20);
    const byKey = { ...world.principal, credentialId: named.id };
    const bySession = {
      ...world.principal,
      kind: "session" as const,
      credentialId: session.sessionId,
      userId: session.userId,
    };
    const { lead } = (await world.invoke(createLead, { name: "Ann" }, { principal: byKey })).output;
    const id = lead?.id ?? "";
    await world.invoke(updateLead, { id, status: "contacted" }, { principal: bySession });
    await system.apiKey.update({ where: { id: named.id }, data: { name: "Renamed" } });
    await world.invoke(updateLead, { id, status: "new" });
    const { items } = await history(id);
    expect(items.map(({ actor }) => actor)).toEqual([
      { kind: "api-key", credentialId: world.principal.credentialId, userId: null, name: null },
      { kind: "session", credentialId: session.sessionId, userId: session.userId, name: "Ana Diaz" },
      { kind: "api-key", credentialId: named.id, userId: null, name: named.name },
    ]);
  });

  it("pages, and ends", async () => {
    const lead = await newLead(world);
    for (const status of ["contacted", "new", "lost"]) await world.invoke(updateLead, { id: lead.id, status });
    const first = await history(lead.id, { limit: 3 });
    const second = await history(lead.id, { limit: 3, cursor: first.nextCursor });
    expect([...first.items, ...second.items].map(({ changes: [change], kind }) => change?.to ?? kind)).toEqual([
      "lost",
      "new",
      "contacted",
      "created",
    ]);
    expect(second.nextCursor).toBeNull();
  });

  it("is not written where nothing is changed, and goes with what is rolled back", async () => {
    const lead = await newLead(world);
    await world.invoke(updateLead, { id: lead.id, status: "new" });
    await expect(world.invoke(updateLead, { id: lead.id, status: "won" })).rejects.toThrow();
    expect((await history(lead.id)).items).toHaveLength(1);
  });

  it("of a lead that is not there, or another organization's, is not found", async () => {
    const other = await createWorld();
    const lead = await newLead(other);
    for (const id of [lead.id, crypto.randomUUID()]) {
      await expect(history(id)).rejects.toMatchObject({ reason: "LEAD_NOT_FOUND" });
    }
  });

  it("is shown to a key that is confined to the lead, and none of it to one that sees the lead by its property", async () => {
    const property = await world.run(createProperty);
    const lead = await newLead(world, { propertyId: property.id });
    const by = (pair: string) => ({ ...world.principal, confinedTo: [pair] });
    expect((await history(lead.id, {}, by(`lead:${lead.id}`))).items).toHaveLength(1);
    expect((await history(lead.id, {}, by(`property:${property.id}`))).items).toEqual([]);
    await expect(history(lead.id, {}, by(`lead:${crypto.randomUUID()}`))).rejects.toMatchObject({
      reason: "LEAD_NOT_FOUND",
    });
  });
});
