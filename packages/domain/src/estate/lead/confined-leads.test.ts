import type { Principal } from "@orrery/operation";
import { createWorld, type TestWorld } from "@orrery/testkit";
import { beforeEach, describe, expect, it } from "vitest";
import { createEstateAgent } from "../estate-agent/create-estate-agent.ts";
import { createProperty } from "../property/create-property.ts";
import { createLead } from "./create-lead.ts";
import { listLeadSubmissions } from "./list-lead-submissions.ts";
import { listLeads } from "./list-leads.ts";
import { pageLeads } from "./page-leads.ts";
import { type Lead, newLead, storedLeads } from "./testing.ts";
import { updateLead } from "./update-lead.ts";

let world: TestWorld;
let propertyId: string;
let elsewhereId: string;
let agentId: string;
let principal: Principal;
let seen: Lead;
let unseen: Lead;
beforeEach(async () => {
  world = await createWorld();
  propertyId = (await world.run(createProperty)).id;
  elsewhereId = (await world.run(createProperty)).id;
  agentId = (await world.run(createEstateAgent)).id;
  seen = await newLead(world, { name: "Seen", email: "seen@example.com", propertyId, agentId });
  unseen = await newLead(world, { name: "Unseen", email: "unseen@example.com", propertyId: elsewhereId });
  principal = { ...world.principal, confinedTo: [`property:${propertyId}`] };
});
const change = async (input: object) => (await world.invoke(updateLead, input, { principal })).output;

it("lists and totals what the credential sees, each as anybody sees it", async () => {
  const second = await newLead(world, { propertyId });
  const { output } = await world.invoke(listLeads, {}, { principal });
  expect(output.items).toEqual([second, seen]);
  expect((await world.invoke(pageLeads, { limit: 1 }, { principal })).output).toEqual({ items: [second], total: 2 });
  expect((await world.invoke(pageLeads, { status: "won" }, { principal })).output.total).toBe(0);
  expect((await world.invoke(pageLeads, {})).output.total).toBe(3);
});

it("pages over what it sees as if there were nothing else in between", async () => {
  for (let at = 0; at < 3; at += 1) {
    await newLead(world, { propertyId: elsewhereId });
    await newLead(world, { name: `${at}`, propertyId });
  }
  const page = async (cursor?: string | null) =>
    (await world.invoke(listLeads, { limit: 2, cursor: cursor ?? undefined }, { principal })).output;
  const first = await page();
  const second = await page(first.nextCursor);
  expect(second.nextCursor).toBeNull();
  const names = [first, second].flatMap(({ items }) => items.map(({ name }) => name));
  expect(names).toEqual(["2", "1", "0", "Seen"]);
});

describe("a change", () => {
  it("is made to a lead that is seen, whoever's it is", async () => {
    expect(await change({ id: seen.id, status: "contacted" })).toEqual({
      ...seen,
      status: "contacted",
      version: 2,
      updatedAt: expect.any(String),
    });
    expect(await change({ id: seen.id, agentId: null })).toMatchObject({ assignedAgent: null });
  });

  it("finds no other", async () => {
    await expect(change({ id: unseen.id, status: "contacted" })).rejects.toMatchObject({ reason: "LEAD_NOT_FOUND" });
  });

  it("moves none out of sight, and gives it to nobody who is", async () => {
    const { id } = seen;
    await expect(change({ id, propertyId: elsewhereId })).rejects.toMatchObject({ reason: "PROPERTY_NOT_FOUND" });
    await expect(change({ id, propertyId: null })).rejects.toMatchObject({ reason: "CONFINED" });
    const { id: other } = await world.run(createEstateAgent);
    await expect(change({ id, agentId: other })).rejects.toMatchObject({ reason: "ESTATE_AGENT_NOT_FOUND" });
    expect(await storedLeads(world)).toMatchObject([{ id, propertyId, agentId, version: 1 }, {}]);
  });

  it("is refused an address that another lead has, seen or not, without a word on whose it is", async () => {
    const refused = change({ id: seen.id, email: "UNSEEN@example.com" });
    await expect(refused).rejects.toMatchObject({ reason: "LEAD_EMAIL_TAKEN", details: undefined });
  });
});

describe("what a lead has sent", () => {
  const sentBy = async (leadId: string) =>
    (await world.invoke(listLeadSubmissions, { leadId }, { principal })).output.items.map(({ notes }) => notes);

  it("shows as far as it is about what the credential is confined to", async () => {
    const about = (notes: string, property: string | null) =>
      world.invoke(createLead, { name: "Ann", email: "seen@example.com", notes, propertyId: property });
    await about("elsewhere", elsewhereId);
    await about("nothing", null);
    await about("here", propertyId);
    expect(await sentBy(seen.id)).toEqual(["here", null]);
  });

  it("is empty, and not missing, for a lead of which all of it is out of sight", async () => {
    const moved = await newLead(world, {});
    await world.invoke(updateLead, { id: moved.id, propertyId });
    expect(await sentBy(moved.id)).toEqual([]);
    await expect(sentBy(unseen.id)).rejects.toMatchObject({ reason: "LEAD_NOT_FOUND" });
  });
});
