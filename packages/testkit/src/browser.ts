import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

/** Where Chromium is: `CHROMIUM_PATH`, or a `chromium` of the PATH. */
export function findChromium(): string | undefined {
  const { CHROMIUM_PATH, PATH = "" } = process.env;
  if (CHROMIUM_PATH !== undefined) return CHROMIUM_PATH;
  return PATH.split(delimiter)
    .map((folder) => join(folder, "chromium"))
    .find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Whether the run insists on everything that it can use, as `npm test -- --require-services` does. */
export const requiresServices = (): boolean => process.env.ORRERY_TEST_REQUIRE_SERVICES !== undefined;
