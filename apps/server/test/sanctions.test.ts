import { cp, mkdtempDisposable, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { clearLead, createLead, getLead, listComplianceRecords, updateLead } from "@orrery/domain";
import {
  createWorld,
  type FreshDatabase,
  freshDatabase,
  loadSanctions,
  OFAC_FOLDER,
  startServer,
  type TestWorld,
} from "@orrery/testkit";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { rescreenAll } from "../src/sanctions/rescreen-all.ts";

let fresh: FreshDatabase;
let world: TestWorld;
beforeEach(async () => {
  fresh = await freshDatabase();
  world = await createWorld({ database: fresh.database });
});
afterEach(() => fresh[Symbol.asyncDispose]());

const named = async (name: string) => (await world.invoke(createLead, { name })).output.lead?.id ?? "";
const lead = async (id: string) => (await world.invoke(getLead, { id })).output;
const records = async (input: object) => (await world.invoke(listComplianceRecords, input)).output.items;
const list = (version: number) => fresh.database.system.sanctionsList.findUnique({ where: { version } });
const rescreened = (version: number) =>
  vi.waitFor(async () => expect((await list(version))?.rescreenedAt).toBeInstanceOf(Date), {
    timeout: 30_000,
    interval: 50,
  });

it("screens the open leads of all organizations again after a load, and holds those that match what came", async () => {
  const [listed, common, lost] = [
    await named("Joaquin Guzman Loera"),
    await named("Linda Cooper"),
    await named("Usama bin Ladin"),
  ];
  await world.invoke(updateLead, { id: lost, status: "lost" });
  const elsewhere = await createWorld({ database: fresh.database });
  const other = await elsewhere.invoke(createLead, { name: "Kadhafi, Muammar" });
  await using server = await startServer({ database: fresh.database, takesJobs: true });
  expect(server.port).toBeGreaterThan(0);
  await loadSanctions(fresh.database);
  await rescreened(1);
  expect((await lead(listed)).hold).toEqual({ reason: "sanctions_match", requestedStatus: null });
  expect([(await lead(common)).hold, (await lead(lost)).hold]).toEqual([undefined, undefined]);
  const held = await elsewhere.invoke(getLead, { id: other.output.lead?.id });
  expect(held.output.hold?.reason).toBe("sanctions_match");
  expect((await world.events()).map(({ type }) => type)).toContain("compliance.match_alert");
  const [run] = await records({ kind: "rescreening" });
  expect(run).toMatchObject({
    leadId: null,
    listVersion: 1,
    counts: { screened: 2, matched: 1 },
    credential: { kind: "operator" },
  });
  expect(await records({ lead: listed })).toMatchObject([{ cause: "lists_loaded", outcome: "match" }]);
});

it("does not hold a lead again for what it was cleared of, and does for a new entry", async () => {
  await using folder = await mkdtempDisposable(join(tmpdir(), "orrery-ofac-"));
  await cp(OFAC_FOLDER, folder.path, { recursive: true });
  await loadSanctions(fresh.database, folder.path);
  const id = await named("Joaquin Guzman Loera");
  await world.invoke(clearLead, { id, reason: "Another person." });
  const path = join(folder.path, "sdn.csv");
  const row = (number: number) =>
    `${number},"GUZMAN LOERA, Joaquin","individual","SDGT",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \n\u001a`;
  const reload = async (change: (text: string) => string) => {
    await writeFile(path, change(await readFile(path, "utf8")));
    return loadSanctions(fresh.database, folder.path);
  };
  await using server = await startServer({ database: fresh.database, takesJobs: true });
  expect(server.port).toBeGreaterThan(0);
  await reload((text) => text.replace("DOB 25 Dec 1954", "DOB 25 Dec 1955"));
  await rescreened(1);
  expect((await lead(id)).hold).toBeUndefined();
  const { version } = await reload((text) => text.replace("\u001a", row(99_999)));
  await rescreened(version);
  expect((await lead(id)).hold?.reason).toBe("sanctions_match");
  const [record] = await records({ lead: id });
  expect(record?.matches.map(({ entryId }) => entryId).sort()).toEqual([6861, 99_999]);
});

it("goes on where a job was stopped, and screens each lead once", async () => {
  const ids: string[] = [];
  for (let at = 0; at < 60; at += 1) ids.push(await named("Joaquin Guzman Loera"));
  await loadSanctions(fresh.database);
  const seen: string[] = [];
  const stopping = new AbortController();
  const run = (signal: AbortSignal) =>
    rescreenAll({
      database: fresh.database,
      version: 1,
      signal,
      async rescreen(_organizationId, leadId) {
        seen.push(leadId);
        if (seen.length === 50) stopping.abort();
      },
    });
  await expect(run(stopping.signal)).rejects.toThrow();
  expect(seen).toEqual(ids.slice(0, 50));
  await run(new AbortController().signal);
  expect(seen).toEqual(ids);
  await run(new AbortController().signal);
  expect(seen).toHaveLength(60);
  expect((await records({ kind: "rescreening" })).map(({ counts }) => counts)).toEqual([{ screened: 60, matched: 60 }]);
});
