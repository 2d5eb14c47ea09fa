import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { on, once } from "node:events";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { rememberToolchain } from "./toolchain.mjs";

const ROOT = join(import.meta.dirname, "../..");

/** Takes a moment to end when it is told to, and says what it hears. */
const SERVER = `
  const wait = setInterval(() => {}, 1000);
  let told = false;
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"])
    process.on(signal, () => {
      console.log(signal);
      if (told) return;
      told = true;
      setTimeout(() => { console.log("drained"); clearInterval(wait); }, 300);
    });
  console.log("up", process.pid);
`;

export interface Installed extends Disposable {
  readonly root: string;
  /** Starts `npm run …` in a process group of its own. */
  npm(...args: string[]): Npm;
}

export interface Npm {
  readonly process: ChildProcess & { readonly pid: number };
  /** What was written so far, a line each. */
  readonly lines: readonly string[];
  line(text: RegExp): Promise<string>;
  /** The exit code, or the signal that ended npm. */
  end(): Promise<number | string>;
}

/** A repository as the first run leaves it, with the real npm scripts in front of small programs. */
export function installed(): Installed {
  const root = mkdtempSync(join(tmpdir(), "orrery-bootstrap-"));
  const { scripts } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  cpSync(import.meta.dirname, join(root, "tooling/bootstrap"), { recursive: true });
  write("server.mjs", SERVER);
  write("arguments.mjs", "console.log(JSON.stringify(process.argv.slice(2)));");
  write("failure.mjs", "process.exitCode = 7;");
  write(
    "package.json",
    JSON.stringify({
      type: "module",
      scripts: {
        ...scripts,
        serve: "node arguments.mjs && node server.mjs",
        cli: "node arguments.mjs",
        check: "node failure.mjs",
      },
    }),
  );
  for (const file of [
    "pnpm-lock.yaml",
    "pnpm-workspace.yaml",
    "node_modules/.modules.yaml",
    "apps/server/package.json",
  ])
    write(file, "{}");
  mkdirSync(join(root, "packages"));
  rememberToolchain(root, [dirname(process.execPath)], process.version);
  const started: Npm[] = [];
  return {
    root,
    npm(...args) {
      const run = npm(root, args);
      started.push(run);
      return run;
    },
    [Symbol.dispose]() {
      for (const { process: group } of started) killGroup(group.pid);
      rmSync(root, { recursive: true });
    },
  };
}

/** npm before 10.5 takes signals without telling the script: there, only the whole group or SIGKILL ends a server. */
export function npmPassesSignalsOn(): boolean {
  const [major = 0, minor = 0] = execFileSync("npm", ["--version"], { encoding: "utf8" }).split(".").map(Number);
  return major > 10 || (major === 10 && minor >= 5);
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // All of it has ended.
  }
}

function npm(root: string, args: readonly string[]): Npm {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("npm_")));
  const child = spawn("npm", ["run", "--silent", ...args], { cwd: root, env, detached: true });
  if (child.pid === undefined) throw new Error("npm did not start.");
  const ended = once(child, "close");
  const lines: string[] = [];
  const reader = createInterface({ input: child.stdout });
  reader.on("line", (line) => lines.push(line));
  return {
    process: Object.assign(child, { pid: child.pid }),
    lines,
    async line(text) {
      const found = lines.find((line) => text.test(line));
      if (found !== undefined) return found;
      for await (const [line] of on(reader, "line", { close: ["close"] })) if (text.test(line)) return line;
      throw new Error(`npm ended after ${JSON.stringify(lines)}, without ${text}.`);
    },
    async end() {
      const [code, signal] = await ended;
      return code ?? signal;
    },
  };
}
