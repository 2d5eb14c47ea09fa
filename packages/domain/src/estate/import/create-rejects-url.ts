import { z } from "zod";
import { timestamp } from "../../fields/presented.ts";
import { operation } from "../../kernel.ts";
import { propertiesRead } from "../property/property.ts";
import { createImport } from "./create-import.ts";
import { IMPORT_NOT_FOUND, ImportId } from "./import.ts";

/** An address for the rows that became no listings, as a CSV. */
export const createRejectsUrl = operation({
  name: "imports.createRejectsUrl",
  summary: "Gives an address, good for 24 hours, from which an import's rejected rows are downloaded as a CSV.",
  mode: "write",
  scope: propertiesRead,
  rate: "write",
  input: z.object({ id: ImportId }),
  output: z.object({
    /** The import. */
    id: ImportId,
    url: z.url().nullable().describe("A secret; null in a replay."),
    expiresAt: timestamp,
  }),
  errors: [IMPORT_NOT_FOUND],
  example: { input: async (world) => ({ id: (await world.run(createImport)).id }) },
  redact: (output) => ({ ...output, url: null }),
  async handle({ input: { id }, principal, db, importLinks, fail }) {
    if (!(await db.import.findUnique({ where: { id }, select: { id: true } }))) fail(IMPORT_NOT_FOUND);
    const { url, expiresAt } = await importLinks.forRejects(principal, id);
    return { id, url, expiresAt: expiresAt.toISOString() };
  },
});
