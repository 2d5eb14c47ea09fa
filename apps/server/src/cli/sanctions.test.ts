import { cp, mkdtempDisposable, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { OFAC_FOLDER } from "@orrery/testkit";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { EXIT } from "./command.ts";
import type { Progress } from "./progress.ts";
import { sanctionsLoad } from "./sanctions.ts";
import { TestCli } from "./testing.ts";

let cli: TestCli;
beforeEach(async () => {
  cli = await TestCli.open();
});
afterEach(() => cli[Symbol.asyncDispose]());

describe("orrery sanctions load", () => {
  it("loads a folder, says what has changed, and the second time that nothing has", async () => {
    const first = await cli.orrery("sanctions", "load", OFAC_FOLDER);
    expect(first).toMatchObject({ code: EXIT.done, stderr: "" });
    expect(first.stdout).toMatch(
      /^version {2}1\nentries {2}450\nnames {4}[\d,]+\nadded {4}450\nremoved {2}0\nchanged {2}0\nAdded:\n/,
    );
    expect(first.stdout).toContain("… and 430 more (--json lists all)");
    const again = await cli.orrery("sanctions", "load", OFAC_FOLDER);
    expect(again.stdout).toMatch(/^Nothing has changed: these files are version 1 of the lists/);
    expect(await cli.json("sanctions", "list")).toMatchObject([
      { version: 1, source: "OFAC SDN", entries: 450, changes: { added: 450, removed: 0, changed: 0 } },
    ]);
  });

  it("takes files by their paths, relative to where it is given, and its report as JSON", async () => {
    const { code, stdout } = await cli.orreryIn(
      OFAC_FOLDER,
      "--json",
      "sanctions",
      "load",
      "sdn.csv",
      "--aliases",
      "alt.csv",
    );
    expect(code).toBe(EXIT.done);
    const report = JSON.parse(stdout);
    expect(report).toMatchObject({ version: 1, unchanged: false, entries: 450, removed: [], changed: [] });
    expect(report.added).toHaveLength(450);
  });

  it("shows how far it is: what is read, then what is staged", async () => {
    const shown: Progress[] = [];
    await sanctionsLoad(OFAC_FOLDER, { maxLoss: 10 })({ ...cli.context("."), progress: (one) => shown.push(one) });
    for (const note of ["bytes read", "rows staged"]) {
      const last = shown.findLast((one) => one.note === note);
      expect(last?.done, note).toBe(last?.total);
    }
  });

  it("refuses what is not there, what is no list, and with which too much would go, but by --force", async () => {
    await using folder = await mkdtempDisposable(join(tmpdir(), "orrery-ofac-"));
    expect((await cli.orreryIn(folder.path, "sanctions", "load", "nowhere")).stderr).toMatch(/^The file can't be read/);
    expect((await cli.orreryIn(folder.path, "sanctions", "load", ".")).stderr).toMatch(/^There is no sdn\.csv in /);
    await cp(OFAC_FOLDER, folder.path, { recursive: true });
    await cli.orrery("sanctions", "load", folder.path);
    const path = join(folder.path, "sdn.csv");
    const lines = (await readFile(path, "utf8")).split("\n");
    await writeFile(path, [...lines.slice(0, 20), "\u001a"].join("\n"));
    const refused = await cli.orrery("sanctions", "load", folder.path);
    expect(refused).toMatchObject({ code: EXIT.failed });
    expect(refused.stderr).toMatch(/would go\. Are the files whole\? If so, --force loads them\.\n$/);
    expect((await cli.json("sanctions", "load", folder.path, "--force")).version).toBe(2);
  });

  it("stops where it is told to, and leaves the lists as they are", async () => {
    const stopped = AbortSignal.abort();
    const result = await sanctionsLoad(OFAC_FOLDER, { maxLoss: 10 })({ ...cli.context("."), signal: stopped });
    expect(result.code).toBe(EXIT.stopped);
    expect(await cli.database.system.sanctionsEntry.count()).toBe(0);
  });
});

describe("orrery sanctions check", () => {
  it("looks a name up, and says why it is like another", async () => {
    expect((await cli.orrery("sanctions", "check", "Osama bin Ladin")).stderr).toBe(
      "No list is loaded: orrery sanctions load.\n",
    );
    await cli.orrery("sanctions", "load", OFAC_FOLDER);
    const { stdout } = await cli.orrery("sanctions", "check", "Osama bin Ladin");
    expect(stdout).toMatch(
      /^SCORE +ENTRY +NAME +PROGRAMS +WHY\n100 +6365 +BIN LADIN, Usama bin Muhammad bin Awad +SDGT\] \[SDT +/,
    );
    expect((await cli.orrery("sanctions", "check", "Linda Cooper")).stdout).toBe(
      "Nothing in version 1 of the lists is like Linda Cooper.\n",
    );
  });
});
