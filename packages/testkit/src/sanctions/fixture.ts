import { join } from "node:path";
import type { Database } from "@orrery/db";
import { type LoadedList, loadList, ofacPaths } from "@orrery/server";

/**
 * An excerpt of OFAC's own files (sdn.csv, alt.csv, add.csv; in the public domain), as they are there: every 14th person, some companies
 * and ships, their aliases and addresses, and aliases of entries that the file of entries lacks.
 */
export const OFAC_FOLDER = join(import.meta.dirname, "../../fixtures/ofac");

/** Loads lists. @param folder of other files */
export async function loadSanctions(database: Database, folder: string = OFAC_FOLDER): Promise<LoadedList> {
  const paths = await ofacPaths(folder, {});
  const { signal } = new AbortController();
  return loadList(database, paths, { maxLossPercent: 10, signal, progressed: () => undefined });
}
