import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { createWorld, freshDatabase, KING_COUNTY_ROWS, usesPostgres } from "@orrery/testkit";
import { expect, it, vi } from "vitest";
import { csvFolder, manySales } from "./csv-files.ts";
import { orrery } from "./processes.ts";

vi.setConfig({ testTimeout: 300_000 });

const CLI = join(import.meta.dirname, "../src/cli/main.ts");
const COPIES = 20;
const GOOD = COPIES * KING_COUNTY_ROWS;
const RUNS_MAX = 40;

it.runIf(usesPostgres)(
  "an import that is killed at random moments again and again accounts for every row once",
  async () => {
    await using fresh = await freshDatabase();
    using folder = csvFolder();
    const world = await createWorld({ database: fresh.database });
    const { organizationId } = world;
    const { system } = fresh.database;
    // A row that is no listing in each stretch of the file, so that rejects are there to be lost or doubled as well.
    const lines = manySales(COPIES).trim().split("\n");
    const bad = [1_700, 1_001, 400].map((at) => {
      lines.splice(at, 0, `bad${at},10/13/2014,no price`);
      return at + 1;
    });
    const rejectedRows = bad.toReversed().map((row, at) => row + at);
    const total = lines.length - 1;
    const file = folder.write("sales.csv", `${lines.join("\n")}\n`);
    const rejects = join(folder.path, "rejects.csv");
    const argv = [
      "import",
      "listings",
      file,
      "--organization",
      organizationId,
      "--mapping",
      "king-county",
      "--rejects",
      rejects,
    ];
    const env = { DATABASE_URL: String(fresh.url) };
    const found = () => system.import.findFirst({ where: { organizationId } });
    const position = async () => (await found())?.position ?? 0;

    let killed = 0;
    for (let runs = 0; (await found())?.status !== "completed" && runs < RUNS_MAX; runs += 1) {
      const from = await position();
      const child = spawn(process.execPath, [CLI, ...argv], {
        env: { PATH: process.env.PATH, ...env },
        stdio: "ignore",
      });
      const ended = once(child, "exit");
      let isOver = false;
      void ended.then(() => {
        isOver = true;
      });
      // Once it has got further: at whatever point of whichever batch it is then.
      while (!isOver && (await position()) === from) await delay(5);
      await delay(Math.random() * 200);
      if (child.kill("SIGKILL")) killed += 1;
      await ended;
      const made = await system.property.count({ where: { organizationId } });
      const kept = await system.importReject.count({ where: { organizationId } });
      expect(made + kept).toBe(await position());
    }
    expect(killed).toBeGreaterThan(2);

    const [done, ...others] = await system.import.findMany({ where: { organizationId } });
    expect(others).toEqual([]);
    expect(done).toMatchObject({
      status: "completed",
      position: total,
      created: GOOD,
      rejected: 3,
      updated: 0,
      unchanged: 0,
    });
    const stored = await system.property.findMany({ where: { organizationId }, select: { id: true, sourceKey: true } });
    const keys = lines
      .slice(1)
      .flatMap((line) => (line.includes("no price") ? [] : line.split(",").slice(0, 2).join()));
    expect(stored.map(({ sourceKey }) => JSON.parse(String(sourceKey)).join()).toSorted()).toEqual(keys.toSorted());
    const events = await world.events();
    for (const type of ["property.created", "listing.created"]) {
      const about = events.filter((event) => event.type === type).map(({ resourceId }) => resourceId);
      expect(about.toSorted()).toEqual(stored.map(({ id }) => id).toSorted());
    }

    const versions = () =>
      system.property.aggregate({ where: { organizationId }, _sum: { version: true }, _max: { updatedAt: true } });
    const before = await versions();
    const again = await orrery(env, "--json", ...argv);
    expect(again.code).toBe(3);
    expect(JSON.parse(again.stdout)).toMatchObject({ created: 0, updated: 0, unchanged: GOOD, rejected: 3 });
    expect(await versions()).toEqual(before);
    const written = readFileSync(rejects, "utf8").trim().split("\r\n").slice(1);
    expect(written.map((line) => Number(line.split(",")[0]))).toEqual(rejectedRows);
  },
);
