import type { TenantDb } from "@orrery/db";
import { z } from "zod";
import { operation } from "../../kernel.ts";
import { ESTATE_AGENT_NOT_FOUND } from "../estate-agent/estate-agent.ts";
import { propertiesWrite } from "../property/property.ts";
import { listingCreated, propertyCreated, propertyUpdated } from "../property/property-events.ts";
import { pictured } from "../property-image/property-image.ts";
import { BatchRow, checked, type Listing, type Reject, withStatus } from "./batch.ts";
import { beginImport } from "./begin-import.ts";
import { IMPORT_MOVED_ON, IMPORT_NOT_FOUND, IMPORT_SELECT, ImportId, ImportOutput } from "./import.ts";
import { importCompleted, importProgressed } from "./import-events.ts";
import { INSERT_REJECTS } from "./listing-statements.ts";
import { lockImport } from "./lock-import.ts";
import { storeListings } from "./store-listings.ts";

/** The most rows of one batch: what one transaction writes in well under a second. */
export const BATCH_ROWS = 500;

/**
 * One batch of an import: its listings, its rejects, and how far the import is, in one commit. A process that dies leaves
 * all of it or nothing, and of two that carry out the same import each batch is one's.
 */
export const applyBatch = operation({
  name: "imports.applyBatch",
  summary: "Brings in one batch of an import's rows.",
  mode: "write",
  scope: propertiesWrite,
  rate: "bulk",
  input: z.object({
    id: ImportId,
    from: z.int().min(0).describe("How many rows come before it."),
    rows: z.array(BatchRow).max(BATCH_ROWS),
    isLast: z.boolean(),
  }),
  output: ImportOutput,
  errors: [IMPORT_NOT_FOUND, IMPORT_MOVED_ON],
  emits: [propertyCreated, propertyUpdated, listingCreated, importProgressed, importCompleted],
  internal: "It is a step of an import's job, which reads the file.",
  example: {
    input: async (world) => ({
      id: (await world.run(beginImport)).id,
      from: 0,
      rows: [{ row: 2, record: ["1", "Bay House"], mapped: { key: world.unique("1"), said: { title: "Bay House" } } }],
      isLast: true,
    }),
    emits: [propertyCreated, listingCreated, importCompleted],
  },
  async handle({ input: { id, from, rows, isLast }, principal, db, sql, files, now, emit, fail }) {
    const { organizationId } = principal;
    const found = (await lockImport({ db, sql }, id)) ?? fail(IMPORT_NOT_FOUND);
    const { status, position, version, source, listingStatus } = found;
    if (status !== "running" || position !== from) fail(IMPORT_MOVED_ON, { status, position });
    const { listings, rejects } = await withKnownAgents(db, checked(saying(rows, listingStatus), now));
    const { created, updated, unchanged } = await storeListings({ db, sql }, { organizationId, source }, listings, now);
    if (rejects.length > 0) await sql.all(INSERT_REJECTS, id, JSON.stringify(rejects));
    for (const row of created) {
      const property = pictured(files, row);
      emit(propertyCreated, property, property);
      if (property.status === "active") emit(listingCreated, property, property);
    }
    for (const { property: row, changed, isListed } of updated) {
      const property = pictured(files, row);
      emit(propertyUpdated, property, { property, changed });
      if (isListed) emit(listingCreated, property, property);
    }
    const written = await db.import.update({
      where: { id, version },
      data: {
        position: position + rows.length,
        created: { increment: created.length },
        updated: { increment: updated.length },
        unchanged: { increment: unchanged },
        rejected: { increment: rejects.length },
        version: version + 1,
        ...(isLast && { status: "completed", finishedAt: now }),
      },
      select: IMPORT_SELECT,
    });
    emit(isLast ? importCompleted : importProgressed, written, written);
    return written;
  },
});

/** What rows say, with the status that their listings have by it. */
export const saying = (rows: readonly BatchRow[], listingStatus: string | null): BatchRow[] =>
  rows.map((row) =>
    row.mapped ? { ...row, mapped: { ...row.mapped, said: withStatus(row.mapped.said, listingStatus) } } : row,
  ) as BatchRow[];

type Checked = ReturnType<typeof checked>;

/** Rejects whose agent the organization has not. */
export async function withKnownAgents(db: TenantDb, { listings, rejects }: Checked): Promise<Checked> {
  const named = [...new Set(listings.flatMap(({ columns: { agentId } }) => agentId ?? []))];
  if (named.length === 0) return { listings, rejects };
  const found = await db.estateAgent.findMany({ where: { id: { in: named } }, select: { id: true } });
  const known = new Set(found.map(({ id }) => id));
  const isKnown = ({ columns: { agentId } }: Listing) => agentId === null || known.has(agentId);
  const unknown = listings.filter((listing) => !isKnown(listing)).map(rejectOf);
  return { listings: listings.filter(isKnown), rejects: [...rejects, ...unknown] };
}

const rejectOf = ({ row, record }: Listing): Reject => ({
  row,
  record,
  reason: `agentId: ${ESTATE_AGENT_NOT_FOUND.message}`,
});
