import { randomUUID } from "node:crypto";
import { Failure } from "@orrery/operation";
import type { FreshDatabase, TestWorld } from "@orrery/testkit";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createEstateAgent } from "../../estate/estate-agent/create-estate-agent.ts";
import { createLead } from "../../estate/lead/create-lead.ts";
import { getLead } from "../../estate/lead/get-lead.ts";
import { listLeadHistory } from "../../estate/lead/history/list-lead-history.ts";
import { mergeLeads } from "../../estate/lead/merging/merge-leads.ts";
import { updateLead } from "../../estate/lead/update-lead.ts";
import { createProperty } from "../../estate/property/create-property.ts";
import { rescreenLead } from "../screening/rescreen-lead.ts";
import { screenAgain } from "../screening/screen-again.ts";
import { updateComplianceSettings } from "../settings/update-settings.ts";
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

describe("a lead whose name is listed", () => {
  it.each([
    LISTED,
    "GUZMAN LOERA, Joaquin",
    "Joaqin Guzman Loera",
    "Osama bin Ladin",
    "Усама бин Ладин",
    "Kadhafi, Muammar",
    "Dr Aiman AlZawahiri",
  ])("is held as it comes in, and told of once with who it may be: %s", async (name) => {
    const lead = await leadNamed(world, name);
    expect(lead).toMatchObject({ hold: HELD, status: "new", version: 1 });
    expect(await eventsOf(world)).toEqual(["lead.created", "compliance.match_alert"]);
    const [created, alert] = (await world.events()).map(({ data }) => data as Record<string, unknown>);
    expect(created).toEqual(lead);
    expect(alert).toEqual({ ...lead, matches: [expect.objectContaining({ isAlert: true, screenedName: name })] });
    const [record] = await recordsOf(world, lead.id);
    expect(record).toMatchObject({ kind: "screening", cause: "created", outcome: "match", name, listVersion: 1 });
  });

  it("is explained: which entry, by which of its names, and why", async () => {
    const lead = await leadNamed(world, "Osamma bin Ladin");
    const [record] = await recordsOf(world, lead.id);
    expect(record?.matches[0]).toMatchObject({
      entryId: 6365,
      name: "BIN LADIN, Usama bin Muhammad bin Awad",
      alias: "BIN LADIN, Usama",
      isWeakAlias: false,
      programs: "SDGT] [SDT",
      explanation: '"osamma" is another spelling of "usama", "ladin" is the same, of the alias "BIN LADIN, Usama".',
    });
  });

  it.each(["Linda Cooper", "John Smith", "Mohamed", "Joaquin", "Guzman", "Muhammad Ali"])(
    "is none whose name is common: %s",
    async (name) => {
      const lead = await leadNamed(world, name);
      expect(lead.hold).toBeUndefined();
      expect(await recordsOf(world, lead.id)).toMatchObject([{ kind: "screening", outcome: "no_match" }]);
      expect(await eventsOf(world)).toEqual(["lead.created"]);
    },
  );

  it("is held by a credential that is confined to a property, too", async () => {
    const { id } = await world.run(createProperty);
    const principal = { ...world.principal, confinedTo: [`property:${id}`] };
    const { output } = await world.invoke(createLead, { name: LISTED, propertyId: id }, { principal });
    expect(output.lead?.hold).toEqual(HELD);
    expect(await recordsOf(world, output.lead?.id)).toHaveLength(1);
  });

  it("tells a key without leads:read nothing", async () => {
    const principal = world.withScopes(["leads:write"]);
    const { output } = await world.invoke(createLead, { name: LISTED }, { principal });
    expect(output).toEqual({ submissionId: output.submissionId, lead: null, merged: null, possibleDuplicates: null });
  });

  it("is held from the organization's own score on", async () => {
    await world.invoke(updateComplianceSettings, { alertScore: 100 });
    expect((await leadNamed(world, "Joaqin Guzman Loera")).hold).toBeUndefined();
    expect((await leadNamed(world, LISTED)).hold).toEqual(HELD);
  });
});

describe("the moves of a held lead", () => {
  it.each(["contacted", "qualified", "visiting", "negotiating"])(
    "to %s are not made, and asked for",
    async (status) => {
      const { id } = await leadNamed(world, LISTED);
      const lead = await change(id, { status });
      expect(lead).toMatchObject({
        status: "new",
        hold: { reason: "sanctions_match", requestedStatus: status },
        version: 2,
      });
      expect(await eventsOf(world)).not.toContain("lead.qualified");
      expect(await change(id, { status })).toEqual(lead);
    },
  );

  it("to lost are made, and so is all else", async () => {
    const agent = await world.run(createEstateAgent);
    const { id } = await leadNamed(world, LISTED);
    const lead = await change(id, { status: "qualified", agentId: agent.id, notes: "Called." });
    expect(lead).toMatchObject({ status: "new", notes: "Called.", assignedAgent: { id: agent.id } });
    expect(await eventsOf(world)).toContain("lead.assigned");
    expect(await change(id, { status: "lost" })).toMatchObject({ status: "lost", hold: HELD });
  });

  it("that the board does not allow are refused, held or not", async () => {
    const { id } = await leadNamed(world, LISTED);
    await expect(change(id, { status: "won" })).rejects.toMatchObject({ reason: "LEAD_MOVE_NOT_ALLOWED" });
  });
});

describe("a lead that gets another name", () => {
  it("is screened again, and held with the move that came along", async () => {
    const { id } = await leadNamed(world, "Linda Cooper");
    const lead = await change(id, { name: LISTED, status: "qualified" });
    expect(lead).toMatchObject({ name: LISTED, status: "new" });
    expect(lead.hold).toEqual({ reason: "sanctions_match", requestedStatus: "qualified" });
    expect(await eventsOf(world)).toEqual(["lead.created", "compliance.match_alert"]);
    expect((await recordsOf(world, id)).map(({ cause, outcome }) => [cause, outcome])).toEqual([
      ["renamed", "match"],
      ["created", "no_match"],
    ]);
  });

  it("stays held under a name that nobody has", async () => {
    const { id } = await leadNamed(world, LISTED);
    expect(await change(id, { name: "Linda Cooper" })).toMatchObject({ name: "Linda Cooper", hold: HELD });
  });

  it("is not screened again where only its spelling is another", async () => {
    const { id } = await leadNamed(world, "Linda Cooper");
    await change(id, { name: "COOPER, Línda" });
    expect(await recordsOf(world, id)).toHaveLength(1);
  });
});

describe("a submission that is merged", () => {
  const email = () => `${randomUUID()}@example.com`;

  it("under another name holds the lead for it", async () => {
    const address = email();
    const { id } = await leadNamed(world, "Linda Cooper", { email: address });
    const { output } = await world.invoke(createLead, { name: LISTED, email: address });
    expect(output).toMatchObject({ merged: true, lead: { id, name: "Linda Cooper", hold: HELD } });
    expect(await eventsOf(world)).toEqual(["lead.created", "compliance.match_alert"]);
    expect(await recordsOf(world, id)).toMatchObject([{ cause: "merged", name: LISTED }, { cause: "created" }]);
  });

  it("with a lead that the credential does not see has that screened by a job, and says nothing", async () => {
    const address = email();
    const { id } = await leadNamed(world, "Linda Cooper", { email: address });
    const property = await world.run(createProperty);
    const principal = { ...world.principal, confinedTo: [`property:${property.id}`] };
    const input = { name: LISTED, email: address, propertyId: property.id };
    const { output } = await world.invoke(createLead, input, { principal });
    expect(output).toMatchObject({ lead: null, merged: null });
    const jobs = await world.database.sql<{ data: unknown }>(
      `SELECT data FROM pgboss.job WHERE name = 'compliance.screenLead' AND data->>'leadId' = $1`,
      [id],
    );
    expect(jobs).toEqual([{ data: { organizationId: world.organizationId, leadId: id } }]);
    expect((await world.invoke(rescreenLead, { id, cause: "merged" })).output.hold).toEqual(HELD);
  });
});

describe("clearing a lead", () => {
  it("makes the move that was held, tells of it, and keeps who has decided and why", async () => {
    const { id } = await leadNamed(world, LISTED);
    await change(id, { status: "contacted" });
    await change(id, { status: "qualified" });
    const { output } = await clear(id);
    expect(withHold(output)).toMatchObject({ status: "qualified", hold: undefined, version: 4 });
    expect((await eventsOf(world)).at(-1)).toBe("lead.qualified");
    const [record] = await recordsOf(world, id);
    expect(record).toMatchObject({
      kind: "cleared",
      outcome: "sanctions_match",
      reason: "Another person.",
      requestedStatus: "qualified",
      credential: { kind: "api-key", id: world.principal.credentialId },
      matches: [{ entryId: 6861 }],
    });
  });

  it("leaves a move that the board has ceased to allow, and one that nobody asked for", async () => {
    const { id } = await leadNamed(world, LISTED);
    expect(withHold((await clear(id)).output)).toMatchObject({ status: "new", hold: undefined });
    expect(await change(id, { status: "qualified" })).toMatchObject({ status: "qualified", hold: undefined });
  });

  it("is not undone by the same entry under the same name, and is by another one", async () => {
    const { id } = await leadNamed(world, LISTED);
    await clear(id);
    const again = (await world.invoke(screenAgain, { id })).output;
    expect(again.screening).toMatchObject({ outcome: "known_match", cause: "asked" });
    expect(again.lead).not.toHaveProperty("hold");
    expect(await change(id, { name: "LOERA Guzman, Joaquín" })).toMatchObject({ hold: undefined });
    expect((await eventsOf(world)).filter((type) => type === "compliance.match_alert")).toHaveLength(1);
    expect(await change(id, { name: "Usama bin Ladin" })).toMatchObject({ hold: HELD });
    const { items } = (await world.invoke(listLeadHistory, { leadId: id })).output;
    expect(items.map(({ kind, reason }) => [kind, reason])).toEqual([
      ["held", "sanctions_match"],
      ["changed", null],
      ["changed", null],
      ["cleared", "sanctions_match"],
      ["held", "sanctions_match"],
      ["created", null],
    ]);
  });

  it("is refused where nothing holds it, without leads:read, and for an old version", async () => {
    const { id } = await leadNamed(world, "Linda Cooper");
    await expect(clear(id)).rejects.toMatchObject({ reason: "LEAD_NOT_HELD", code: "UNPROCESSABLE" });
    const held = await leadNamed(world, LISTED);
    await expect(clear(held.id, { expectedVersion: 7 })).rejects.toMatchObject({ reason: "STALE_VERSION" });
    const principal = world.withScopes(["compliance:write"]);
    const refused = world.invoke(clearLead, { id: held.id, reason: "x" }, { principal });
    await expect(refused).rejects.toBeInstanceOf(Failure);
    expect((await world.invoke(getLead, { id: held.id })).output.hold).toEqual(HELD);
  });
});

it("keeps each line of the log as it is", async () => {
  const { id } = await leadNamed(world, LISTED);
  const [record] = await recordsOf(world, id);
  const rewrite = world.database.system.complianceRecord.update({
    where: { id: record?.id ?? "" },
    data: { score: 0 },
  });
  await expect(rewrite).rejects.toThrow(/never changes/);
});

it("lists the log of a lead, of a kind and of all, and another's to nobody", async () => {
  const held = await leadNamed(world, LISTED);
  const other = await leadNamed(world, "Linda Cooper");
  await clear(held.id);
  expect((await recordsOf(world)).map(({ leadId, kind }) => [leadId, kind])).toEqual([
    [held.id, "cleared"],
    [other.id, "screening"],
    [held.id, "screening"],
  ]);
  const stranger = await worldIn(fresh);
  await expect(recordsOf(stranger, held.id)).rejects.toMatchObject({ reason: "LEAD_NOT_FOUND" });
  expect(await recordsOf(stranger)).toEqual([]);
});

it("is in the history of who comes in held, and of the lead that they are merged into", async () => {
  const [other, lead] = [await leadNamed(world, LISTED), await leadNamed(world, "Linda Cooper")];
  await world.invoke(mergeLeads, { id: lead.id, otherId: other.id });
  // Whoever is to decide on the lead sees what holds it; the other is found no more.
  expect(await recordsOf(world, lead.id)).toContainEqual(expect.objectContaining({ leadId: other.id }));
  await expect(recordsOf(world, other.id)).rejects.toMatchObject({ reason: "LEAD_NOT_FOUND" });
  const { items } = (await world.invoke(listLeadHistory, { leadId: lead.id })).output;
  const held = items.filter(({ kind }) => kind === "held");
  expect(held).toMatchObject([
    { leadId: lead.id, reason: "sanctions_match" },
    { leadId: other.id, reason: "sanctions_match" },
  ]);
});
