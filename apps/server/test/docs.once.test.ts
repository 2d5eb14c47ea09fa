import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, cpSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { KEY_PREFIXES, LIMIT_NAMES } from "@orrery/access";
import { registry } from "@orrery/domain";
import { copyTemplate } from "@orrery/testkit";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Serving, startServer, temporaryFolder } from "./processes.ts";

const ROOT = join(import.meta.dirname, "../../..");
const CLI = `${process.execPath} --disable-warning=ExperimentalWarning ${join(ROOT, "apps/server/src/cli/main.ts")}`;
const PAGES = [
  "README.md",
  ...readdirSync(join(ROOT, "docs")).flatMap((name) => (name.endsWith(".md") ? [`docs/${name}`] : [])),
];

/** The pages' shell blocks. Those that begin with a bare `npm start` are what a newcomer types, not what a test can run. */
const blocks = PAGES.flatMap((page) => {
  const text = readFileSync(join(ROOT, page), "utf8");
  return [...text.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, block = ""], index) => ({
    name: `${page}, block ${index + 1}`,
    block,
  }));
});
const isRun = ({ block }: { block: string }) => !/^npm (start|test)$/m.test(block);

const folder = temporaryFolder();
let server: Serving;
beforeAll(async () => {
  // The excerpts of the files that the documents name.
  copyFileSync(join(ROOT, "packages/testkit/fixtures/king-county.csv"), join(folder.path, "kc_house_data.csv"));
  cpSync(join(ROOT, "packages/testkit/fixtures/ofac"), join(folder.path, "ofac"), { recursive: true });
  await copyTemplate(join(folder.path, ".orrery/database"));
  server = await startServer({ ORRERY_DATA_DIR: join(folder.path, ".orrery") });
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  folder[Symbol.dispose]();
});

/** Runs a block as a reader would, with the test server's address and the command of this checkout. */
async function shell(block: string) {
  const script = block.replaceAll("http://127.0.0.1:4000", server.url).replaceAll("npm run orrery --", CLI);
  const { PATH, NODE_COMPILE_CACHE } = process.env;
  const child = spawn("sh", ["-eu", "-c", script], {
    cwd: folder.path,
    env: { PATH, NODE_COMPILE_CACHE, ORRERY_DATA_DIR: join(folder.path, ".orrery") },
  });
  const output: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => output.push(String(chunk)));
  const [code] = await once(child, "close");
  return { code, output: output.join("") };
}

describe("the documents", () => {
  it("name only scripts that exist", () => {
    const { scripts } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
    const shorthands = { start: scripts.start, test: scripts.test };
    for (const page of PAGES) {
      const text = readFileSync(join(ROOT, page), "utf8");
      for (const [, name = ""] of text.matchAll(/npm run (?:-s )?([\w:]+)/g))
        expect(scripts, `${page}: npm run ${name}`).toHaveProperty(name);
    }
    expect(Object.values(shorthands)).not.toContain(undefined);
  });

  it("link only to pages and folders that exist", () => {
    for (const page of PAGES) {
      const text = readFileSync(join(ROOT, page), "utf8");
      for (const [, target = ""] of text.matchAll(/\]\((?!https?:)([^)#]+)\)/g)) {
        expect(() => readdirOrFile(join(ROOT, page, "..", target)), `${page} → ${target}`).not.toThrow();
      }
    }
  });

  it("list every scope, beginning of a key, and limit", () => {
    const cellsOf = (page: string) =>
      new Set(
        [...readFileSync(join(ROOT, page), "utf8").matchAll(/^\|.*\|$/gm)].flatMap(([row]) => row.match(/[^` ,|]+/g)),
      );
    const access = cellsOf("docs/access.md");
    for (const { name } of registry.scopes) expect(access).toContain(name);
    for (const prefix of Object.keys(KEY_PREFIXES)) expect(access).toContain(prefix);
    const limits = cellsOf("docs/limits.md");
    for (const name of Object.keys(LIMIT_NAMES)) expect(limits).toContain(name);
  });

  const hasCurl = spawnSync("curl", ["--version"]).status === 0;
  it.skipIf(!hasCurl).each(blocks.filter(isRun).map(({ name, block }) => [name, block] as const))(
    "%s runs",
    async (_name, block) => {
      const { code, output } = await shell(block);
      expect(code, output).toBe(0);
      // What is an answer's own, and no field of a schema that is listed.
      expect(output).not.toMatch(/"error":\{"code"|"error":"|"errors":\[/);
    },
  );
});

function readdirOrFile(path: string): void {
  try {
    readdirSync(path);
  } catch {
    readFileSync(path);
  }
}
