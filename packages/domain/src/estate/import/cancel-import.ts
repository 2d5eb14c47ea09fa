import { SCOPE_REQUIRED } from "@orrery/operation";
import { z } from "zod";
import { operation } from "../../kernel.ts";
import { propertiesWrite } from "../property/property.ts";
import { createImport, mayImport } from "./create-import.ts";
import { endImport } from "./end-import.ts";
import { IMPORT_NOT_FOUND, IMPORT_OVER, ImportId, ImportOutput, isOver } from "./import.ts";
import { importCancelled } from "./import-events.ts";
import { lockImport } from "./lock-import.ts";

/** Ends an import before its next batch. What it has brought in stays. */
export const cancelImport = operation({
  name: "imports.cancel",
  summary: "Cancels an import; what it has brought in stays.",
  mode: "write",
  scope: propertiesWrite,
  rate: "write",
  input: z.object({ id: ImportId }),
  output: ImportOutput,
  errors: [IMPORT_NOT_FOUND, IMPORT_OVER, SCOPE_REQUIRED],
  emits: [importCancelled],
  example: {
    input: async (world) => ({ id: (await world.run(createImport)).id }),
    emits: [importCancelled],
  },
  credentialPolicy: mayImport,
  async handle({ input: { id }, db, sql, now, emit, fail }) {
    const found = (await lockImport({ db, sql }, id)) ?? fail(IMPORT_NOT_FOUND);
    if (isOver(found.status)) fail(IMPORT_OVER, { status: found.status });
    const ended = await endImport({ db, sql }, found, { status: "cancelled" }, now);
    emit(importCancelled, ended, ended);
    return ended;
  },
});
