import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";

const ROOT = join(import.meta.dirname, "../..");
const LEFT_OUT = /(^|\/)(\.git|\.orrery|\.turbo|\.pnpm)$/;

export interface ScratchCopy extends Disposable {
  readonly root: string;
  /** Writes a file into the copy. */
  plant(path: string, text: string): void;
}

/** A copy of the whole repository, whose packages find each other in the copy and everything else where it is installed. */
export function scratchCopy(): ScratchCopy {
  const root = mkdtempSync(join(tmpdir(), "orrery-scratch-"));
  for (const name of readdirSync(ROOT))
    cpSync(join(ROOT, name), join(root, name), {
      recursive: true,
      verbatimSymlinks: true,
      filter: (path) => !LEFT_OUT.test(relative(ROOT, path)),
    });
  symlinkSync(join(ROOT, "node_modules/.pnpm"), join(root, "node_modules/.pnpm"));
  return {
    root,
    plant(path, text) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    },
    [Symbol.dispose]: () => rmSync(root, { recursive: true, force: true }),
  };
}
