import { createWorld, type TestWorld } from "@orrery/testkit";
import { beforeEach, describe, expect, it } from "vitest";
import { createProperty } from "../../property/create-property.ts";
import { createLead } from "../create-lead.ts";
import { mergeLeads } from "../merging/merge-leads.ts";
import { newLead, storedLeads } from "../testing.ts";
import { updateLead } from "../update-lead.ts";
import { getLeadScoring } from "./get-scoring.ts";
import { RESCORED_AT_ONCE, rescoreLeads } from "./rescore-leads.ts";
import { updateLeadScoring } from "./update-scoring.ts";
import { SOURCES_MAX } from "./weights.ts";

let world: TestWorld;
beforeEach(async () => {
  world = await createWorld();
});

const update = async (input: object) => (await world.invoke(updateLeadScoring, input)).output;
const submit = async (input: object, principal = world.principal) =>
  (await world.invoke(createLead, { name: "Ann", ...input }, { principal })).output;
const rescore = async (after: string | null = null) => (await world.invoke(rescoreLeads, { after })).output;

describe("what facts are worth to an organization", () => {
  it("is the default until it says otherwise; what is absent stays, and null is the default again", async () => {
    const first = (await world.invoke(getLeadScoring, {})).output;
    expect(first).toMatchObject({ email: 20, phone: 15, version: 1, updatedAt: null });
    expect(first.sources).toContainEqual({ source: "referral", points: 20 });
    expect(await update({ email: 50, stages: [{ status: "negotiating", points: 30 }] })).toMatchObject({
      email: 50,
      phone: 15,
      version: 2,
    });
    const second = await update({ email: null, phone: 0, sources: [] });
    expect(second).toMatchObject({ email: 20, phone: 0, sources: [], version: 3 });
    expect(second.stages).toContainEqual({ status: "negotiating", points: 30 });
    expect((await world.invoke(getLeadScoring, {})).output).toEqual(second);
  });

  it("decides the score of new leads, merged ones and moved ones, with its reasons", async () => {
    const property = await world.run(createProperty);
    await submit({ email: "before@example.com" });
    await update({
      email: 7,
      phone: 0,
      property: 40,
      repeatedSubmission: 11,
      sources: [{ source: "Fair", points: 9 }],
      stages: [{ status: "visiting", points: 33 }],
    });
    const sent = { email: "ann@example.com", phone: "305 555 0100", source: "FAIR" };
    const reasons = [
      { fact: "email", points: 7, reason: "Left an email address" },
      { fact: "source", points: 9, reason: "Came through FAIR" },
    ];
    const { lead } = await submit(sent);
    expect(lead).toMatchObject({ score: 16, scoreReasons: reasons });
    // The process knows them by now.
    expect((await submit({ ...sent, email: "two@example.com" })).lead).toMatchObject({ score: 16 });
    expect((await submit({ ...sent, propertyId: property.id })).lead).toMatchObject({ score: 67 });
    const moved = await world.invoke(updateLead, { id: lead?.id ?? "", status: "visiting" });
    expect(moved.output).toMatchObject({ score: 100 });
    expect(moved.output.scoreReasons).toContainEqual({
      fact: "status",
      points: 33,
      reason: "Is visiting on the board",
    });
    const other = await newLead(world);
    expect((await world.invoke(mergeLeads, { id: lead?.id, otherId: other.id })).output.scoreReasons).toContainEqual({
      fact: "submissions",
      points: 22,
      reason: "Wrote 3 times",
    });
  });

  it("also for what comes by a credential that does not see the lead", async () => {
    await update({ phone: 3, email: 1 });
    const { lead } = await submit({ email: "ann@example.com" });
    const property = await world.run(createProperty);
    const principal = { ...world.principal, confinedTo: [`property:${property.id}`] };
    await submit({ email: "ann@example.com", phone: "305 555 0100", propertyId: property.id }, principal);
    const { lead: own } = await submit({ email: "own@example.com", propertyId: property.id }, principal);
    const scores = new Map((await storedLeads(world)).map(({ id, score }) => [id, score]));
    expect([scores.get(lead?.id ?? ""), scores.get(own?.id ?? "")]).toEqual([9, 21]);
  });

  it("is 0 to 100 each, for sources that differ, at most so many", async () => {
    const sources = Array.from({ length: SOURCES_MAX }, (_, at) => ({ source: `source ${at}`, points: 1 }));
    expect((await update({ email: 0, phone: 100, sources })).sources).toHaveLength(SOURCES_MAX);
    const refused = [
      { email: -1 },
      { email: 101 },
      { email: 1.5 },
      { sources: [...sources, { source: "more", points: 1 }] },
      {
        sources: [
          { source: "Fair", points: 1 },
          { source: "fair", points: 2 },
        ],
      },
      { stages: [{ status: "sold", points: 1 }] },
    ];
    for (const input of refused) await expect(update(input)).rejects.toMatchObject({ reason: "INVALID_INPUT" });
  });

  it("has versions", async () => {
    await update({ email: 1, expectedVersion: 1 });
    await expect(update({ email: 2, expectedVersion: 1 })).rejects.toMatchObject({
      reason: "STALE_VERSION",
      details: { current: { email: 1, version: 2 } },
    });
  });

  it("sends the job that scores all leads, now and again once older transactions are over", async () => {
    await update({ email: 1 });
    const jobs = await world.database.sql(
      `SELECT (start_after > now() + interval '20 seconds')::text AS "isLater" FROM pgboss.job
       WHERE name = 'leads.rescore' AND data->>'organizationId' = $1 ORDER BY 1`,
      [world.organizationId],
    );
    expect(jobs).toEqual([{ isLater: "false" }, { isLater: "true" }]);
  });
});

describe("scoring all leads anew", () => {
  it("changes their scores alone: neither version nor updatedAt, and no event says so", async () => {
    const lead = await newLead(world, { email: "ann@example.com" });
    const other = await newLead(world, { phone: "305 555 0100" });
    await world.invoke(mergeLeads, { id: lead.id, otherId: other.id });
    const before = await storedLeads(world);
    await update({ email: 3, phone: 4, repeatedSubmission: 0 });
    const events = (await world.events()).length;
    expect(await rescore()).toEqual({ rescored: 2, last: null });
    expect(await rescore()).toEqual({ rescored: 0, last: null });
    const after = await storedLeads(world);
    expect(after.map(({ score }) => score)).toEqual([7, 4]);
    const rest = (rows: typeof before) => rows.map(({ score, scoreReasons, scoringVersion, ...row }) => row);
    expect(rest(after)).toEqual(rest(before));
    expect((await world.events()).length).toBe(events);
  });

  it("goes on after the last of a full batch", async () => {
    const organizationId = world.organizationId;
    const data = Array.from({ length: RESCORED_AT_ONCE + 2 }, (_, at) => ({
      organizationId,
      name: `${at}`,
      source: "x",
    }));
    await world.database.system.lead.createMany({ data });
    await update({ sources: [{ source: "x", points: 5 }] });
    const { rescored, last } = await rescore();
    expect(rescored).toBe(RESCORED_AT_ONCE);
    expect(await rescore(last)).toEqual({ rescored: 2, last: null });
    expect((await storedLeads(world)).every(({ score }) => score === 5)).toBe(true);
  });

  it("leaves what was scored by newer weights meanwhile", async () => {
    const lead = await newLead(world, { email: "ann@example.com" });
    await update({ email: 1 });
    await world.database.system.lead.update({ where: { id: lead.id }, data: { score: 99, scoringVersion: 3 } });
    expect(await rescore()).toMatchObject({ rescored: 0 });
    expect((await storedLeads(world))[0]?.score).toBe(99);
  });
});
