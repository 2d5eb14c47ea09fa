import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Boundaries, checkBoundaries } from "./boundaries.ts";
import { type ScratchCopy, scratchCopy } from "./testing.ts";

const BIOME = join(import.meta.dirname, "../../node_modules/.bin/biome");

/** What is planted, and the rule and a piece of the message that must refuse it. */
const IMPORTS: readonly [path: string, text: string, rule: string, message: string][] = [
  ["operation/src/planted.ts", 'export { Client } from "pg";', "operation-depends-on-zod-alone", "zod alone"],
  ["db/src/planted.ts", 'export * from "@orrery/domain";', "db-imports", "what they are used for"],
  ["domain/src/planted-transport.ts", 'export { Hono } from "hono";', "domain-depends-on-zod-alone", "transport"],
  ["domain/src/planted-node.ts", 'export { request } from "node:http";', "domain-opens-no-connection", "ports"],
  ["domain/src/planted-up.ts", 'export * from "@orrery/trpc";', "domain-imports", "one for all surfaces"],
  ["access/src/planted.ts", 'export * from "@orrery/domain";', "access-imports", "beside the domain"],
  ["trpc/src/planted.ts", 'export * from "@orrery/rest";', "trpc-imports", "a second way in"],
  ["mcp/src/planted.ts", 'export * from "@orrery/trpc";', "mcp-imports", "a second way in"],
  [
    "graphql/src/planted.ts",
    'export { openEmbedded } from "@orrery/db";',
    "graphql-imports-types-alone",
    "Types alone",
  ],
  ["rest/src/planted.ts", 'export * from "@orrery/server";', "apps-are-the-top", "composition root"],
  ["domain/src/planted-testkit.ts", 'export * from "@orrery/testkit";', "tests-are-nobodys-dependency", "Only tests"],
  ["domain/src/planted-deep.ts", 'export * from "../../db/src/database.ts";', "no-deep-imports", "by its name"],
  ["domain/src/planted-nowhere.ts", 'export * from "./not-there.ts";', "imports-must-resolve", "leads nowhere"],
  ["domain/src/planted-a.ts", 'import "./planted-b.ts";\nexport const a = 1;', "no-cycles", "third"],
];

const SOURCES: readonly [path: string, text: string, message: string][] = [
  ["domain/src/planted-env.ts", "export const region = process.env.REGION;", "Only apps/server/src/env.ts reads"],
  [
    "rest/src/planted-env.ts",
    "const { env } = process;\nexport const region = env.REGION;",
    "Only apps/server/src/env.ts",
  ],
  ["trpc/src/planted-env.ts", 'export { env } from "node:process";', "lets only apps/server/src/env.ts read"],
  ["domain/src/planted-deep.ts", 'export * from "../../db/src/database.ts";', "A relative import stays inside"],
  ["access/src/planted-deep.ts", 'export * from "@orrery/db/src/database.ts";', "Import a package by its name alone"],
];

let copy: ScratchCopy;
beforeAll(() => {
  copy = scratchCopy();
  for (const [path, text] of [...IMPORTS, ...SOURCES]) copy.plant(`packages/${path}`, `${text}\n`);
  copy.plant("packages/domain/src/planted-b.ts", 'import "./planted-a.ts";\nexport const b = 1;\n');
});
afterAll(() => copy[Symbol.dispose]());

describe("the boundary check", () => {
  let found: Boundaries;
  beforeAll(async () => {
    found = await checkBoundaries(copy.root);
  });

  it.each(IMPORTS)("refuses packages/%s: %s", (path, _text, rule, message) => {
    const ours = found.violations.filter((text) => text.startsWith(`${rule}: packages/${path} → `));
    expect(ours.join("\n"), `among\n${found.violations.join("\n")}`).toContain(message);
  });

  it("does not pass when a source was not read", async () => {
    const nothing = { modules: [], summary: { violations: [] } };
    const check = checkBoundaries(copy.root, async () => nothing);
    await expect(check).rejects.toThrow(/\d+ sources were not read/);
  });

  it("does not pass over a package that has no layer", async () => {
    const root = mkdtempSync(join(tmpdir(), "orrery-stranger-"));
    mkdirSync(join(root, "packages/stranger"), { recursive: true });
    await expect(checkBoundaries(root)).rejects.toThrow("No layer for packages/stranger");
    rmSync(root, { recursive: true });
  });
});

describe("the linter", () => {
  it("refuses each reader of the environment and each deep import, and says why", () => {
    const files = SOURCES.map(([path]) => `packages/${path}`);
    const run = spawnSync(BIOME, ["lint", "--max-diagnostics=none", "--reporter=github", ...files], {
      cwd: copy.root,
      encoding: "utf8",
    });
    expect(run.status).toBe(1);
    for (const [path, , message] of SOURCES) {
      const lines = run.stdout.split("\n").filter((line) => line.includes(`packages/${path}`));
      expect(lines.join("\n"), run.stdout).toContain(message);
    }
  });
});
