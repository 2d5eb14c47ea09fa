import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { promisify } from "node:util";

const execute = promisify(execFile);
const ORIGINAL = join(import.meta.dirname, "../..");

/** What a command needs of this process's environment: the runner's own variables would reach into its test runs. */
const INHERITED = Object.fromEntries(
  ["PATH", "HOME", "TMPDIR"].flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])),
);

const ENVIRONMENT = {
  ...INHERITED,
  NO_COLOR: "1",
  NODE_NO_WARNINGS: "1",
  // @turbo/gen asks a registry for its newest version. There is none, so that it does not wait for one.
  npm_config_registry: "http://127.0.0.1:9/",
};

/** What Vitest's JSON reporter writes. */
interface Report {
  readonly testResults: readonly {
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
}

/** A copy of the repository's sources as they are now, whose dependencies are the original's. */
export class ScratchCopy implements AsyncDisposable {
  readonly root: string;

  private constructor(root: string) {
    this.root = root;
  }

  static async make(): Promise<ScratchCopy> {
    await using stack = new AsyncDisposableStack();
    const copy = stack.use(new ScratchCopy(await mkdtemp(join(tmpdir(), "orrery-copy-"))));
    await copy.#fill();
    stack.move();
    return copy;
  }

  async #fill(): Promise<void> {
    const files = await tracked(ORIGINAL);
    await Promise.all(files.map((file) => cp(join(ORIGINAL, file), join(this.root, file))));
    const modules = files
      .filter((file) => basename(file) === "package.json")
      .map((file) => join(dirname(file), "node_modules"))
      .filter((folder) => existsSync(join(ORIGINAL, folder)));
    await Promise.all(modules.map((folder) => this.#link(folder)));
    await symlink(join(ORIGINAL, "node_modules/.pnpm"), join(this.root, "node_modules/.pnpm"));
    await this.run("git", "init", "--quiet");
    await this.run("git", "add", "--all");
  }

  /** pnpm's links are relative: the workspace's packages resolve inside the copy, all others through its `.pnpm`. */
  async #link(modules: string): Promise<void> {
    const filter = (path: string) => ![".pnpm", ".vite", ".cache"].includes(basename(path));
    await cp(join(ORIGINAL, modules), join(this.root, modules), { recursive: true, verbatimSymlinks: true, filter });
  }

  /** Runs a command in the copy. @throws with all that it printed, when it fails */
  async run(command: string, ...args: readonly string[]): Promise<string> {
    try {
      const { stdout } = await execute(command, args, { cwd: this.root, env: ENVIRONMENT, maxBuffer: 2 ** 26 });
      return stdout;
    } catch (error) {
      const { stdout, stderr } = error as { stdout?: string; stderr?: string };
      throw new Error(`${command} ${args.join(" ")} failed:\n${stdout}${stderr}`, { cause: error });
    }
  }

  /** Runs a script on this process's Node. */
  node(...args: readonly string[]): Promise<string> {
    return this.run(process.execPath, ...args);
  }

  /** Runs the copy's tests. @returns the full names of those that passed. @throws when any failed */
  async test(...args: readonly string[]): Promise<readonly string[]> {
    const report = join(this.root, "node_modules/report.json");
    const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
    await this.node("node_modules/vitest/vitest.mjs", "run", ...reporters, ...args);
    const { testResults } = JSON.parse(await readFile(report, "utf8")) as Report;
    const results = testResults.flatMap(({ assertionResults }) => assertionResults);
    return results.filter(({ status }) => status === "passed").map(({ fullName }) => fullName);
  }

  write(file: string, text: string): Promise<void> {
    return writeFile(join(this.root, file), text);
  }

  /** The files that are not as they were copied, and those that were added, sorted. */
  async changes(): Promise<{ readonly changed: readonly string[]; readonly added: readonly string[] }> {
    const [changed, added] = await Promise.all([
      this.run("git", "diff", "--name-only"),
      this.run("git", "ls-files", "--others", "--exclude-standard"),
    ]);
    return { changed: lines(changed), added: lines(added) };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.root, { recursive: true, force: true });
  }
}

async function tracked(root: string): Promise<string[]> {
  const listed = ["ls-files", "--cached", "--others", "--exclude-standard", "--deduplicate"];
  const [all, deleted] = await Promise.all([
    execute("git", listed, { cwd: root, maxBuffer: 2 ** 26 }),
    execute("git", ["ls-files", "--deleted"], { cwd: root }),
  ]);
  const gone = new Set(lines(deleted.stdout));
  return lines(all.stdout).filter((file) => !gone.has(file));
}

const lines = (text: string): string[] => text.split("\n").filter(Boolean).sort();
