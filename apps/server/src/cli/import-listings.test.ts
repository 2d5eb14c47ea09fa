import { readFileSync } from "node:fs";
import { mkdtempDisposable, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { KING_COUNTY_CSV, KING_COUNTY_ROWS } from "@orrery/testkit";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { EXIT } from "./command.ts";
import { importListings } from "./import-listings.ts";
import type { Progress } from "./progress.ts";
import { TestCli } from "./testing.ts";

let cli: TestCli;
let folder: Awaited<ReturnType<typeof mkdtempDisposable>>;
beforeAll(async () => {
  cli = await TestCli.open();
  folder = await mkdtempDisposable(join(tmpdir(), "orrery-cli-"));
});
afterAll(async () => {
  await cli[Symbol.asyncDispose]();
  await folder.remove();
});

let slug: string;
let organizationId: string;
beforeEach(async () => {
  const made = await cli.organization();
  slug = made.slug;
  organizationId = made.created.organizationId;
});

const write = async (name: string, text: string) => {
  await writeFile(join(folder.path, name), text);
  return name;
};
const orrery = (...argv: string[]) => cli.orreryIn(folder.path, "import", "listings", ...argv, "--organization", slug);
const count = (where: object = { organizationId }) => cli.database.system.property.count({ where });
const kingCounty = [KING_COUNTY_CSV, "--mapping", "king-county"];
const asJson = async (...argv: string[]) => JSON.parse((await orrery("--json", ...argv)).stdout);
const NONE = { created: 0, updated: 0, unchanged: 0, rejected: 0 };

describe("orrery import listings", () => {
  it("brings each row in, and a second time changes nothing", async () => {
    const first = await orrery(...kingCounty);
    expect(first).toMatchObject({ code: EXIT.done, stderr: "" });
    expect(first.stdout).toMatch(/^king-county\.csv: 200 rows in [\d.]+ s \([\d,]+ a second\)\ncreated +200\n/);
    expect(await count()).toBe(KING_COUNTY_ROWS);
    expect(await count({ organizationId, status: "active" })).toBe(KING_COUNTY_ROWS);
    expect(await asJson(...kingCounty)).toMatchObject({ ...NONE, total: 200, unchanged: 200, rejects: null });
    expect(await count()).toBe(KING_COUNTY_ROWS);
  });

  it("says beforehand what it would come to, and writes nothing", async () => {
    expect(await asJson(...kingCounty, "--dry-run")).toMatchObject({ ...NONE, created: 200, id: null });
    expect(await count()).toBe(0);
    await orrery(...kingCounty);
    const sold = await orrery(...kingCounty, "--status", "sold", "--dry-run");
    expect(sold.stdout).toMatch(/would be updated +200\n/);
    expect(await asJson(...kingCounty, "--status", "sold")).toMatchObject({ ...NONE, updated: 200 });
    expect(await count({ organizationId, status: "sold" })).toBe(KING_COUNTY_ROWS);
  });

  it("writes rejected rows with their numbers and reasons, and says so by its exit code", async () => {
    const csv =
      'externalId,title,price\n1,Bay House,1\n2,,2\n3,"Oak, ""old""",abc\n1,Twin,3\n5,Short\n6,Caf\xe9,4\n,No key,5\n';
    await writeFile(join(folder.path, "odd.csv"), Buffer.from(csv, "latin1"));
    const done = await orrery("odd.csv");
    expect(done.code).toBe(EXIT.rejected);
    expect(done.stdout).toContain(`rejected   6, in ${join(folder.path, "odd.csv.rejects.csv")}`);
    const lines = readFileSync(join(folder.path, "odd.csv.rejects.csv"), "utf8").split("\r\n");
    expect(lines).toEqual([
      "row,reason,externalId,title,price",
      '3,"title: Invalid input: expected string, received null",2,,2',
      '4,"price: ""abc"" is no number.",3,"Oak, ""old""",abc',
      "5,Row 2 is the same listing (externalId).,1,Twin,3",
      '6,"The row has 2 cells, and the header 3.",5,Short',
      "7,The row is not in UTF-8.,6,Caf\uFFFD,4",
      '8,"externalId: is empty, and tells one row from another.",,No key,5',
      "",
    ]);
    expect(await count()).toBe(1);
    expect(await asJson("odd.csv", "--dry-run", "--rejects", "again.csv")).toMatchObject({ unchanged: 1, rejected: 6 });
    expect(readFileSync(join(folder.path, "again.csv"), "utf8").split("\r\n")).toEqual(lines);
  });

  it("takes a mapping of one's own", async () => {
    const mapping = {
      source: "mine",
      key: ["nr"],
      fields: { title: { parts: ["Haus {nr}"] }, price: { column: "preis", as: "number" } },
    };
    await write("mapping.json", JSON.stringify(mapping));
    await write("haus.csv", "nr,preis\n7,1.50\n");
    expect(await asJson("haus.csv", "--mapping", "mapping.json")).toMatchObject({ ...NONE, created: 1 });
    const [row] = await cli.database.system.property.findMany({ where: { organizationId } });
    expect(row).toMatchObject({ title: "Haus 7", source: "mine", sourceKey: "7", currency: "USD" });
  });

  it.each([
    [["missing.csv"], "The file can't be read: ENOENT"],
    [["empty.csv"], "The file is no CSV, or has no rows. The file is empty."],
    [["plain.csv", "--mapping", "king-county"], "The file lacks columns that the mapping takes. id, date,"],
    [["plain.csv", "--mapping", "nowhere.json"], "There is no mapping nowhere.json"],
    [["plain.csv", "--mapping", "plain.csv"], "There is no mapping"],
  ])("refuses %j up front, and begins nothing", async (argv, problem) => {
    await write("empty.csv", "");
    await write("plain.csv", "externalId,title\n1,Bay House\n");
    const refused = await orrery(...argv);
    expect(refused.code).toBe(EXIT.failed);
    expect(refused.stderr).toContain(problem);
    expect(await cli.database.system.import.count({ where: { organizationId } })).toBe(0);
  });

  it("needs the organization to be named where there are several, and may bring into the test sibling", async () => {
    await cli.organization();
    const unnamed = await cli.orrery("import", "listings", ...kingCounty);
    expect(unnamed).toMatchObject({ code: EXIT.failed, stderr: expect.stringContaining("several organizations") });
    expect(await asJson(...kingCounty, "--test")).toMatchObject({ created: 200 });
    expect(await count()).toBe(0);
    expect(await count({ organization: { liveId: organizationId } })).toBe(KING_COUNTY_ROWS);
  });

  it("stops where it is told to, says how to go on, and goes on from there", async () => {
    const rows = Array.from({ length: 1_200 }, (_, at) => `${at},House ${at}`);
    const file = await write("large.csv", `externalId,title\n${rows.join("\n")}\n`);
    const stopping = new AbortController();
    const told: Progress[] = [];
    const progress = (one: Progress) => {
      told.push(one);
      if (one.done === 500) stopping.abort();
    };
    const options = { organization: slug, mapping: "plain" };
    const context = { ...cli.context(folder.path), signal: stopping.signal, progress };
    expect(await importListings(file, options)(context)).toMatchObject({
      code: EXIT.stopped,
      text: "Stopped after 500 of 1,200 rows. The same command goes on from there.",
    });
    expect(await count()).toBe(500);
    const rest = await importListings(
      file,
      options,
    )({ ...cli.context(folder.path), progress: (one) => void told.push(one) });
    expect(rest.json).toMatchObject({ created: 1_200, resumedAt: 500 });
    expect(rest.text).toContain(", from row 502 on");
    expect(told.map(({ done }) => done)).toEqual([0, 500, 500, 1_000, 1_200]);
    expect(await count()).toBe(1_200);
  });
});
