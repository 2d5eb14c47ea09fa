import { execFileSync } from "node:child_process";
import { join } from "node:path";
import type { PlopTypes } from "./plop.ts";

/**
 * Has Biome sort the imports and break the lines, so that templates and edits need not know how long a name is.
 * @param files relative to the repository's root
 */
export function formatted(root: string, files: readonly string[]): PlopTypes.ActionType {
  return () => {
    const biome = join(root, "node_modules/@biomejs/biome/bin/biome");
    execFileSync(process.execPath, [biome, "check", "--write", ...files], { cwd: root, stdio: "pipe" });
    return `${files.length} files formatted`;
  };
}
