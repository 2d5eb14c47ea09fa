import { randomUUID } from "node:crypto";
import { createWorld, type TestWorld } from "@orrery/testkit";
import { beforeEach, describe, expect, it } from "vitest";
import { createProperty } from "../property/create-property.ts";
import { createLead } from "./create-lead.ts";
import { listLeadSubmissions } from "./list-lead-submissions.ts";
import { newLead } from "./testing.ts";

let world: TestWorld;
beforeEach(async () => {
  world = await createWorld();
});
const submissions = async (leadId: string, input: object = {}) =>
  (await world.invoke(listLeadSubmissions, { leadId, ...input })).output;

/** Sends one email so many times, with the notes "0", "1", …; gives the lead's id. */
async function written(times: number): Promise<string> {
  const lead = await newLead(world, { email: "ann@example.com", notes: "0" });
  for (let at = 1; at < times; at += 1) await newLead(world, { email: "ann@example.com", notes: `${at}` });
  return lead.id;
}

describe("the submissions of a lead", () => {
  it("are all that it sent, newest first, each as it came in", async () => {
    const { id: propertyId } = await world.run(createProperty);
    const first = {
      name: "Ann",
      email: "ann@example.com",
      phone: null,
      source: "zillow",
      propertyId,
      propertyAddress: null,
      notes: "First",
    };
    const second = {
      name: "Anna",
      email: "ANN@example.com",
      phone: "555",
      source: "api",
      propertyId: null,
      propertyAddress: "1 Elm St",
      notes: null,
    };
    const [one, two] = [await world.invoke(createLead, first), await world.invoke(createLead, second)];
    await newLead(world, { email: "bob@example.com" });
    const { items, nextCursor } = await submissions(one.output.lead?.id ?? "");
    expect(items).toEqual([
      { ...second, id: two.output.submissionId, createdAt: expect.any(String) },
      { ...first, id: one.output.submissionId, createdAt: expect.any(String) },
    ]);
    expect(nextCursor).toBeNull();
  });

  it("come page by page", async () => {
    const leadId = await written(5);
    const first = await submissions(leadId, { limit: 2 });
    const second = await submissions(leadId, { limit: 2, cursor: first.nextCursor });
    const third = await submissions(leadId, { limit: 2, cursor: second.nextCursor });
    expect([first, second, third].flatMap(({ items }) => items.map(({ notes }) => notes))).toEqual([
      "4",
      "3",
      "2",
      "1",
      "0",
    ]);
    expect(third.nextCursor).toBeNull();
  });

  it("take no cursor of another lead's submissions", async () => {
    const { nextCursor } = await submissions(await written(2), { limit: 1 });
    const { id } = await newLead(world);
    await expect(submissions(id, { cursor: nextCursor })).rejects.toMatchObject({ reason: "INVALID_CURSOR" });
  });

  it("of an unknown lead and of another organization's are not found, in the same words", async () => {
    const foreign = await newLead(await createWorld());
    for (const id of [randomUUID(), foreign.id]) {
      for (const direction of ["forward", "backward"]) {
        await expect(submissions(id, { direction })).rejects.toMatchObject({
          code: "NOT_FOUND",
          message: "No lead has this id.",
          shown: { reason: "LEAD_NOT_FOUND" },
        });
      }
    }
  });

  it("need leads:read", async () => {
    const { id: leadId } = await newLead(world);
    const principal = world.withScopes(["leads:write"]);
    await expect(world.invoke(listLeadSubmissions, { leadId }, { principal })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
  });
});
