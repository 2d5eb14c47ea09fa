import { mkdir } from "node:fs/promises";
import { PGlite } from "@electric-sql/pglite";
import { btree_gin } from "@electric-sql/pglite/contrib/btree_gin";
import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm";
import { unaccent } from "@electric-sql/pglite/contrib/unaccent";

/** What the migrations create extensions from. A server has them by itself; here each start brings them along. */
const extensions = { btree_gin, pg_trgm, unaccent };

/** Opens (and at first creates) the data folder. Takes 1 to 4 s the first time. */
export async function openFolder(dataDir: string | undefined): Promise<PGlite> {
  if (dataDir !== undefined) await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const pglite = await PGlite.create({ extensions, ...(dataDir !== undefined && { dataDir }) });
  return pglite;
}
