/**
 * Generates the Prisma client when the schema has changed since the last time, and does nothing otherwise, so that it
 * can stand in front of every start. Prisma's CLI would download an engine that generating never uses; pointing
 * `PRISMA_SCHEMA_ENGINE_BINARY` at any executable stops that.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, dirname, join } from "node:path";

const root = join(import.meta.dirname, "..");
const schemaDir = join(root, "prisma/schema");
const stampFile = join(root, "src/generated/stamp");
const require = createRequire(import.meta.url);

function schemaHash(): string {
  const hash = createHash("sha256");
  for (const file of readdirSync(schemaDir).sort()) hash.update(file).update(readFileSync(join(schemaDir, file)));
  return hash.update(readFileSync(join(root, "package.json"))).digest("hex");
}

const wanted = schemaHash();
if (!existsSync(stampFile) || readFileSync(stampFile, "utf8") !== wanted) {
  const prisma = join(dirname(require.resolve("prisma/package.json")), "build/index.js");
  const run = spawnSync(process.execPath, [prisma, "generate"], {
    cwd: root,
    env: {
      ...process.env,
      PATH: `${join(root, "node_modules/.bin")}${delimiter}${process.env.PATH}`,
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      PRISMA_HIDE_UPDATE_MESSAGE: "1",
      CHECKPOINT_DISABLE: "1",
    },
    encoding: "utf8",
  });
  if (run.status !== 0) {
    process.stderr.write(`${run.stdout}${run.stderr}\nGenerating the Prisma client failed.\n`);
    process.exit(1);
  }
  writeFileSync(stampFile, wanted);
}
