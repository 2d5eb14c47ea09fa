import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Where the last installation left Node and pnpm, as directories for the PATH. Undefined when anything that it came
 * from has changed since (a `git pull` that moved the lockfile, another installation, another Node on the machine).
 * @param {string} root
 * @returns {string[] | undefined}
 */
export function findToolchain(root) {
  try {
    const { fingerprint, directories } = JSON.parse(readFileSync(stampFile(root), "utf8"));
    return fingerprint === fingerprintOf(root, process.version) && directories.every(existsSync)
      ? directories
      : undefined;
  } catch {
    // No stamp, or one that cannot be read: installing writes a new one.
    return undefined;
  }
}

/**
 * @param {string} root
 * @param {string[]} directories
 * @param {string} machineNode the version of the Node that the machine has, as `process.version` gives it
 */
export function rememberToolchain(root, directories, machineNode) {
  writeFileSync(stampFile(root), JSON.stringify({ fingerprint: fingerprintOf(root, machineNode), directories }));
}

/** @param {string} root */
const stampFile = (root) => join(root, "node_modules/.orrery-toolchain.json");

/**
 * @param {string} root
 * @param {string} machineNode
 */
function fingerprintOf(root, machineNode) {
  const hash = createHash("sha256").update(`${machineNode} ${process.platform} ${process.arch}`);
  for (const file of ["pnpm-lock.yaml", "pnpm-workspace.yaml", "node_modules/.modules.yaml", ...manifests(root)])
    hash.update(`\n${file}\n`).update(readFileSync(join(root, file)));
  return hash.digest("hex");
}

/** @param {string} root */
function manifests(root) {
  const packages = ["apps", "packages", "tooling"].flatMap((group) =>
    readdirSync(join(root, group)).map((name) => `${group}/${name}/package.json`),
  );
  return ["package.json", ...packages.filter((file) => existsSync(join(root, file))).sort()];
}
