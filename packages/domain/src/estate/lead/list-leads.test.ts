import { randomUUID } from "node:crypto";
import { createWorld, type TestWorld } from "@orrery/testkit";
import { beforeEach, describe, expect, it } from "vitest";
import { createEstateAgent } from "../estate-agent/create-estate-agent.ts";
import { listProperties } from "../property/list-properties.ts";
import { listLeads } from "./list-leads.ts";
import { newLead } from "./testing.ts";
import { updateLead } from "./update-lead.ts";

let world: TestWorld;
beforeEach(async () => {
  world = await createWorld();
});
const list = async (input: object) => (await world.invoke(listLeads, input)).output;
const names = async (input: object) => (await list(input)).items.map(({ name }) => name);

describe("the list of leads", () => {
  it("has the organization's own, newest first, each as it is got", async () => {
    await newLead(await createWorld());
    const { id: agentId } = await world.run(createEstateAgent);
    const leads = [await newLead(world, { agentId }), await newLead(world, { dealValue: 1.5 }), await newLead(world)];
    expect(await list({})).toEqual({ items: leads.toReversed(), nextCursor: null, previousCursor: null });
  });

  it("pages through leads of one instant without losing one, filters included", async () => {
    const createdAt = new Date("2026-11-22T10:00:00Z");
    const { organizationId } = world;
    const data = Array.from({ length: 15 }, (_, at) => ({
      organizationId,
      id: randomUUID(),
      name: `a${at}`,
      source: at % 3 === 0 ? "website" : "zillow",
      createdAt,
    }));
    await world.database.system.lead.createMany({ data });
    const expected = data
      .filter(({ source }) => source === "zillow")
      .toSorted((a, b) => (a.id < b.id ? 1 : -1))
      .map(({ name }) => name);
    const first = await list({ source: "zillow", limit: 4 });
    const second = await list({ source: "zillow", limit: 4, cursor: first.nextCursor });
    const third = await list({ source: "zillow", limit: 4, cursor: second.nextCursor });
    expect([first, second, third].flatMap(({ items }) => items.map(({ name }) => name))).toEqual(expected);
    expect(third.nextCursor).toBeNull();
  });

  it("takes no cursor of another list", async () => {
    for (let at = 0; at < 2; at += 1) await newLead(world);
    const { nextCursor } = await list({ limit: 1 });
    await expect(world.invoke(listProperties, { cursor: nextCursor })).rejects.toMatchObject({
      reason: "INVALID_CURSOR",
    });
  });

  it("needs leads:read", async () => {
    const principal = world.withScopes(["leads:write"]);
    await expect(world.invoke(listLeads, {}, { principal })).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});

describe("a filter", () => {
  it("by status finds that state alone", async () => {
    await newLead(world, { name: "A" });
    const { id } = await newLead(world, { name: "B" });
    await world.invoke(updateLead, { id, status: "contacted" });
    expect(await names({ status: "new" })).toEqual(["A"]);
    expect(await names({ status: "contacted" })).toEqual(["B"]);
    expect(await names({ status: "won" })).toEqual([]);
  });

  it("by source finds that source alone, to the letter", async () => {
    for (const source of ["zillow", "Zillow", "zillow.com", "zill%"]) await newLead(world, { name: source, source });
    for (const source of ["zillow", "Zillow", "zill%"]) expect(await names({ source })).toEqual([source]);
    expect(await names({ source: "%" })).toEqual([]);
  });

  it("by agent finds that agent's; an unknown one and another organization's have none", async () => {
    const [sarah, tom] = [await world.run(createEstateAgent), await world.run(createEstateAgent)];
    const other = await createWorld();
    const foreign = await other.run(createEstateAgent);
    await newLead(other, { agentId: foreign.id });
    await newLead(world, { name: "A", agentId: sarah.id });
    await newLead(world, { name: "B", agentId: tom.id });
    await newLead(world, { name: "C" });
    expect(await names({ agentId: sarah.id })).toEqual(["A"]);
    for (const agentId of [foreign.id, randomUUID()]) expect(await names({ agentId })).toEqual([]);
  });

  it("by least score includes it", async () => {
    await newLead(world, { name: "0" });
    await newLead(world, { name: "10", notes: "x" });
    await newLead(world, { name: "20", email: "a@example.com" });
    expect(await names({ scoreMin: 0 })).toEqual(["20", "10", "0"]);
    expect(await names({ scoreMin: 10 })).toEqual(["20", "10"]);
    expect(await names({ scoreMin: 11 })).toEqual(["20"]);
    expect(await names({ scoreMin: 100 })).toEqual([]);
  });

  it("narrows every other one", async () => {
    const { id: agentId } = await world.run(createEstateAgent);
    const hit = { source: "zillow", agentId, email: "hit@example.com" };
    const { id } = await newLead(world, { name: "hit", ...hit });
    const misses = [{ source: "website" }, { agentId: null }, { email: null }, {}];
    for (const [at, miss] of misses.entries()) {
      const lead = await newLead(world, { name: `miss ${at}`, ...hit, email: `${at}@example.com`, ...miss });
      if (at < 3) await world.invoke(updateLead, { id: lead.id, status: "contacted" });
    }
    await world.invoke(updateLead, { id, status: "contacted" });
    expect(await names({ status: "contacted", source: "zillow", agentId, scoreMin: 20 })).toEqual(["hit"]);
  });

  it.each([
    [{ status: "archived" }, "status"],
    [{ status: "" }, "status"],
    [{ status: ["new"] }, "status"],
    [{ status: { not: "new" } }, "status"],
    [{ source: "" }, "source"],
    [{ source: { contains: "z" } }, "source"],
    [{ source: "x".repeat(101) }, "source"],
    [{ agentId: "me" }, "agentId"],
    [{ agentId: null }, "agentId"],
    [{ scoreMin: -1 }, "scoreMin"],
    [{ scoreMin: 101 }, "scoreMin"],
    [{ scoreMin: "50" }, "scoreMin"],
    [{ scoreMin: 0.5 }, "scoreMin"],
  ])("may not be %j", async (input, path) => {
    await expect(list(input)).rejects.toMatchObject({
      reason: "INVALID_INPUT",
      details: { issues: [expect.objectContaining({ path })] },
    });
  });

  it("that is undefined is none", async () => {
    await newLead(world, { name: "A" });
    expect(await names({ status: undefined, source: undefined, agentId: undefined, scoreMin: undefined })).toEqual([
      "A",
    ]);
  });
});
