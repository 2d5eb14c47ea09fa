/** Runs with the right Node and pnpm on the PATH: installs the dependencies, and remembers where Node and pnpm are. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { rememberToolchain } from "./toolchain.mjs";

const [machineNode = process.version] = process.argv.slice(2);
const root = fileURLToPath(new URL("../..", import.meta.url));
const directories = (process.env.PATH ?? "").split(delimiter);
const pnpmDirectory = directories.find((directory) =>
  ["pnpm", "pnpm.cmd", "pnpm.exe"].some((name) => existsSync(join(directory, name))),
);
if (!pnpmDirectory) throw new Error("pnpm is not on the PATH.");

// In production pnpm would leave out what the tests and the generated client need.
const { NODE_ENV: _, ...env } = process.env;
const install = spawnSync("pnpm", ["install", "--prefer-offline", "--config.confirmModulesPurge=false"], {
  cwd: root,
  stdio: "inherit",
  env,
  shell: process.platform === "win32",
});
if (install.status !== 0) process.exit(install.status ?? 1);
rememberToolchain(root, [dirname(process.execPath), pnpmDirectory], machineNode);
