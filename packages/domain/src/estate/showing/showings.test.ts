import { randomUUID } from "node:crypto";
import type { OutputOf } from "@orrery/operation";
import { createWorld, type TestWorld } from "@orrery/testkit";
import { beforeEach, describe, expect, it } from "vitest";
import { newClient } from "../client/testing.ts";
import { createProperty } from "../property/create-property.ts";
import { confirmShowing } from "./confirm-showing.ts";
import { declineShowing } from "./decline-showing.ts";
import { getShowing } from "./get-showing.ts";
import { listShowings } from "./list-showings.ts";
import { requestShowing } from "./request-showing.ts";

const HOUR_MS = 3_600_000;
const inHours = (hours: number) => new Date(Date.now() + hours * HOUR_MS).toISOString();

let world: TestWorld;
let clientId: string;
let propertyId: string;
beforeEach(async () => {
  world = await createWorld();
  clientId = (await newClient(world)).id;
  propertyId = (await world.run(createProperty)).id;
});
const request = async (input: object = {}, principal = world.principal) =>
  (await world.invoke(requestShowing, { clientId, propertyId, requestedFor: inHours(24), ...input }, { principal }))
    .output;
const current = async (id: string): Promise<OutputOf<typeof getShowing>> =>
  (await world.invoke(getShowing, { id })).output;
const eventTypes = async () =>
  (await world.events()).flatMap(({ type }) => (type.startsWith("showing.") ? [type] : []));

describe("requesting a showing", () => {
  it("keeps who would see what, and when, and tells of it", async () => {
    const requestedFor = "2999-05-01T17:30:00+02:00";
    const showing = await request({ requestedFor, note: " After work " });
    expect(showing).toMatchObject({
      clientId,
      propertyId,
      requestedFor: "2999-05-01T15:30:00.000Z",
      note: "After work",
      status: "requested",
      decidedAt: null,
      reason: null,
      version: 1,
    });
    expect(await current(showing.id)).toEqual(showing);
    expect((await world.events()).at(-1)).toMatchObject({ type: "showing.requested", data: showing });
  });

  it("is refused for a time that is not in the future", async () => {
    for (const requestedFor of [inHours(-0.001), "1999-01-01T00:00:00Z"]) {
      await expect(request({ requestedFor })).rejects.toMatchObject({
        code: "UNPROCESSABLE",
        reason: "SHOWING_IN_THE_PAST",
      });
    }
    await expect(request({ requestedFor: "tomorrow" })).rejects.toMatchObject({ reason: "INVALID_INPUT" });
    expect(await eventTypes()).toEqual([]);
  });

  it("is refused for a client or property that is not there, or not in sight", async () => {
    const other = await createWorld();
    const foreign = { clientId: (await newClient(other)).id, propertyId: (await other.run(createProperty)).id };
    for (const id of [randomUUID(), foreign.clientId]) {
      await expect(request({ clientId: id })).rejects.toMatchObject({ reason: "CLIENT_NOT_FOUND" });
    }
    for (const id of [randomUUID(), foreign.propertyId]) {
      await expect(request({ propertyId: id })).rejects.toMatchObject({ reason: "PROPERTY_NOT_FOUND" });
    }
    const principal = { ...world.principal, confinedTo: [`property:${propertyId}`] };
    await expect(request({}, principal)).rejects.toMatchObject({ reason: "CLIENT_NOT_FOUND" });
    const both = { ...principal, confinedTo: [`property:${propertyId}`, `client:${clientId}`] };
    expect((await request({}, both)).clientId).toBe(clientId);
  });
});

describe("deciding on a showing", () => {
  it("confirms it, or declines it with a reason", async () => {
    const [one, two] = [await request(), await request()];
    expect((await world.invoke(confirmShowing, { id: one.id })).output).toMatchObject({
      status: "confirmed",
      decidedAt: expect.any(String),
      version: 2,
    });
    const declined = (await world.invoke(declineShowing, { id: two.id, reason: "Sold" })).output;
    expect(declined).toMatchObject({ status: "declined", reason: "Sold", version: 2 });
    expect(await current(two.id)).toEqual(declined);
    expect(await eventTypes()).toEqual([
      "showing.requested",
      "showing.requested",
      "showing.confirmed",
      "showing.declined",
    ]);
  });

  it("happens once, whichever it is, also when many do it at once", async () => {
    const { id } = await request();
    const attempts = Array.from({ length: 8 }, (_, at) =>
      world.invoke(at % 2 ? confirmShowing : declineShowing, { id }),
    );
    const results = await Promise.allSettled(attempts);
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const result of results) {
      if (result.status === "rejected") {
        expect(result.reason).toMatchObject({ code: "UNPROCESSABLE", reason: "SHOWING_DECIDED" });
      }
    }
    expect((await current(id)).version).toBe(2);
    expect(await eventTypes()).toHaveLength(2);
  });

  it("is refused on another version than the current one, and without showings:read", async () => {
    const showing = await request();
    const stale = world.invoke(confirmShowing, { id: showing.id, expectedVersion: 2 });
    await expect(stale).rejects.toMatchObject({ reason: "STALE_VERSION", details: { current: showing } });
    const principal = world.withScopes(["showings:write"]);
    for (const operation of [confirmShowing, declineShowing]) {
      const refused = world.invoke(operation, { id: showing.id }, { principal });
      await expect(refused).rejects.toMatchObject({ reason: "SCOPE_REQUIRED" });
    }
    expect(await current(showing.id)).toEqual(showing);
  });
});

describe("the list of showings", () => {
  it("has the latest request first, by client, property and status", async () => {
    const [another, elsewhere] = [(await newClient(world)).id, (await world.run(createProperty)).id];
    const a = await request();
    const b = await request({ clientId: another });
    const c = await request({ propertyId: elsewhere });
    await world.invoke(confirmShowing, { id: b.id });
    const list = async (input: object, principal = world.principal) =>
      (await world.invoke(listShowings, input, { principal })).output.items.map(({ id }) => id);
    expect(await list({})).toEqual([c.id, b.id, a.id]);
    expect(await list({ clientId })).toEqual([c.id, a.id]);
    expect(await list({ propertyId })).toEqual([b.id, a.id]);
    expect(await list({ propertyId, status: "requested" })).toEqual([a.id]);
    const confined = { ...world.principal, confinedTo: [`client:${another}`] };
    expect(await list({}, confined)).toEqual([b.id]);
  });
});
