import { createWorld, type TestWorld } from "@orrery/testkit";
import { beforeEach, describe, expect, it } from "vitest";
import { getLead } from "../../estate/lead/get-lead.ts";
import { updateLead } from "../../estate/lead/update-lead.ts";
import { getComplianceSettings } from "../settings/get-settings.ts";
import { updateComplianceSettings } from "../settings/update-settings.ts";
import { eventsOf, leadNamed, recordsOf, withHold } from "../testing.ts";
import { clearLead } from "./clear-lead.ts";
import { DOCUMENTS_MAX, recordKyc } from "./record-kyc.ts";

let world: TestWorld;
beforeEach(async () => {
  world = await createWorld();
  await world.invoke(updateComplianceSettings, { kycThreshold: 1_000_000, kycCurrency: "USD" });
});

const change = async (id: string, patch: object) => withHold((await world.invoke(updateLead, { id, ...patch })).output);
const deal = (dealValue: number | null, dealCurrency: string | null = "USD") =>
  leadNamed(world, "Ann", { dealValue, dealCurrency });
const held = { reason: "kyc_required", requestedStatus: "qualified" };

describe("a deal over the threshold", () => {
  it.each(["qualified", "visiting", "negotiating"])(
    "holds the move to %s, and asks for a check once",
    async (status) => {
      const { id } = await deal(1_000_000.01);
      const lead = await change(id, { status });
      expect(lead).toMatchObject({ status: "new", hold: { reason: "kyc_required", requestedStatus: status } });
      await change(id, { status });
      expect(await eventsOf(world)).toEqual(["lead.created", "compliance.kyc_required"]);
      const { data } = (await world.events()).at(-1) ?? {};
      expect(data).toEqual({ ...lead, kycThreshold: 1_000_000, kycCurrency: "USD" });
      expect((await recordsOf(world, id)).map(({ kind }) => kind)).toEqual(["kyc_required"]);
    },
  );

  it("is measured with the value that comes along", async () => {
    const { id } = await deal(null);
    expect(await change(id, { status: "qualified", dealValue: 2_000_000 })).toMatchObject({
      dealValue: 2_000_000,
      hold: held,
    });
  });

  it("is whatever is in another currency, which cannot be compared here", async () => {
    const { id } = await deal(1, "EUR");
    expect(await change(id, { status: "qualified" })).toMatchObject({ hold: held });
  });

  it.each([
    ["at the threshold", 1_000_000, "qualified"],
    ["without a value", null, "qualified"],
    ["that is only contacted", 2_000_000, "contacted"],
    ["that is lost", 2_000_000, "lost"],
  ])("is none %s", async (_which, value, status) => {
    const { id } = await deal(value);
    expect(await change(id, { status })).toMatchObject({ status, hold: undefined });
  });

  it("is none where no threshold is set", async () => {
    await world.invoke(updateComplianceSettings, { kycThreshold: null });
    const { id } = await deal(5_000_000);
    expect(await change(id, { status: "qualified" })).toMatchObject({ status: "qualified", hold: undefined });
  });

  it("holds a credential that is confined to the lead, too", async () => {
    const { id } = await deal(2_000_000);
    const principal = { ...world.principal, confinedTo: [`lead:${id}`] };
    const { output } = await world.invoke(updateLead, { id, status: "qualified" }, { principal });
    expect(output.hold).toEqual(held);
  });
});

describe("a check of who they are", () => {
  const check = async (id: string, input: object) => withHold((await world.invoke(recordKyc, { id, ...input })).output);
  const documents = [{ kind: "passport", reference: "vault/1" }];

  it("that is passed makes the move, and is asked for no more", async () => {
    const { id } = await deal(2_000_000);
    await change(id, { status: "qualified" });
    expect(await check(id, { outcome: "passed", reference: "check 1", documents })).toMatchObject({
      status: "qualified",
      hold: undefined,
    });
    expect((await eventsOf(world)).at(-1)).toBe("lead.qualified");
    expect((await recordsOf(world, id))[0]).toMatchObject({
      kind: "kyc",
      outcome: "passed",
      reference: "check 1",
      documents,
      requestedStatus: "qualified",
    });
    expect(await change(id, { status: "negotiating", dealValue: 9_000_000 })).toMatchObject({ status: "negotiating" });
  });

  it("may be passed before it is asked for", async () => {
    const { id } = await deal(2_000_000);
    await check(id, { outcome: "passed" });
    expect(await change(id, { status: "qualified" })).toMatchObject({ status: "qualified", hold: undefined });
  });

  it("that is failed leaves the lead held, until another is passed or somebody does without", async () => {
    const { id } = await deal(2_000_000);
    await change(id, { status: "qualified" });
    expect(await check(id, { outcome: "failed" })).toMatchObject({ status: "new", hold: held });
    const { output } = await world.invoke(clearLead, { id, reason: "Known to us for ten years." });
    expect(withHold(output)).toMatchObject({ status: "qualified", hold: undefined });
    expect(await change(id, { status: "visiting" })).toMatchObject({ status: "visiting", hold: undefined });
  });

  it("takes as many documents as it may, and no more", async () => {
    const { id } = await deal(2_000_000);
    const many = (count: number) => Array.from({ length: count }, () => documents[0]);
    await check(id, { outcome: "passed", documents: many(DOCUMENTS_MAX) });
    await expect(check(id, { outcome: "passed", documents: many(DOCUMENTS_MAX + 1) })).rejects.toMatchObject({
      reason: "INVALID_INPUT",
    });
    expect((await world.invoke(getLead, { id })).output.version).toBe(2);
  });
});

describe("what an organization asks of its leads", () => {
  const settings = async () => (await world.invoke(getComplianceSettings, {})).output;

  it("is the default until something is set, and then keeps what is not named", async () => {
    const fresh = await createWorld();
    const read = await fresh.invoke(getComplianceSettings, {});
    expect(read.output).toEqual({
      ...{ alertScore: 85, kycThreshold: null, kycCurrency: null, version: 0, updatedAt: null },
    });
    await world.invoke(updateComplianceSettings, { alertScore: 90 });
    expect(await settings()).toMatchObject({ alertScore: 90, kycThreshold: 1_000_000, kycCurrency: "USD", version: 2 });
  });

  it.each([69, 101, 85.5])("is refused with a score of %s", async (alertScore) => {
    await expect(world.invoke(updateComplianceSettings, { alertScore })).rejects.toMatchObject({
      reason: "INVALID_INPUT",
    });
  });

  it("is not for a confined credential to change", async () => {
    const principal = { ...world.principal, confinedTo: [`lead:${crypto.randomUUID()}`] };
    const refused = world.invoke(updateComplianceSettings, { alertScore: 90 }, { principal });
    await expect(refused).rejects.toMatchObject({ reason: "CONFINED" });
  });
});
