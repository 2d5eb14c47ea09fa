import { randomUUID } from "node:crypto";
import type { FreshDatabase, TestWorld } from "@orrery/testkit";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createLead } from "../../estate/lead/create-lead.ts";
import { listLeadHistory } from "../../estate/lead/history/list-lead-history.ts";
import { mergeLeads } from "../../estate/lead/merging/merge-leads.ts";
import { unmergeLead } from "../../estate/lead/merging/unmerge-lead.ts";
import { updateLead } from "../../estate/lead/update-lead.ts";
import { rescreenLead } from "../screening/rescreen-lead.ts";
import { eventsOf, LISTED, leadNamed, recordsOf, screenedDatabase, withHold, worldIn } from "../testing.ts";
import { clearLead } from "./clear-lead.ts";

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await screenedDatabase();
});
afterAll(() => fresh[Symbol.asyncDispose]());

let world: TestWorld;
beforeEach(async () => {
  world = await worldIn(fresh);
});

const HELD = { reason: "sanctions_match", requestedStatus: null };
const change = async (id: string, patch: object) => withHold((await world.invoke(updateLead, { id, ...patch })).output);
const clear = (id: string, more: object = {}) => world.invoke(clearLead, { id, reason: "Another person.", ...more });

describe("a lead that was closed while the lists were loaded", () => {
  /** As if its name had come with lists that were loaded since. */
  const unscreened = async (name: string, status: string, more: object = {}) => {
    const { id } = await leadNamed(world, "Linda Cooper", more);
    if (status === "won") await change(id, { status: "negotiating" });
    await change(id, { status });
    await world.database.system.lead.update({ where: { id }, data: { name } });
    return id;
  };

  it.each([
    ["lost", "contacted"],
    ["lost", "won"],
    ["won", "negotiating"],
  ])("is screened as it is opened again, and held: from %s to %s", async (from, to) => {
    const id = await unscreened(LISTED, from);
    expect(await change(id, { status: to })).toMatchObject({
      status: from,
      hold: { reason: "sanctions_match", requestedStatus: to },
    });
    expect((await eventsOf(world)).at(-1)).toBe("compliance.match_alert");
    expect((await recordsOf(world, id))[0]).toMatchObject({ cause: "reopened", outcome: "match" });
  });

  it("is screened under all names that it has written under, and under a new one", async () => {
    const email = `${randomUUID()}@example.com`;
    const id = await unscreened("Linda Cooper", "lost", { email });
    await world.database.system.leadSubmission.updateMany({ where: { leadId: id }, data: { name: LISTED } });
    expect((await change(id, { name: "Lin Cooper", status: "new" })).hold).toMatchObject({ requestedStatus: "new" });
    const [{ name = "" } = {}] = await recordsOf(world, id);
    expect(name?.split("\n")).toEqual(["Lin Cooper", LISTED]);
  });

  it("goes on where nothing matches, and is lost again without being looked up", async () => {
    const id = await unscreened("Lin Cooper", "lost");
    expect(await change(id, { status: "lost", notes: "Called." })).toMatchObject({ status: "lost" });
    expect(await recordsOf(world, id)).toHaveLength(1);
    expect(await change(id, { status: "qualified" })).toMatchObject({ status: "qualified", hold: undefined });
    expect((await recordsOf(world, id))[0]).toMatchObject({ cause: "reopened", outcome: "no_match" });
  });

  it("holds the open lead that it becomes part of", async () => {
    const closed = await unscreened(LISTED, "lost");
    const { id } = await leadNamed(world, "Lin Cooper");
    const { output } = await world.invoke(mergeLeads, { id, otherId: closed });
    expect(withHold(output)).toMatchObject({ status: "new", hold: HELD });
    expect((await eventsOf(world)).slice(-2)).toEqual(["lead.merged", "compliance.match_alert"]);
  });
});

describe("what came for a lead while it was part of another", () => {
  it("holds it when it is one of its own again", async () => {
    const email = `${randomUUID()}@example.com`;
    const [lead, other] = [await leadNamed(world, "Lin Cooper"), await leadNamed(world, "Linda Cooper", { email })];
    await world.invoke(mergeLeads, { id: lead.id, otherId: other.id });
    await world.invoke(createLead, { name: LISTED, email });
    const { restored } = (await world.invoke(unmergeLead, { id: lead.id, otherId: other.id })).output;
    expect(withHold(restored).hold).toEqual(HELD);
    expect(await change(other.id, { status: "qualified" })).toMatchObject({ status: "new" });
    expect((await recordsOf(world, other.id))[0]).toMatchObject({ cause: "unmerged", outcome: "match" });
    const { items } = (await world.invoke(listLeadHistory, { leadId: other.id })).output;
    expect(items.map(({ kind }) => kind)).toEqual(["held", "unmerged", "submitted", "created"]);
  });

  it("is written down before what it comes to", async () => {
    const email = `${randomUUID()}@example.com`;
    const { id } = await leadNamed(world, "Linda Cooper", { email });
    await world.invoke(createLead, { name: LISTED, email });
    const { items } = (await world.invoke(listLeadHistory, { leadId: id })).output;
    expect(items.map(({ kind }) => kind)).toEqual(["held", "submitted", "created"]);
  });
});

it("keeps with a decision what was found of those that have become part of the lead", async () => {
  const [other, { id }] = [await leadNamed(world, LISTED), await leadNamed(world, "Linda Cooper")];
  await world.invoke(mergeLeads, { id, otherId: other.id });
  await clear(id);
  expect((await recordsOf(world, id))[0]).toMatchObject({ kind: "cleared", matches: [{ entryId: 6861 }] });
});

it("is another version once it is held for more, so that nobody decides on what they have not seen", async () => {
  const email = `${randomUUID()}@example.com`;
  const seen = await leadNamed(world, LISTED, { email });
  const { system } = world.database;
  await system.leadSubmission.updateMany({ where: { leadId: seen.id }, data: { name: "Usama bin Ladin" } });
  await world.invoke(rescreenLead, { id: seen.id, cause: "lists_loaded" });
  await expect(clear(seen.id, { expectedVersion: seen.version })).rejects.toMatchObject({ reason: "STALE_VERSION" });
});
