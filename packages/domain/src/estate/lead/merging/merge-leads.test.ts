import { createWorld, type TestWorld } from "@orrery/testkit";
import { beforeEach, describe, expect, it } from "vitest";
import { createEstateAgent } from "../../estate-agent/create-estate-agent.ts";
import { createProperty } from "../../property/create-property.ts";
import { getProperty } from "../../property/get-property.ts";
import { createLead } from "../create-lead.ts";
import { getLead } from "../get-lead.ts";
import { listLeadHistory } from "../history/list-lead-history.ts";
import { listLeadSubmissions } from "../list-lead-submissions.ts";
import { listLeads } from "../list-leads.ts";
import { pageLeads } from "../page-leads.ts";
import { eventTypes, newLead, storedLeads } from "../testing.ts";
import { updateLead } from "../update-lead.ts";
import { listLeadMerges } from "./list-lead-merges.ts";
import { LEAD_PARTS_MAX, mergeLeads } from "./merge-leads.ts";
import { unmergeLead } from "./unmerge-lead.ts";

let world: TestWorld;
beforeEach(async () => {
  world = await createWorld();
});

const merge = async (id: string, otherId: string, more: object = {}) =>
  (await world.invoke(mergeLeads, { id, otherId, ...more })).output;
const unmerge = async (id: string, otherId: string) => (await world.invoke(unmergeLead, { id, otherId })).output;
const get = async (id: string) => (await world.invoke(getLead, { id })).output;
const gone = { reason: "LEAD_NOT_FOUND" };

describe("a merge", () => {
  it("fills what the lead lacks and leaves what it has: name, source, status and agent are its own", async () => {
    const [sarah, tom] = [await world.run(createEstateAgent), await world.run(createEstateAgent)];
    const property = await world.run(createProperty);
    const lead = await newLead(world, { email: "ann@example.com", notes: "Mine", agentId: sarah.id });
    const other = await newLead(world, {
      name: "Anna",
      email: "anna@example.com",
      phone: "305 555 0100",
      notes: "Hers",
      source: "referral",
      propertyId: property.id,
      agentId: tom.id,
      dealValue: 500_000,
      dealCurrency: "EUR",
    });
    await world.invoke(updateLead, { id: other.id, status: "negotiating" });
    const merged = await merge(lead.id, other.id);
    expect(merged).toMatchObject({
      id: lead.id,
      name: "Ann",
      email: "ann@example.com",
      phone: "305 555 0100",
      notes: "Mine",
      source: "api",
      status: "new",
      propertyId: property.id,
      assignedAgent: { id: sarah.id },
      dealValue: 500_000,
      dealCurrency: "EUR",
      version: lead.version + 1,
    });
    expect(merged.scoreReasons).toContainEqual({ fact: "submissions", points: 5, reason: "Wrote 2 times" });
    expect(await get(lead.id)).toEqual(merged);
  });

  it("hides the other from every way to find it, and keeps it", async () => {
    const property = await world.run(createProperty);
    const lead = await newLead(world, { name: "Ann Stays", propertyId: property.id });
    const other = await newLead(world, { name: "Ann Goes", phone: "305 555 0100", propertyId: property.id });
    await merge(lead.id, other.id);
    await expect(get(other.id)).rejects.toMatchObject(gone);
    await expect(world.invoke(updateLead, { id: other.id, status: "contacted" })).rejects.toMatchObject(gone);
    await expect(world.invoke(listLeadHistory, { leadId: other.id })).rejects.toMatchObject(gone);
    await expect(merge(lead.id, other.id)).rejects.toMatchObject(gone);
    const ids = async (input: object) => (await world.invoke(listLeads, input)).output.items.map(({ id }) => id);
    expect(await ids({})).toEqual([lead.id]);
    expect(await ids({ q: "Goes" })).toEqual([lead.id]);
    expect((await world.invoke(pageLeads, {})).output).toMatchObject({ total: 1, items: [{ id: lead.id }] });
    // The survivor has the phone now: the other is no duplicate of anybody.
    const { possibleDuplicates } = (await world.invoke(createLead, { name: "Twin", phone: "305 555 0100" })).output;
    expect(possibleDuplicates).toEqual([{ id: lead.id, name: "Ann Stays" }]);
    const leads = { select: { leads: { select: { id: true } }, _count: { select: { leads: true } } } };
    const { rows } = await world.invoke(getProperty, { id: property.id }, { shape: leads } as object);
    expect(rows).toMatchObject({ leads: [{ id: lead.id }], _count: { leads: 1 } });
    expect((await world.invoke(listLeadMerges, { leadId: lead.id })).output.items).toMatchObject([
      { mergedLeadId: other.id, intoLeadId: lead.id, name: "Ann Goes", phone: "305 555 0100" },
    ]);
  });

  it("takes along what the other sent and what was done with it", async () => {
    const [lead, other] = [await newLead(world), await newLead(world, { name: "Other", notes: "Hi" })];
    await world.invoke(updateLead, { id: other.id, status: "contacted" });
    await merge(lead.id, other.id);
    const { items } = (await world.invoke(listLeadSubmissions, { leadId: lead.id })).output;
    expect(items.map(({ name }) => name)).toEqual(["Other", "Ann"]);
    const history = (await world.invoke(listLeadHistory, { leadId: lead.id })).output.items;
    expect(history.map(({ kind, leadId }) => [kind, leadId])).toEqual([
      ["merged", lead.id],
      ["moved", other.id],
      ["created", other.id],
      ["created", lead.id],
    ]);
    expect(history[0]).toMatchObject({ otherLeadId: other.id, changes: [{ field: "notes", from: null, to: "Hi" }] });
  });

  it("says so once, and that the lead has an agent if it had none", async () => {
    const agent = await world.run(createEstateAgent);
    const [lead, other] = [await newLead(world), await newLead(world, { agentId: agent.id })];
    const before = (await world.events()).length;
    await merge(lead.id, other.id);
    const events = (await world.events()).slice(before);
    expect(events.map(({ type }) => type).sort()).toEqual(["lead.assigned", "lead.merged"]);
    expect(events.find(({ type }) => type === "lead.merged")).toMatchObject({
      resourceId: lead.id,
      data: { id: lead.id, mergedLeadId: other.id },
    });
  });

  it("is refused with itself, for a stale version of either, and for more leads than one may be made of", async () => {
    const [lead, other] = [await newLead(world), await newLead(world)];
    await expect(merge(lead.id, lead.id)).rejects.toMatchObject({ reason: "LEAD_MERGED_WITH_ITSELF" });
    const stale = { reason: "STALE_VERSION" };
    await expect(merge(lead.id, other.id, { expectedVersion: 2 })).rejects.toMatchObject(stale);
    await expect(merge(lead.id, other.id, { expectedOtherVersion: 2 })).rejects.toMatchObject({
      ...stale,
      details: { current: { id: other.id } },
    });
    const whole = await merge(lead.id, other.id, { expectedVersion: 1, expectedOtherVersion: 1 });
    for (let leads = 3; leads <= LEAD_PARTS_MAX; leads += 1) await merge(whole.id, (await newLead(world)).id);
    const last = await newLead(world);
    await expect(merge(whole.id, last.id)).rejects.toMatchObject({ reason: "LEAD_TOO_MANY_PARTS" });
    expect(await get(last.id)).toEqual(last);
  }, 60_000);

  it("is not for a credential that may only create leads, or sees some of them alone", async () => {
    const [lead, other] = [await newLead(world), await newLead(world)];
    const input = { id: lead.id, otherId: other.id };
    const website = world.withScopes(["leads:write"]);
    await expect(world.invoke(mergeLeads, input, { principal: website })).rejects.toMatchObject({
      reason: "SCOPE_REQUIRED",
    });
    const principal = { ...world.principal, confinedTo: [`lead:${lead.id}`, `lead:${other.id}`] };
    await expect(world.invoke(mergeLeads, input, { principal })).rejects.toMatchObject({ reason: "CONFINED" });
  });
});

describe("what comes for a lead that was merged", () => {
  const submit = async (input: object, principal = world.principal) =>
    (await world.invoke(createLead, { name: "Again", ...input }, { principal })).output;

  it("goes to the lead that it is part of, and back with it", async () => {
    const lead = await newLead(world, { email: "ann@example.com" });
    const other = await newLead(world, { name: "Other", email: "other@example.com" });
    await merge(lead.id, other.id);
    expect(await submit({ email: "OTHER@example.com", phone: "305 555 0100" })).toMatchObject({
      merged: true,
      lead: { id: lead.id, email: "ann@example.com", phone: "305 555 0100" },
    });
    const { lead: left, restored } = await unmerge(lead.id, other.id);
    expect(left).toMatchObject({ id: lead.id, phone: null });
    expect(restored).toMatchObject({ id: other.id, name: "Other", phone: "305 555 0100" });
    const sent = async (leadId: string) =>
      (await world.invoke(listLeadSubmissions, { leadId })).output.items.map(({ name }) => name);
    expect([await sent(lead.id), await sent(other.id)]).toEqual([["Ann"], ["Again", "Other"]]);
    const done = async (leadId: string) =>
      (await world.invoke(listLeadHistory, { leadId })).output.items.map(({ kind }) => kind);
    expect(await done(lead.id)).toEqual(["unmerged", "merged", "created"]);
    expect(await done(other.id)).toEqual(["unmerged", "submitted", "created"]);
  });

  it("overwrites nothing that is shown, and is the lead's own once the merge is undone", async () => {
    const lead = await newLead(world, { email: "ann@example.com" });
    const other = await newLead(world, { phone: "305 555 0100" });
    await merge(lead.id, other.id);
    expect((await submit({ email: "ann@example.com", phone: "786 555 0199" })).lead?.phone).toBe("305 555 0100");
    expect((await unmerge(lead.id, other.id)).lead.phone).toBe("786 555 0199");
  });

  it("reaches it from a credential that sees neither, which fills in no property and no agent", async () => {
    const [property, seen] = [await world.run(createProperty), await world.run(createProperty)];
    const lead = await newLead(world, { email: "ann@example.com" });
    const other = await newLead(world, { email: "other@example.com" });
    await merge(lead.id, other.id);
    const principal = { ...world.principal, confinedTo: [`property:${seen.id}`] };
    const sent = await submit({ email: "other@example.com", phone: "305 555 0100", propertyId: seen.id }, principal);
    expect(sent).toMatchObject({ lead: null, merged: null });
    expect(await get(lead.id)).toMatchObject({ phone: "305 555 0100", propertyId: null });
    await world.invoke(updateLead, { id: lead.id, propertyId: property.id });
    expect((await unmerge(lead.id, other.id)).restored).toMatchObject({ phone: "305 555 0100", propertyId: null });
  });

  it("also where the lead has taken the address itself, which it may not lose to a third", async () => {
    const [lead, other] = [await newLead(world), await newLead(world, { email: "other@example.com" })];
    expect((await merge(lead.id, other.id)).email).toBe("other@example.com");
    expect(await submit({ email: "other@example.com" })).toMatchObject({ merged: true, lead: { id: lead.id } });
    const third = await newLead(world);
    await expect(world.invoke(updateLead, { id: third.id, email: "other@example.com" })).rejects.toMatchObject({
      reason: "LEAD_EMAIL_TAKEN",
    });
    // Away and back: it is still the other's to take along.
    await world.invoke(updateLead, { id: lead.id, email: "ann@example.com" });
    await world.invoke(updateLead, { id: lead.id, email: "other@example.com", notes: "Hi" });
    const { lead: left, restored } = await unmerge(lead.id, other.id);
    expect(restored.email).toBe("other@example.com");
    expect(left.notes).toBe("Hi");
    expect(await submit({ email: "other@example.com" })).toMatchObject({ lead: { id: other.id } });
  });
});

describe("undoing a merge", () => {
  it("restores both as they were, and says so", async () => {
    const lead = await newLead(world, { notes: "Mine" });
    const other = await newLead(world, { email: "other@example.com", phone: "305 555 0100", dealValue: 10 });
    await merge(lead.id, other.id);
    const before = (await world.events()).length;
    const undone = await unmerge(lead.id, other.id);
    const same = ({ version, updatedAt, ...rest }: typeof lead) => rest;
    expect(same(undone.lead)).toEqual(same(lead));
    expect(same(undone.restored)).toEqual(same(other));
    expect([undone.lead.version, undone.restored.version]).toEqual([3, 3]);
    expect((await world.events()).slice(before)).toMatchObject([
      { type: "lead.unmerged", resourceId: lead.id, data: { unmergedLeadId: other.id } },
    ]);
  });

  it("says that the lead has another agent, where it has had the one from the other", async () => {
    const [sarah, tom] = [await world.run(createEstateAgent), await world.run(createEstateAgent)];
    const lead = await newLead(world);
    const [first, second] = [await newLead(world, { agentId: sarah.id }), await newLead(world, { agentId: tom.id })];
    await merge(lead.id, first.id);
    await merge(lead.id, second.id);
    const before = (await world.events()).length;
    expect((await unmerge(lead.id, first.id)).lead.assignedAgent?.id).toBe(tom.id);
    expect((await world.events()).slice(before)).toMatchObject([
      { type: "lead.unmerged", data: { unmergedLeadId: first.id } },
      { type: "lead.assigned", resourceId: lead.id, data: { previousAgentId: sarah.id } },
    ]);
  });

  it("leaves what was changed on the lead since", async () => {
    const [lead, other] = [await newLead(world), await newLead(world, { phone: "305 555 0100", notes: "Hers" })];
    await merge(lead.id, other.id);
    await world.invoke(updateLead, { id: lead.id, phone: "786 555 0199", status: "contacted" });
    const { lead: left, restored } = await unmerge(lead.id, other.id);
    expect(left).toMatchObject({ phone: "786 555 0199", notes: null, status: "contacted" });
    expect(restored).toMatchObject({ phone: "305 555 0100", notes: "Hers", status: "new" });
  });

  it("undoes an inner merge of a chain: what came by it goes from the whole, and the rest stays", async () => {
    const a = await newLead(world, { name: "A", email: "a@example.com", phone: "305 555 0100" });
    const b = await newLead(world, { name: "B", email: "b@example.com", notes: "B's" });
    const c = await newLead(world, { name: "C", email: "c@example.com" });
    await merge(b.id, a.id);
    expect(await merge(c.id, b.id)).toMatchObject({ phone: "305 555 0100", notes: "B's" });
    await expect(unmerge(b.id, a.id)).rejects.toMatchObject(gone);
    const { lead, restored } = await unmerge(c.id, a.id);
    expect(lead).toMatchObject({ id: c.id, phone: null, notes: "B's" });
    expect(restored).toMatchObject({ id: a.id, phone: "305 555 0100" });
    expect((await unmerge(c.id, b.id)).restored).toMatchObject({ phone: null, notes: "B's" });
    expect((await storedLeads(world)).map(({ mergedIntoId }) => mergedIntoId)).toEqual([null, null, null]);
  });

  it("takes along what had become part of it before", async () => {
    const [a, b, c] = [await newLead(world, { phone: "305 555 0100" }), await newLead(world), await newLead(world)];
    await merge(b.id, a.id);
    await merge(c.id, b.id);
    const { restored } = await unmerge(c.id, b.id);
    expect(restored).toMatchObject({ id: b.id, phone: "305 555 0100" });
    expect((await unmerge(b.id, a.id)).restored.id).toBe(a.id);
  });

  it("is refused where the other is no part of the lead", async () => {
    const [lead, other] = [await newLead(world), await newLead(world)];
    await expect(unmerge(lead.id, other.id)).rejects.toMatchObject({ reason: "LEAD_NOT_MERGED" });
    await expect(unmerge(lead.id, lead.id)).rejects.toMatchObject({ reason: "LEAD_NOT_MERGED" });
    await expect(unmerge(lead.id, crypto.randomUUID())).rejects.toMatchObject(gone);
    expect(await eventTypes(world)).toEqual(["lead.created", "lead.created"]);
  });
});

describe("merges at once", () => {
  it("of the same leads in both directions: one is done, and the other finds no such lead", async () => {
    for (let round = 0; round < 5; round += 1) {
      const [one, other] = [await newLead(world), await newLead(world)];
      const both = await Promise.allSettled([merge(one.id, other.id), merge(other.id, one.id)]);
      expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
      expect(both.find(({ status }) => status === "rejected")).toMatchObject({ reason: gone });
    }
  });

  it("with submissions for both: none is lost, and none makes a third lead", async () => {
    const lead = await newLead(world, { email: "ann@example.com" });
    const other = await newLead(world, { email: "other@example.com" });
    const submissions = Array.from({ length: 10 }, (_, at) =>
      world.invoke(createLead, { name: "Again", email: at % 2 === 0 ? "ann@example.com" : "other@example.com" }),
    );
    await Promise.all([merge(lead.id, other.id), ...submissions]);
    expect(
      (await storedLeads(world)).map(({ submissionCount, mergedIntoId }) => [submissionCount, mergedIntoId]),
    ).toEqual([
      [12, null],
      [6, lead.id],
    ]);
    const { items } = (await world.invoke(listLeadSubmissions, { leadId: lead.id })).output;
    expect(items).toHaveLength(12);
    const { restored } = await unmerge(lead.id, other.id);
    expect((await world.invoke(listLeadSubmissions, { leadId: restored.id })).output.items).toHaveLength(6);
  });
});
