/**
 * `node tooling/bootstrap/run.mjs <script> [argument …]` runs a script of the root `package.json` on the Node and with
 * the dependencies that it needs, on a machine that has npm and any Node from 18 up. The first run (and the first one
 * after a change of the dependencies) installs them; all others go straight to the script. `package.json` starts it with
 * `exec`, as a shell in between would end at a signal that npm passes on, and leave the server to itself.
 */
import { readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { createRunner, exitCodeOf } from "./processes.mjs";
import { commandsOf } from "./scripts.mjs";
import { findToolchain } from "./toolchain.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Node keeps compiled code there: a start takes half the processor time. */
const COMPILED = { NODE_COMPILE_CACHE: join(root, "node_modules/.cache/compiled") };

/** @param {string[]} argv */
async function main([script, ...args]) {
  const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const commands = commandsOf(scripts, script, args);
  const run = createRunner();
  const toolchain = findToolchain(root) ?? (await install(run));
  const path = [join(root, "node_modules/.bin"), ...toolchain, process.env.PATH].join(delimiter);
  for (const [command = "", ...rest] of commands) {
    const end = await run(command, rest, {
      cwd: root,
      stdio: "inherit",
      env: { ...COMPILED, ...process.env, PATH: path },
    });
    if (end.code !== 0) return exitCodeOf(end);
  }
  return 0;
}

/** @param {ReturnType<typeof createRunner>} run */
async function install(run) {
  process.stderr.write(
    "Installing Node 24 and the dependencies where they are missing; the first time takes a minute or two.\n",
  );
  const npm = process.env.npm_execpath;
  const packages = ["--package=pnpm@12.x", ...(isNodeRecentEnough() ? [] : ["--package=node@24"])];
  const args = ["exec", "--yes", "--prefer-offline", "--loglevel=error", ...packages];
  const [command, prefix] = npm?.endsWith("npm-cli.js") ? [process.execPath, [npm]] : ["npm", []];
  const end = await run(
    command,
    [...prefix, ...args, "--call", `node tooling/bootstrap/install.mjs ${process.version}`],
    {
      cwd: root,
      stdio: ["ignore", "pipe", "pipe"],
      env: process.env,
    },
  );
  const toolchain = end.code === 0 ? findToolchain(root) : undefined;
  if (toolchain) return toolchain;
  process.stderr.write(`${end.output}\nThe dependencies could not be installed.\n`);
  process.exit(exitCodeOf(end) || 1);
}

/** `crypto.argon2` came with 24.7. */
function isNodeRecentEnough() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  return major > 24 || (major === 24 && minor >= 7);
}

process.exitCode = await main(process.argv.slice(2));
