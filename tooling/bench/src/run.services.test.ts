import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { openPostgres } from "@orrery/db";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Line } from "./report/report.ts";

const RUN = join(import.meta.dirname, "run.ts");
const folder = mkdtempSync(join(tmpdir(), "orrery-bench-test-"));
type Running = ChildProcessByStdio<null, Readable, Readable>;
const started: Running[] = [];
let server: Awaited<ReturnType<typeof openPostgres>>;

beforeAll(async () => {
  server = await openPostgres(process.env.ORRERY_TEST_DATABASE_URL ?? "", { poolSize: 1 });
});
afterAll(async () => {
  for (const child of started) child.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
  await server.close();
});

/** As `npm run bench -- …`, with as little as there can be. */
function bench(...argv: string[]): Running {
  const few = ["--rounds", "1", "--connections", "2", "--rows", "200"];
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", RUN, ...argv, ...few], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  started.push(child);
  return child;
}

/** Whether the database that a run said it made is there. */
async function databaseIn(said: string): Promise<boolean> {
  const [, name = ""] = /Making the database (\w+)\./.exec(said) ?? [];
  expect(name).toMatch(/^orrery_bench_/);
  return (await server.sql("SELECT 1 FROM pg_database WHERE datname = $1", [name])).length > 0;
}

it("measures, reports, fails exactly where a bar is missed, and leaves no database behind", async () => {
  const json = join(folder, "report.json");
  const child = bench("rest", "trpc", "create-lead", "pages", "admit", "--requests", "10", "--json", json);
  const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "close")]);
  const { lines } = JSON.parse(readFileSync(json, "utf8")) as { lines: Line[] };
  const rows = lines.map(({ part, row }) => `${part}: ${row}`);
  expect(rows).toEqual(
    expect.arrayContaining([
      ...["rest: listings, uncached", "rest: listings, unchanged", "rest: leads, uncached", "rest: leads, unchanged"],
      ...["trpc: listings, uncached", "trpc: listings, unchanged", "create-lead: new lead", "pages: page 6"],
      ...["admit: orkasa", "admit: points + ceiling"],
    ]),
  );
  for (const { ratio, figures } of lines) {
    expect(ratio).toBeGreaterThan(0);
    expect(figures.cpuUs).toBeGreaterThan(0);
  }
  expect(code).toBe(lines.some(({ verdict }) => verdict === "missed") ? 1 : 0);
  for (const row of ["listings, uncached", "new lead"]) expect(stdout).toContain(row);
  expect(await databaseIn(stderr)).toBe(false);
});

it("ends its servers and drops its database at a SIGINT in the middle, also when nobody reads any more", async () => {
  const child = bench("rest", "--requests", "20000");
  let said = "";
  for await (const chunk of child.stderr) {
    said += chunk;
    if (said.includes("rest: listings, uncached")) break;
  }
  expect(await databaseIn(said)).toBe(true);
  const children = readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, "utf8").trim().split(" ");
  // Two servers, and what makes the load.
  expect(children).toHaveLength(3);
  child.kill("SIGINT");
  expect(await once(child, "exit")).toEqual([130, null]);
  expect(await databaseIn(said)).toBe(false);
  expect(children.filter((pid) => existsSync(`/proc/${pid}`))).toEqual([]);
});
