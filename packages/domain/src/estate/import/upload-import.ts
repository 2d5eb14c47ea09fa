import { randomBytes } from "node:crypto";
import { z } from "zod";
import { operation } from "../../kernel.ts";
import { atMost, content, contentOf } from "../content.ts";
import { propertiesWrite } from "../property/property.ts";
import { createImport } from "./create-import.ts";
import {
  IMPORT_COLUMNS_MISSING,
  IMPORT_HAS_FILE,
  IMPORT_MAX_BYTES,
  IMPORT_MAX_ROWS,
  IMPORT_NOT_FOUND,
  IMPORT_OVER,
  IMPORT_SELECT,
  IMPORT_TOO_LARGE,
  IMPORT_UNREADABLE,
  ImportId,
  ImportOutput,
  isOver,
} from "./import.ts";
import { importStarted } from "./import-events.ts";
import { lockImport } from "./lock-import.ts";
import { Mapping } from "./mapping/mapping.ts";
import { missingColumns } from "./mapping/mappings.ts";

/** Longer than the server gives a whole request to arrive. */
const UPLOAD_TIMEOUT_MS = 120_000;
/** After that, an upload under way is one whose process was lost, and another may take its place. */
const TAKEOVER_MS = UPLOAD_TIMEOUT_MS + 60_000;

/** Takes an import's file, and has it carried out. There is one upload at a time, whose file the import's row names from its beginning. */
export const uploadImport = operation({
  name: "imports.upload",
  summary: "Takes the CSV of an import, and starts it.",
  mode: "effect",
  scope: propertiesWrite,
  rate: "bulk",
  input: z.object({
    importId: ImportId,
    content,
    contentType: z.string().max(200).optional().describe("What the sender says that it is."),
  }),
  output: ImportOutput,
  errors: [IMPORT_NOT_FOUND, IMPORT_OVER, IMPORT_HAS_FILE, IMPORT_TOO_LARGE, IMPORT_UNREADABLE, IMPORT_COLUMNS_MISSING],
  emits: [importStarted],
  internal: "Bytes come over REST alone, to the signed address that an import is created with.",
  example: {
    input: async (world) => ({
      importId: (await world.run(createImport)).id,
      content: contentOf(Buffer.from("externalId,title\n1,Bay House\n")),
      contentType: "text/csv",
    }),
    emits: [importStarted],
  },
  timeoutMs: UPLOAD_TIMEOUT_MS,
  async prepare({ input: { importId }, db, sql, now, fail }) {
    const found = (await lockImport({ db, sql }, importId)) ?? fail(IMPORT_NOT_FOUND);
    const { version, storedFile: before, updatedAt } = found;
    if (isOver(found.status)) fail(IMPORT_OVER, { status: found.status });
    const isUnderWay = before !== null && now.getTime() - updatedAt.getTime() < TAKEOVER_MS;
    if (found.status !== "awaiting_file" || isUnderWay) fail(IMPORT_HAS_FILE);
    // Nobody guesses it: where the store is a bucket that others read from, the name is all that keeps it.
    const name = `imports/${importId}-${randomBytes(16).toString("hex")}.csv`;
    await db.import.update({ where: { id: importId, version }, data: { storedFile: name } });
    return { name, before, mapping: Mapping.parse(found.mapping) };
  },
  async work({ plan: { name, before, mapping }, input, importFiles, fail, signal }) {
    if (before !== null) await importFiles.remove(before);
    const tooLarge = () => fail(IMPORT_TOO_LARGE, { maxBytes: IMPORT_MAX_BYTES });
    const summary = await importFiles.store(name, atMost(input.content, IMPORT_MAX_BYTES, tooLarge), signal);
    if (typeof summary === "string") return fail(IMPORT_UNREADABLE, { problem: summary });
    if (summary.rows === 0) fail(IMPORT_UNREADABLE, { problem: "The file has no rows." });
    if (summary.rows > IMPORT_MAX_ROWS) fail(IMPORT_TOO_LARGE, { maxRows: IMPORT_MAX_ROWS });
    const missing = missingColumns(mapping, summary.columns);
    if (missing.length > 0) fail(IMPORT_COLUMNS_MISSING, { missing, found: summary.columns.slice(0, 100) });
    return summary;
  },
  async settle({ plan, result: { columns, rows }, input: { importId }, principal, db, sql, importRuns, ...request }) {
    const { now, emit, fail } = request;
    const { status, version, storedFile } = (await lockImport({ db, sql }, importId)) ?? fail(IMPORT_NOT_FOUND);
    if (isOver(status)) fail(IMPORT_OVER, { status });
    if (status !== "awaiting_file" || storedFile !== plan.name) fail(IMPORT_HAS_FILE);
    const started = await db.import.update({
      where: { id: importId, version },
      data: {
        status: "running",
        columns: [...columns],
        total: rows,
        startedAt: now,
        version: version + 1,
      },
      select: IMPORT_SELECT,
    });
    await importRuns.start(principal.organizationId, importId);
    emit(importStarted, started, started);
    return started;
  },
  async abandon({ plan: { name }, input: { importId }, db, importFiles }) {
    await importFiles.remove(name);
    await db.import.updateMany({ where: { id: importId, storedFile: name }, data: { storedFile: null } });
  },
});
