import { z } from "zod";
import { presented } from "../../fields/presented.ts";
import { operation } from "../../kernel.ts";
import { propertiesWrite } from "../property/property.ts";
import { importSettings } from "./create-import.ts";
import { IMPORT_MAX_ROWS, IMPORT_SELECT, type ImportRow, ImportView, toImportView } from "./import.ts";
import { importStarted } from "./import-events.ts";
import { mappingOf } from "./mapping/mappings.ts";

const BegunImportOutput = presented(
  ({ isResumed, ...row }: ImportRow & { readonly isResumed: boolean }) => ({ ...toImportView(row), isResumed }),
  ImportView.extend({ isResumed: z.boolean() }),
);

/**
 * Begins an import of a file that whoever carries it out has at hand; or gives the one that was begun with the same
 * fingerprint and is not over, to go on with.
 */
export const beginImport = operation({
  name: "imports.begin",
  summary: "Begins an import of a file at hand, or goes on with one.",
  mode: "write",
  scope: propertiesWrite,
  rate: "bulk",
  input: z.object({
    ...importSettings,
    columns: z.array(z.string()),
    total: z.int().min(0).max(IMPORT_MAX_ROWS),
    fingerprint: z.string().max(100).describe("Of the file and of all that decides what comes of it."),
  }),
  output: BegunImportOutput,
  emits: [importStarted],
  internal: "Over a surface there is no file at hand: it is uploaded (imports.create).",
  example: {
    input: (world) => ({ columns: ["externalId", "title"], total: 1, fingerprint: world.unique("file") }),
    emits: [importStarted],
  },
  async handle({ input, principal, db, now, emit }) {
    const { mapping: given, status: listingStatus, fileName, columns, total, fingerprint } = input;
    const before = await db.import.findFirst({
      where: { fingerprint, status: "running" },
      orderBy: { createdAt: "desc" },
      select: IMPORT_SELECT,
    });
    if (before) return { ...before, isResumed: true };
    const mapping = mappingOf(given);
    const { kind, credentialId, secretId = null, userId = null } = principal;
    const account = { credentialKind: kind, credentialId, secretId, userId };
    const file = { fileName, columns, total, fingerprint, startedAt: now };
    const begun = await db.import.create({
      data: { status: "running", mapping, source: mapping.source, listingStatus, ...file, ...account },
      select: IMPORT_SELECT,
    });
    emit(importStarted, begun, begun);
    return { ...begun, isResumed: false };
  },
});
