import { randomUUID } from "node:crypto";
import { CONFINEMENT, MODELS } from "@orrery/db";
import { cursorsFor, sealPosition } from "@orrery/operation";
import { cursorKeyOf } from "@orrery/server";
import { createWorld, TEST_ROOT_SECRET, type TestWorld } from "@orrery/testkit";
import { beforeEach, describe, expect, it } from "vitest";
import { createClient } from "../../estate/client/create-client.ts";
import { createEstateAgent } from "../../estate/estate-agent/create-estate-agent.ts";
import { newLead } from "../../estate/lead/testing.ts";
import { updateLead } from "../../estate/lead/update-lead.ts";
import { createProperty } from "../../estate/property/create-property.ts";
import { registry } from "../../registry.ts";
import { listEvents } from "./list-events.ts";

let world: TestWorld;
beforeEach(async () => {
  world = await createWorld();
});

const list = async (input: object = {}, principal = world.principal) =>
  (await world.invoke(listEvents, input, { principal })).output;

const typesOf = ({ items }: Awaited<ReturnType<typeof list>>) => items.map(({ type }) => type);

/** A cursor of a world, whoever gave it out. */
const cursorAt = (position: number, { organizationId } = world) =>
  sealPosition(cursorsFor(cursorKeyOf(TEST_ROOT_SECRET), organizationId), position);

/** As a restored backup, or as days that went. */
const setHead = (data: { position?: number; keptFrom?: number }) =>
  world.database.sql(
    `UPDATE "log"."Head" SET "position" = coalesce($2::float8, "position"), "keptFrom" = coalesce($3::float8, "keptFrom")
     WHERE "organizationId" = $1::uuid`,
    [world.organizationId, data.position ?? null, data.keptFrom ?? null],
  );

describe("the list of events", () => {
  it("has each as it was emitted, in order, with the resource's version and a cursor of its own", async () => {
    const lead = await newLead(world, { name: "Ana" });
    const { id: agentId } = await world.run(createEstateAgent);
    await world.invoke(updateLead, { id: lead.id, status: "qualified", agentId });
    await world.relay();
    const { items, nextCursor, asOf } = await list();
    expect(items).toEqual([
      {
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        cursor: cursorAt(1),
        position: 1,
        type: "lead.created",
        createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
        resource: { id: lead.id, version: 1 },
        data: expect.objectContaining({ id: lead.id, name: "Ana", status: "new" }),
      },
      expect.objectContaining({ position: 2, type: "lead.qualified", resource: { id: lead.id, version: 2 } }),
      expect.objectContaining({
        position: 3,
        type: "lead.assigned",
        data: expect.objectContaining({
          previousAgentId: null,
          assignedAgent: { id: agentId, name: expect.any(String) },
        }),
      }),
    ]);
    expect([nextCursor, asOf]).toEqual([cursorAt(3), cursorAt(3)]);
  });

  it("goes on from every cursor, also from that of an empty page and of an organization without events", async () => {
    const empty = await list();
    expect(empty).toEqual({ items: [], nextCursor: cursorAt(0), asOf: cursorAt(0) });
    for (let leads = 0; leads < 3; leads += 1) await newLead(world);
    await world.relay();
    const first = await list({ after: empty.nextCursor, limit: 2 });
    expect(first.items.map(({ position }) => position)).toEqual([1, 2]);
    expect(first.asOf).toBe(cursorAt(3));
    const second = await list({ after: first.nextCursor, limit: 2 });
    expect(second.items.map(({ position }) => position)).toEqual([3]);
    const third = await list({ after: second.nextCursor, limit: 2 });
    expect(third).toEqual({ items: [], nextCursor: second.nextCursor, asOf: second.nextCursor });
    await newLead(world);
    await world.relay();
    expect((await list({ after: third.nextCursor })).items.map(({ position }) => position)).toEqual([4]);
  });

  it("is filtered by types, and knows which there are", async () => {
    await newLead(world);
    await world.run(createProperty);
    await world.relay();
    expect(typesOf(await list({ types: ["property.created"] }))).toEqual(["property.created"]);
    const refused = list({ types: ["property.created", "lead.eaten"] });
    await expect(refused).rejects.toMatchObject({
      code: "BAD_REQUEST",
      reason: "INVALID_INPUT",
      details: { issues: [{ path: "types.1", message: "There is no event type lead.eaten." }] },
    });
  });

  it("waits for what is to come, where it is told to", async () => {
    const waiting = list({ wait: 30, types: ["lead.created"] });
    // Something else comes first.
    await world.run(createProperty);
    await world.relay();
    await newLead(world);
    await world.relay();
    const { items, nextCursor } = await waiting;
    expect(items).toMatchObject([{ type: "lead.created" }]);
    const beganMs = performance.now();
    expect(await list({ after: nextCursor, wait: 1 })).toEqual({ items: [], nextCursor, asOf: nextCursor });
    expect(performance.now() - beganMs).toBeGreaterThan(990);
  });
});

describe("a cursor of events", () => {
  it("is good in its own organization alone", async () => {
    const other = await createWorld();
    for (const after of [cursorAt(0, other), "AAAA", `${cursorAt(0)}A`]) {
      await expect(list({ after })).rejects.toMatchObject({ code: "BAD_REQUEST", reason: "INVALID_CURSOR" });
    }
  });

  it("is too old when what comes after it is not kept any more, and then says where to start over", async () => {
    for (let leads = 0; leads < 3; leads += 1) await newLead(world);
    await world.relay();
    await setHead({ keptFrom: 3 });
    const expired = await list({ after: cursorAt(1) }).catch((error: unknown) => error);
    expect(expired).toMatchObject({ code: "BAD_REQUEST", reason: "CURSOR_EXPIRED", details: { oldest: cursorAt(2) } });
    const { details } = expired as { details: { oldest: string } };
    expect((await list({ after: details.oldest })).items).toMatchObject([{ position: 3 }]);
    // Without a cursor one begins with what there is.
    expect((await list()).items).toMatchObject([{ position: 3 }]);
  });

  it("is refused where the log does not go so far, as after a restored backup", async () => {
    await newLead(world);
    await world.relay();
    await expect(list({ after: cursorAt(2) })).rejects.toMatchObject({
      code: "BAD_REQUEST",
      reason: "CURSOR_AHEAD",
      details: { latest: cursorAt(1) },
    });
  });
});

describe("what a credential may not read", () => {
  it("it does not see happen, and its cursors move on", async () => {
    await newLead(world);
    await world.run(createClient);
    await newLead(world);
    await world.relay();
    const readsClients = await list({}, world.withScopes(["clients:read", "leads:write"]));
    expect(typesOf(readsClients)).toEqual(["client.created"]);
    expect(readsClients.items[0]?.position).toBe(2);
    const nobody = await list({}, world.withScopes([]));
    expect(nobody).toEqual({ items: [], nextCursor: cursorAt(3), asOf: cursorAt(3) });
    const asked = await list({ types: ["lead.created"] }, world.withScopes(["clients:read"]));
    expect(asked.items).toEqual([]);
  });

  it("is what is out of the sight of a confined one, as it stands now", async () => {
    const { id: propertyId } = await world.run(createProperty);
    const { id: elsewhereId } = await world.run(createProperty);
    const [seen, unseen, moved] = [
      await newLead(world, { propertyId }),
      await newLead(world, { propertyId: elsewhereId }),
      await newLead(world, { propertyId: elsewhereId }),
    ];
    await world.invoke(updateLead, { id: moved.id, propertyId });
    await world.relay();
    const principal = { ...world.principal, confinedTo: [`property:${propertyId}`] };
    const resources = async () => (await list({ limit: 100 }, principal)).items.map(({ resource }) => resource.id);
    expect(await resources()).toEqual([propertyId, seen.id, moved.id]);
    expect((await list({ limit: 100 })).items.map(({ resource }) => resource.id)).toContain(unseen.id);
    // A row that is gone is seen by those alone who see everything.
    await world.database.system.leadSubmission.deleteMany({ where: { leadId: seen.id } });
    await world.database.system.lead.delete({ where: { id: seen.id } });
    expect(await resources()).toEqual([propertyId, moved.id]);
    expect((await list({ limit: 100 })).items.map(({ resource }) => resource.id)).toContain(seen.id);
    const elsewhere = { ...world.principal, confinedTo: [`lead:${randomUUID()}`] };
    const { items, nextCursor, asOf } = await list({ limit: 100 }, elsewhere);
    expect([items, nextCursor]).toEqual([[], asOf]);
  });

  it("is said of every event: by a scope that reads, and a model of the tenant's that confinement knows", () => {
    expect(registry.events.length).toBeGreaterThan(5);
    for (const { type, reading } of registry.events) {
      expect(registry.scopes, type).toContain(reading.scope);
      expect(reading.scope.name, type).toMatch(/:read$/);
      expect(MODELS, type).toHaveProperty(reading.model, "tenant");
      expect(CONFINEMENT, type).toHaveProperty(reading.model);
    }
  });
});
