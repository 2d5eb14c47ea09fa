import { mkdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const FOLDER = join(tmpdir(), `orrery-test-${process.env.ORRERY_TEST_RUN ?? process.pid}`);

/** The folder of this run, for all that its processes keep in files. Its end deletes it. */
export function runFolder(): string {
  mkdirSync(FOLDER, { recursive: true });
  return FOLDER;
}

export const removeRunFolder = (): void => rmSync(FOLDER, { recursive: true, force: true, maxRetries: 5 });
