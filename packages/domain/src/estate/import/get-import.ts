import { z } from "zod";
import { operation } from "../../kernel.ts";
import { propertiesRead } from "../property/property.ts";
import { createImport } from "./create-import.ts";
import { IMPORT_NOT_FOUND, IMPORT_SELECT, ImportId, ImportOutput } from "./import.ts";

export const getImport = operation({
  name: "imports.get",
  summary: "Gets an import, and how far it is.",
  mode: "read",
  scope: propertiesRead,
  rate: "read",
  input: z.object({ id: ImportId }),
  output: ImportOutput,
  errors: [IMPORT_NOT_FOUND],
  shape: { select: IMPORT_SELECT },
  example: { input: async (world) => ({ id: (await world.run(createImport)).id }) },
  async handle({ input, db, shape, fail }) {
    return (await db.import.findUnique({ where: input, ...shape })) ?? fail(IMPORT_NOT_FOUND);
  },
});
