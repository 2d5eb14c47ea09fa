import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

/** The schema as it is published: what a client's build compiles against. */
const SCHEMA = join(import.meta.dirname, "../../../../docs/schemas/schema.graphql");
const COMPILER = createRequire(import.meta.url).resolve("relay-compiler/cli.js");
const PERSISTED = "persisted.json";

export interface Artifacts extends Disposable {
  /** What the compiler wrote for an operation or a fragment. */
  artifact(name: string): unknown;
  /** The file of persisted documents, where it was asked for. */
  persisted(): string;
}

/** Runs Relay's own compiler over one source file, in a folder of its own. */
export async function compile(source: string, { persist }: { readonly persist: boolean }): Promise<Artifacts> {
  const folder = mkdtempSync(join(tmpdir(), "orrery-relay-"));
  const config = {
    src: "./src",
    schema: "./schema.graphql",
    language: "javascript",
    artifactDirectory: "./artifacts",
    // CommonJS, which Node loads without the names of the files being complete.
    eagerEsModules: false,
    ...(persist && { persistConfig: { file: `./${PERSISTED}` } }),
  };
  for (const name of ["src", "artifacts"]) mkdirSync(join(folder, name));
  writeFileSync(join(folder, "src/source.js"), source);
  writeFileSync(join(folder, "schema.graphql"), readFileSync(SCHEMA));
  writeFileSync(join(folder, "relay.config.json"), JSON.stringify(config));
  if (persist) writeFileSync(join(folder, PERSISTED), "{}");
  await promisify(execFile)(process.execPath, [COMPILER, "relay.config.json"], { cwd: folder });
  const load = createRequire(join(folder, "artifacts/"));
  return {
    artifact: (name) => load(`./${name}.graphql.js`),
    persisted: () => readFileSync(join(folder, PERSISTED), "utf8"),
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  };
}
