import { createWorld, type TestWorld } from "@orrery/testkit";
import { beforeEach, describe, expect, it } from "vitest";
import { createEstateAgent } from "../estate-agent/create-estate-agent.ts";
import { LEAD_STATUSES } from "./board.ts";
import { getLead } from "./get-lead.ts";
import { eventTypes, newLead, storedLeads } from "./testing.ts";
import { updateLead } from "./update-lead.ts";

let world: TestWorld;
beforeEach(async () => {
  world = await createWorld();
});
const update = async (id: string, patch: object) => (await world.invoke(updateLead, { id, ...patch })).output;
const current = async (id: string) => (await world.invoke(getLead, { id })).output;
const agent = () => world.run(createEstateAgent);

describe("a move on the board", () => {
  it("goes anywhere, and back", async () => {
    const { id } = await newLead(world);
    const path = ["visiting", "contacted", "lost", "new", "negotiating", "won", "lost", "won", "qualified"] as const;
    for (const status of path) expect(await update(id, { status })).toMatchObject({ status });
    expect(await current(id)).toMatchObject({ status: "qualified", version: 1 + path.length });
  });

  it.each(["new", "contacted", "qualified", "visiting"] as const)(
    "from %s to won is refused, and says where it may go",
    async (from) => {
      const { id } = await newLead(world);
      const lead = await update(id, { status: from });
      await expect(update(id, { status: "won", notes: "x" })).rejects.toMatchObject({
        code: "UNPROCESSABLE",
        reason: "LEAD_MOVE_NOT_ALLOWED",
        details: { from, to: "won", allowed: LEAD_STATUSES.filter((status) => status !== "won") },
      });
      expect(await current(id)).toEqual(lead);
    },
  );

  it.each(["negotiating", "lost"] as const)("from %s to won is allowed", async (from) => {
    const { id } = await newLead(world);
    await update(id, { status: from });
    expect(await update(id, { status: "won" })).toMatchObject({ status: "won" });
  });
});

describe("lead.qualified", () => {
  it("is emitted once for a move to qualified, with the lead as it is then", async () => {
    const { id } = await newLead(world);
    const lead = await update(id, { status: "qualified" });
    const [, qualified, ...rest] = await world.events();
    expect(rest).toEqual([]);
    expect(qualified).toMatchObject({ type: "lead.qualified", resourceId: id, resourceVersion: 2, data: lead });
  });

  it("is not emitted again while the lead stays qualified", async () => {
    const { id } = await newLead(world);
    await update(id, { status: "qualified" });
    await update(id, { status: "qualified", notes: "x" });
    expect(await eventTypes(world)).toEqual(["lead.created", "lead.qualified"]);
  });

  it("is emitted for no other move, and for none that is refused", async () => {
    const { id } = await newLead(world);
    await expect(update(id, { status: "won" })).rejects.toThrow();
    for (const status of ["contacted", "visiting", "lost", "negotiating", "won"]) await update(id, { status });
    expect(await eventTypes(world)).toEqual(["lead.created"]);
  });
});

describe("lead.assigned", () => {
  it("names who had the lead before, also when nobody had", async () => {
    const [sarah, tom] = [await agent(), await agent()];
    const { id } = await newLead(world);
    const first = await update(id, { agentId: sarah.id });
    expect(first.assignedAgent).toEqual({ id: sarah.id, name: sarah.name });
    const second = await update(id, { agentId: tom.id });
    const [, assigned, reassigned, ...rest] = await world.events();
    expect(rest).toEqual([]);
    expect(assigned).toMatchObject({
      type: "lead.assigned",
      resourceVersion: 2,
      data: { ...first, previousAgentId: null },
    });
    expect(reassigned).toMatchObject({
      type: "lead.assigned",
      resourceVersion: 3,
      data: { ...second, previousAgentId: sarah.id },
    });
  });

  it("is not emitted for the agent who has the lead already", async () => {
    const { id: agentId } = await agent();
    const { id } = await newLead(world, { agentId });
    await update(id, { agentId, notes: "x" });
    expect(await eventTypes(world)).toEqual(["lead.created", "lead.assigned"]);
  });

  it("is not emitted when a lead is taken from its agent; the next one is a first one again", async () => {
    const { id: agentId } = await agent();
    const { id } = await newLead(world, { agentId });
    expect(await update(id, { agentId: null })).toMatchObject({ assignedAgent: null, version: 2 });
    expect(await eventTypes(world)).toEqual(["lead.created", "lead.assigned"]);
    await update(id, { agentId });
    expect((await world.events()).at(-1)).toMatchObject({ type: "lead.assigned", data: { previousAgentId: null } });
  });

  it("comes with lead.qualified from one patch, once each and in one version", async () => {
    const { id: agentId } = await agent();
    const { id } = await newLead(world);
    await update(id, { status: "qualified", agentId });
    const events = (await world.events()).slice(1);
    expect(events.map(({ type, resourceVersion }) => [type, resourceVersion])).toEqual([
      ["lead.qualified", 2],
      ["lead.assigned", 2],
    ]);
  });
});

describe("an expected version", () => {
  it("that is the current one lets the patch through", async () => {
    const { id, version } = await newLead(world);
    expect(await update(id, { notes: "x", expectedVersion: version })).toMatchObject({ version: version + 1 });
  });

  it.each([1, 3, 2_147_483_647])(
    "of %i refuses the patch of a lead of version 2, and shows it as it stands",
    async (expectedVersion) => {
      const { id } = await newLead(world);
      const lead = await update(id, { notes: "Theirs" });
      await expect(update(id, { notes: "Mine", expectedVersion })).rejects.toMatchObject({
        code: "CONFLICT",
        reason: "STALE_VERSION",
        details: { current: lead },
      });
      expect(await current(id)).toEqual(lead);
    },
  );

  it("refuses also where the patch would have changed nothing", async () => {
    const { id } = await newLead(world, { notes: "x" });
    await update(id, { phone: "1234567" });
    await expect(update(id, { notes: "x", expectedVersion: 1 })).rejects.toMatchObject({ reason: "STALE_VERSION" });
  });
});

describe("updates of one lead at once", () => {
  it("that expect one version: one wins, the others learn how it stands", async () => {
    const { id } = await newLead(world);
    const answers = await Promise.allSettled(
      Array.from({ length: 5 }, (_, at) => update(id, { notes: `${at}`, expectedVersion: 1 })),
    );
    const won = answers.filter((answer) => answer.status === "fulfilled");
    expect(won).toHaveLength(1);
    for (const answer of answers.filter(({ status }) => status === "rejected")) {
      expect(answer).toMatchObject({ reason: { reason: "STALE_VERSION", details: { current: won[0]?.value } } });
    }
    expect(await current(id)).toEqual(won[0]?.value);
  });

  it("that expect none all apply, each on top of the other", async () => {
    const { id } = await newLead(world);
    await Promise.all([
      update(id, { notes: "x" }),
      update(id, { phone: "1234567" }),
      update(id, { status: "contacted" }),
      update(id, { propertyAddress: "1 Elm St" }),
    ]);
    expect(await storedLeads(world)).toMatchObject([
      { notes: "x", phone: "1234567", status: "contacted", propertyAddress: "1 Elm St", version: 5, score: 35 },
    ]);
  });

  it("that expect none all apply however many they are: none is turned away as too busy", async () => {
    const { id } = await newLead(world);
    const answers = await Promise.allSettled(Array.from({ length: 30 }, (_, at) => update(id, { notes: `${at}` })));
    expect(answers.filter(({ status }) => status === "rejected")).toEqual([]);
    expect(await current(id)).toMatchObject({ version: 31 });
  });

  it("emit lead.qualified once, whoever was first", async () => {
    const { id } = await newLead(world);
    await Promise.all(Array.from({ length: 4 }, () => update(id, { status: "qualified" })));
    expect(await eventTypes(world)).toEqual(["lead.created", "lead.qualified"]);
    expect(await current(id)).toMatchObject({ version: 2 });
  });
});
