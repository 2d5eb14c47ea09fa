import { createWorld, type TestWorld } from "@orrery/testkit";
import { beforeAll, describe, expect, it } from "vitest";
import { createEstateAgent } from "../estate-agent/create-estate-agent.ts";
import { createLead } from "./create-lead.ts";
import { listLeads } from "./list-leads.ts";
import { mergeLeads } from "./merging/merge-leads.ts";
import { unmergeLead } from "./merging/unmerge-lead.ts";
import { newLead } from "./testing.ts";
import { updateLead } from "./update-lead.ts";

let world: TestWorld;
let agentId: string;
beforeAll(async () => {
  world = await createWorld();
  agentId = (await world.run(createEstateAgent)).id;
  await newLead(world, { name: "John Smith", email: "john@example.com", phone: "(555) 123-4567", source: "zillow" });
  await newLead(world, { name: "José Núñez", email: "JN@nunez.example", phone: "+34 600 111 222", agentId });
  await newLead(world, { name: "Johanna Schmidt", phone: "5559876543", propertyAddress: "456 Oak Ave, Coral Gables" });
  await newLead(world, { name: "Ann Lee", notes: "Knows John Smith, wants a villa." });
});

const names = async (q: string, input: object = {}) =>
  (await world.invoke(listLeads, { q, ...input })).output.items.map(({ name }) => name);

describe("a search of leads finds", () => {
  it.each([
    ["a name", "nunez", ["José Núñez"]],
    ["both names, the wrong way around", "schmidt johanna", ["Johanna Schmidt"]],
    ["a name with a typo", "jhon smtih", ["John Smith", "Ann Lee"]],
    ["a name before its mention in the notes", "john smith", ["John Smith", "Ann Lee"]],
    ["an email address, in any case", "John@Example.COM", ["John Smith"]],
    ["an email address as far as it is typed", "jn@nun", ["José Núñez"]],
    ["a mail domain", "nunez.example", ["José Núñez"]],
    ["a phone's digits", "5551234567", ["John Smith"]],
    ["a phone written otherwise", "555.123.4567", ["John Smith"]],
    ["a phone with its country code", "+1 (555) 123-4567", ["John Smith"]],
    ["a phone that is stored without anything between, written out", "(555) 987-6543", ["Johanna Schmidt"]],
    ["a phone without its country code", "600111222", ["José Núñez"]],
    ["a local number", "123-4567", ["John Smith"]],
    ["a phone's beginning", "555987", ["Johanna Schmidt"]],
    ["an address", "coral gables", ["Johanna Schmidt"]],
    ["a word of the notes", "villa", ["Ann Lee"]],
  ])("by %s: %s", async (_what, q, found) => {
    expect(await names(q)).toEqual(found);
  });

  it("nobody else", async () => {
    for (const q of ["5550000000", "nobody@example.com", "xylophone"]) expect(await names(q)).toEqual([]);
  });
});

it("narrows what is found by every filter", async () => {
  expect(await names("jose", { agentId, scoreMin: 1, status: "new" })).toEqual(["José Núñez"]);
  expect(await names("john", { source: "zillow" })).toEqual(["John Smith"]);
  for (const miss of [{ agentId: crypto.randomUUID() }, { scoreMin: 100 }, { status: "won" }, { source: "website" }]) {
    expect(await names("jose", { agentId, scoreMin: 1, status: "new", ...miss })).toEqual([]);
  }
});

it("finds a lead by what it has become, and by what a merge has filled in", async () => {
  const { id } = await newLead(world, { name: "Maiden Name", email: "m@merge.example" });
  await world.invoke(updateLead, { id, name: "Married Name" });
  await newLead(world, { name: "Ignored", email: "m@merge.example", phone: "707-111-2223" });
  expect(await names("7071112223")).toEqual(["Married Name"]);
  expect(await names("married")).toEqual(["Married Name"]);
  expect(await names("maiden")).toEqual([]);
});

it("finds a lead by those that have become part of it, however deep, until that is undone", async () => {
  const survivor = await newLead(world, { name: "Survivor One", phone: "212 555 0001" });
  const other = await newLead(world, { name: "Zebulon Quixote", email: "zq@parts.example", phone: "212 555 0002" });
  const inner = await newLead(world, { name: "Ptolemy Grandison", email: "pg@parts.example" });
  await world.invoke(mergeLeads, { id: other.id, otherId: inner.id });
  await world.invoke(mergeLeads, { id: survivor.id, otherId: other.id });
  for (const q of ["zebulon", "quixtoe", "zq@parts.example", "(212) 555-0002", "ptolemy", "pg@parts.example"])
    expect(await names(q)).toEqual(["Survivor One"]);
  // What comes for a part is found as well.
  await world.invoke(createLead, { name: "Again", email: "pg@parts.example", phone: "212 555 0003" });
  expect(await names("2125550003")).toEqual(["Survivor One"]);
  await world.invoke(unmergeLead, { id: survivor.id, otherId: other.id });
  expect(await names("zebulon")).toEqual(["Zebulon Quixote"]);
  expect(await names("ptolemy")).toEqual(["Zebulon Quixote"]);
  expect(await names("2125550002")).toEqual(["Zebulon Quixote"]);
});
