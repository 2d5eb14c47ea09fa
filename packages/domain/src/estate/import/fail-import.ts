import { z } from "zod";
import { operation } from "../../kernel.ts";
import { propertiesWrite } from "../property/property.ts";
import { beginImport } from "./begin-import.ts";
import { endImport } from "./end-import.ts";
import { IMPORT_NOT_FOUND, IMPORT_OVER, ImportId, ImportOutput, isOver } from "./import.ts";
import { importFailed } from "./import-events.ts";
import { lockImport } from "./lock-import.ts";

/** Ends an import that can't go on. */
export const failImport = operation({
  name: "imports.fail",
  summary: "Ends an import that can't go on.",
  mode: "write",
  scope: propertiesWrite,
  rate: "write",
  input: z.object({ id: ImportId, error: z.string().max(1_000) }),
  output: ImportOutput,
  errors: [IMPORT_NOT_FOUND, IMPORT_OVER],
  emits: [importFailed],
  internal: "It is for the job that carries an import out to say so.",
  example: {
    input: async (world) => ({ id: (await world.run(beginImport)).id, error: "The file is gone." }),
    emits: [importFailed],
  },
  async handle({ input: { id, error }, db, sql, now, emit, fail }) {
    const found = (await lockImport({ db, sql }, id)) ?? fail(IMPORT_NOT_FOUND);
    if (isOver(found.status)) fail(IMPORT_OVER, { status: found.status });
    const ended = await endImport({ db, sql }, found, { status: "failed", error }, now);
    emit(importFailed, ended, ended);
    return ended;
  },
});
