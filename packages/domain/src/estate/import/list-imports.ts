import { z } from "zod";
import { operation } from "../../kernel.ts";
import { newestFirst, pageInput, pageOf } from "../../paging/keyset.ts";
import { propertiesRead } from "../property/property.ts";
import { IMPORT_SELECT, IMPORT_STATUSES, ImportOutput } from "./import.ts";

/** Imports, the latest first, by cursor. */
export const listImports = operation({
  name: "imports.list",
  summary: "Lists imports of listings, the latest first.",
  mode: "read",
  scope: propertiesRead,
  rate: "read",
  input: z.object({ status: z.enum(IMPORT_STATUSES).optional(), ...pageInput }),
  output: pageOf(ImportOutput),
  shape: { select: IMPORT_SELECT },
  example: { input: () => ({ status: "awaiting_file" as const, limit: 2 }) },
  async handle({ input, db, shape, cursors }) {
    const { status } = input;
    const { where, orderBy, take, page } = newestFirst("imports", { input, cursors });
    const filter = status === undefined ? {} : { status };
    return page(await db.import.findMany({ ...shape, where: { AND: [filter, where] }, orderBy, take }));
  },
});
