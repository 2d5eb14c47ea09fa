import { z } from "zod";
import { operation } from "../../kernel.ts";
import { propertiesRead } from "../property/property.ts";
import { createImport } from "./create-import.ts";
import { IMPORT_NOT_FOUND, ImportId } from "./import.ts";

/** How many rejects are read at once. */
const READ_ROWS = 500;

/** The rows of a CSV: the header, then each rejected row with its number, the reason, and its cells as they were. */
export const streamRejects = operation({
  name: "imports.streamRejects",
  summary: "Gives the rows of an import that became no listings, in their order, as a CSV.",
  mode: "stream",
  scope: propertiesRead,
  rate: "read",
  input: z.object({ importId: ImportId }),
  output: z.array(z.string()),
  errors: [IMPORT_NOT_FOUND],
  internal: "Files are downloaded over REST alone, from the signed address that imports.createRejectsUrl gives.",
  example: { input: async (world) => ({ importId: (await world.run(createImport)).id }) },
  async *stream({ input: { importId }, db, fail }) {
    const found = await db.import.findUnique({ where: { id: importId }, select: { columns: true } });
    const { columns } = found ?? fail(IMPORT_NOT_FOUND);
    yield ["row", "reason", ...columns];
    for (let after = 0; ; ) {
      const rejects = await db.importReject.findMany({
        where: { importId, row: { gt: after } },
        orderBy: { row: "asc" },
        take: READ_ROWS,
        select: { row: true, reason: true, record: true },
      });
      for (const { row, reason, record } of rejects) yield [`${row}`, reason, ...record];
      const last = rejects.at(-1);
      if (rejects.length < READ_ROWS || !last) return;
      after = last.row;
    }
  },
});
