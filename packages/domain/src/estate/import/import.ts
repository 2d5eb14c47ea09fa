import type { Prisma } from "@orrery/db";
import { id, reason } from "@orrery/operation";
import { z } from "zod";
import { presented, timestamp, view } from "../../fields/presented.ts";

export const IMPORT_NOT_FOUND = reason("IMPORT_NOT_FOUND", "NOT_FOUND", "No import has this id.");
export const IMPORT_OVER = reason("IMPORT_OVER", "UNPROCESSABLE", "The import is over.");
export const IMPORT_HAS_FILE = reason("IMPORT_HAS_FILE", "UNPROCESSABLE", "The import has its file already.");
export const IMPORT_TOO_LARGE = reason("IMPORT_TOO_LARGE", "PAYLOAD_TOO_LARGE", "The file is too large.");
export const IMPORT_UNREADABLE = reason("IMPORT_UNREADABLE", "BAD_REQUEST", "The file is no CSV, or has no rows.");
export const IMPORT_COLUMNS_MISSING = reason(
  "IMPORT_COLUMNS_MISSING",
  "BAD_REQUEST",
  "The file lacks columns that the mapping takes.",
);
export const IMPORT_MOVED_ON = reason(
  "IMPORT_MOVED_ON",
  "CONFLICT",
  "The import is not where this batch begins: somebody else goes on with it, or it is over.",
);

/** The largest file that is uploaded. */
export const IMPORT_MAX_BYTES = 100 * 1024 * 1024;

/** The most rows of a file. */
export const IMPORT_MAX_ROWS = 1_000_000;

export const ImportId = id("Import");

/** `awaiting_file` and `running` are under way; the others are final. */
export const IMPORT_STATUSES = ["awaiting_file", "running", "completed", "failed", "cancelled"] as const;
export type ImportStatus = (typeof IMPORT_STATUSES)[number];

export const IMPORT_SELECT = {
  id: true,
  status: true,
  source: true,
  fileName: true,
  total: true,
  position: true,
  created: true,
  updated: true,
  unchanged: true,
  rejected: true,
  error: true,
  version: true,
  createdAt: true,
  updatedAt: true,
  startedAt: true,
  finishedAt: true,
} satisfies Prisma.ImportSelect;

export type ImportRow = Prisma.ImportGetPayload<{ select: typeof IMPORT_SELECT }>;

/** Listings that are brought in from a file. Of `total` rows `read` are done with: created, updated, unchanged or rejected. */
export const ImportView = view("Import", {
  id: ImportId,
  status: z.enum(IMPORT_STATUSES),
  /** What the mapping calls where the rows come from. */
  source: z.string(),
  fileName: z.string().nullable(),
  /** Null until there is a file. */
  total: z.int().nullable(),
  read: z.int(),
  created: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  rejected: z.int(),
  /** Why it failed. */
  error: z.string().nullable(),
  version: z.int(),
  createdAt: timestamp,
  updatedAt: timestamp,
  startedAt: timestamp.nullable(),
  finishedAt: timestamp.nullable(),
});

export function toImportView({
  position,
  status,
  createdAt,
  updatedAt,
  startedAt,
  finishedAt,
  ...row
}: ImportRow): z.input<typeof ImportView> {
  return {
    ...row,
    status: status as ImportStatus,
    read: position,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
    startedAt: startedAt?.toISOString() ?? null,
    finishedAt: finishedAt?.toISOString() ?? null,
  };
}

export const ImportOutput = presented(toImportView, ImportView);

const OVER: readonly string[] = ["completed", "failed", "cancelled"] satisfies ImportStatus[];

export const isOver = (status: string): boolean => OVER.includes(status);
