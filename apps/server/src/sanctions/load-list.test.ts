import { cp, mkdtempDisposable, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import type { Database } from "@orrery/db";
import { type FreshDatabase, freshDatabase, loadSanctions, OFAC_FOLDER } from "@orrery/testkit";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

let fresh: FreshDatabase;
let folder: Awaited<ReturnType<typeof mkdtempDisposable>>;
beforeEach(async () => {
  fresh = await freshDatabase();
  folder = await mkdtempDisposable(join(tmpdir(), "orrery-ofac-"));
  await cp(OFAC_FOLDER, folder.path, { recursive: true });
});
afterEach(async () => {
  await fresh[Symbol.asyncDispose]();
  await folder.remove();
});

const load = () => loadSanctions(fresh.database, folder.path);
const edit = async (name: string, change: (text: string) => string, encoding: BufferEncoding = "utf8") => {
  const path = join(folder.path, name);
  await writeFile(path, Buffer.from(change(await readFile(path, "utf8")), encoding));
};
const counts = async () => {
  const { system } = fresh.database;
  const { sanctionsEntry, sanctionsName, sanctionsWord, sanctionsStaged } = system;
  return {
    entries: await sanctionsEntry.count(),
    names: await sanctionsName.count(),
    words: await sanctionsWord.count(),
    staged: await sanctionsStaged.count(),
  };
};
const jobs = () =>
  fresh.database.sql<{ version: number }>(
    `SELECT (data->>'version')::int4 AS "version" FROM pgboss.job WHERE name = 'compliance.rescreen' ORDER BY 1`,
    [],
  );

describe("loading OFAC's files", () => {
  it("keeps entries with their names, weak aliases, addresses, and those that are known by aliases alone", async () => {
    const loaded = await load();
    expect(loaded).toMatchObject({ version: 1, isUnchanged: false, entries: 450 });
    expect(loaded.changes.added).toHaveLength(450);
    expect(loaded.warnings).toEqual([expect.stringMatching(/^63 entries have aliases and no record of their own/)]);
    expect(await counts()).toMatchObject({ entries: 450, names: loaded.names, staged: 0 });
    const { system } = fresh.database;
    expect(await system.sanctionsEntry.findUnique({ where: { id: 6861 } })).toMatchObject({
      ...{ kind: "individual", name: "GUZMAN LOERA, Joaquin", programs: "SDNTK", title: null, hasRecord: true },
    });
    const names = await system.sanctionsName.findMany({ where: { entryId: 6365 }, orderBy: { id: "asc" } });
    expect(names[0]).toMatchObject({ id: "6365", quality: "name", words: ["ladin", "usama", "muhammad", "awad"] });
    expect(names[1]).toMatchObject({ id: "6365:4227", quality: "alias", name: "BIN LADIN, Usama", familyWords: 1 });
    expect(await system.sanctionsName.findFirst({ where: { name: "AL-FURKAN" } })).toMatchObject({ quality: "weak" });
    expect(await jobs()).toEqual([{ version: 1 }]);
  });

  it("says that nothing has changed of the same files, and sends no job", async () => {
    const first = await load();
    expect(await load()).toMatchObject({ version: 1, isUnchanged: true, entries: first.entries, names: first.names });
    expect(await fresh.database.system.sanctionsList.count()).toBe(1);
    expect(await jobs()).toHaveLength(1);
  });

  it("takes turns where two load at once", async () => {
    const both = await Promise.all([load(), load()]);
    expect(both.map(({ version, isUnchanged }) => [version, isUnchanged]).sort()).toEqual([
      [1, false],
      [1, true],
    ]);
    expect(await counts()).toMatchObject({ entries: 450, staged: 0 });
  });

  it("changes nothing where what it has staged is not there whole any more", async () => {
    await load();
    await edit("sdn.csv", (text) => text.replace("GUZMAN LOERA, Joaquin", "GUZMAN LOERA, Joaquin Archivaldo"));
    const before = await counts();
    const { sql } = fresh.database;
    const losing: Database["sql"] = async (text, values) => {
      if (text.startsWith("ANALYZE")) await sql(`DELETE FROM "SanctionsStaged" WHERE "kind" = 'name'`, []);
      return sql(text, values);
    };
    const lost = loadSanctions({ ...fresh.database, sql: losing }, folder.path);
    await expect(lost).rejects.toMatchObject({ code: "CONFLICT" });
    expect(await counts()).toEqual(before);
  });

  it("reports what came, went and changed, and changes that alone", async () => {
    await load();
    await edit("sdn.csv", (text) =>
      text
        .replace(/^587,.*\r?\n/m, "")
        .replace("GUZMAN LOERA, Joaquin", "GUZMAN LOERA, Joaquin Archivaldo")
        .replace(
          "\u001a",
          '99999,"NEWCOMER, Some One","individual","SDGT",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \n\u001a',
        ),
    );
    const { changes, version } = await load();
    expect(version).toBe(2);
    expect(changes).toEqual({
      added: [{ id: 99_999, name: "NEWCOMER, Some One" }],
      removed: [{ id: 587, name: "CRUZ, Juan M. de la" }],
      changed: [{ id: 6861, name: "GUZMAN LOERA, Joaquin Archivaldo" }],
    });
    const since = await fresh.database.system.sanctionsName.findMany({ where: { since: 2 }, orderBy: { id: "asc" } });
    expect(since.map(({ id }) => id)).toEqual(["6861", "99999"]);
    const words = await fresh.database.system.sanctionsWord.findMany({
      where: { word: { in: ["newcomer", "archivaldo"] } },
    });
    expect(words).toHaveLength(2);
    expect(await jobs()).toEqual([{ version: 1 }, { version: 2 }]);
  });

  it("reads what is not in UTF-8 in the code page of Windows", async () => {
    await edit("sdn.csv", (text) => text.replace("GUZMAN LOERA, Joaquin", "GUZM\u00c1N LOERA, Joaqu\u00edn"), "latin1");
    await load();
    expect(await fresh.database.system.sanctionsEntry.findUnique({ where: { id: 6861 } })).toMatchObject({
      name: "GUZMÁN LOERA, Joaquín",
    });
  });

  it("warns of a file without OFAC's mark at its end", async () => {
    await edit("sdn.csv", (text) => text.replace("\u001a", ""));
    expect((await load()).warnings[0]).toMatch(/sdn\.csv does not end with the mark/);
  });

  it.each([
    ["is cut off in a row", (text: string) => text.replace("\u001a", '99999,"CUT, Off"'), /has 2 cells/],
    ["is cut off in a quote", (text: string) => text.replace("\u001a", '99999,"CUT, Of'), /quote/],
    ["is another list", () => "id,name\n1,2\n", /row 1/],
    ["is empty", () => "", /is empty/],
  ])("refuses a file that %s, and leaves the lists as they are", async (_how, change, message) => {
    await load();
    const before = await counts();
    await edit("sdn.csv", change);
    await expect(load()).rejects.toThrow(message);
    expect(await counts()).toEqual(before);
  });

  it("refuses files with which too much would go, and takes a few that go", async () => {
    await load();
    const linesOf = (text: string) => text.split("\n");
    const less = (rows: number) => (text: string) => [...linesOf(text).slice(rows)].join("\n");
    await edit("alt.csv", less(30));
    expect(await load()).toMatchObject({ version: 2 });
    const before = await counts();
    await edit("alt.csv", less(300));
    await expect(load()).rejects.toThrow(/^The files have \d+ (entries|names), and the lists \d+: [\d.]+ % would go/);
    expect(await counts()).toEqual(before);
  });
});

describe("while lists are swapped", () => {
  it("whoever screens sees the lists before or after, and never a part", async () => {
    await load();
    await edit("sdn.csv", (text) => text.replaceAll("GUZMAN LOERA, Joaquin", "GUZMAN LOERA, Quim"));
    const seen = new Set<string>();
    let isOver = false;
    const looking = (async () => {
      while (!isOver) {
        const [row] = await fresh.database.sql<{ seen: string }>(
          `SELECT (SELECT max("version") FROM "SanctionsList") || ' ' || (SELECT count(*) FROM "SanctionsEntry") || ' ' ||
             (SELECT "name" FROM "SanctionsEntry" WHERE "id" = 6861) || ' ' ||
             (SELECT "words"[3] FROM "SanctionsName" WHERE "id" = '6861') AS "seen"`,
          [],
        );
        seen.add(row?.seen ?? "");
        // The embedded database answers without leaving the turn.
        await nextTurn();
      }
    })();
    await load();
    isOver = true;
    await looking;
    const whole = ["1 450 GUZMAN LOERA, Joaquin joaquin", "2 450 GUZMAN LOERA, Quim quim"];
    expect([...seen].filter((state) => !whole.includes(state))).toEqual([]);
    expect(seen).toContain(whole[0]);
  });
});
