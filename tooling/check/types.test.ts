import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { expect, it } from "vitest";
import { ROOT } from "./commands.ts";

const lines = (name: string, ...args: string[]) =>
  execFileSync(name, args, { cwd: ROOT, encoding: "utf8", maxBuffer: 64 * 1024 * 1024 })
    .trim()
    .split("\n");

/** Programs of others, with dependencies of their own. */
const PEERS = "tooling/bench/peers/";

it("checks the types of every file that there is", () => {
  const files = lines("git", "ls-files", "--cached", "--others", "--exclude-standard", "*.ts", "*.mjs");
  const checked = new Set(lines(join(ROOT, "node_modules/.bin/tsc"), "--listFilesOnly"));
  const own = files.filter((file) => !file.startsWith(PEERS));
  expect(own.length).toBeGreaterThan(500);
  expect(own.filter((file) => !checked.has(join(ROOT, file)))).toEqual([]);
}, 120_000);
