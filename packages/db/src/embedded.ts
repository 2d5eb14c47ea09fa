import { mkdir } from "node:fs/promises";
import { PGlite } from "@electric-sql/pglite";

/** Opens (and at first creates) the data folder. Takes 1 to 4 s the first time. */
export async function openFolder(dataDir: string | undefined): Promise<PGlite> {
  if (dataDir !== undefined) await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const pglite = await PGlite.create(dataDir === undefined ? {} : { dataDir });
  return pglite;
}
