import { mkdir } from "node:fs/promises";
import type { PGlite } from "@electric-sql/pglite";

/**
 * Opens (and at first creates) the data folder. Takes 1 to 4 s the first time. The database itself is read here, as a process
 * that has a PostgreSQL needs none of it.
 */
export async function openFolder(dataDir: string | undefined): Promise<PGlite> {
  if (dataDir !== undefined) await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const [{ PGlite }, { btree_gin }, { pg_trgm }, { unaccent }] = await Promise.all([
    import("@electric-sql/pglite"),
    import("@electric-sql/pglite/contrib/btree_gin"),
    import("@electric-sql/pglite/contrib/pg_trgm"),
    import("@electric-sql/pglite/contrib/unaccent"),
  ]);
  // What the migrations create extensions from. A server has them by itself; here each start brings them along.
  const extensions = { btree_gin, pg_trgm, unaccent };
  return PGlite.create({ extensions, ...(dataDir !== undefined && { dataDir }) });
}
