import type { Prisma } from "@orrery/db";
import { CREDENTIAL_KINDS, id } from "@orrery/operation";
import { z } from "zod";
import { LEAD_STATUSES } from "../../estate/lead/board.ts";
import { presented, timestamp, view } from "../../fields/presented.ts";
import { MatchView } from "../screening/match.ts";

/**
 * `screening`: a lead's names were looked up · `rescreening`: those of all open leads were, after the lists were loaded ·
 * `kyc_required`: a move was held · `kyc`: somebody was checked · `cleared`: what held a lead was released.
 */
export const RECORD_KINDS = ["screening", "rescreening", "kyc_required", "kyc", "cleared"] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

export const SCREENING_CAUSES = [
  "created",
  "renamed",
  "merged",
  "unmerged",
  "reopened",
  "lists_loaded",
  "asked",
] as const;
export type ScreeningCause = (typeof SCREENING_CAUSES)[number];

/** Of a screening; of a check of who they are; of what was released. */
export const OUTCOMES = [
  "no_match",
  "match",
  "known_match",
  "passed",
  "failed",
  "sanctions_match",
  "kyc_required",
] as const;

export const KycDocument = z.object({ kind: z.string(), reference: z.string() });

export const RECORD_SELECT = {
  id: true,
  leadId: true,
  kind: true,
  cause: true,
  name: true,
  listVersion: true,
  score: true,
  matches: true,
  counts: true,
  reason: true,
  outcome: true,
  reference: true,
  documents: true,
  requestedStatus: true,
  credentialKind: true,
  credentialId: true,
  userId: true,
  createdAt: true,
} satisfies Prisma.ComplianceRecordSelect;

export type RecordRow = Prisma.ComplianceRecordGetPayload<{ select: typeof RECORD_SELECT }>;

/** One line of the log. What does not belong to its kind is null, or empty. */
export const RecordView = view("ComplianceRecord", {
  id: id("ComplianceRecord"),
  leadId: id("Lead").nullable(),
  kind: z.enum(RECORD_KINDS),
  cause: z.enum(SCREENING_CAUSES).nullable(),
  /** The names that were looked up, one a line. */
  name: z.string().nullable(),
  listVersion: z.int().nullable(),
  score: z.int().nullable(),
  matches: z.array(MatchView),
  counts: z.object({ screened: z.int(), matched: z.int() }).nullable(),
  reason: z.string().nullable(),
  outcome: z.enum(OUTCOMES).nullable(),
  reference: z.string().nullable(),
  documents: z.array(KycDocument),
  requestedStatus: z.enum(LEAD_STATUSES).nullable(),
  credential: z.object({ kind: z.enum(CREDENTIAL_KINDS), id: z.uuid() }),
  userId: z.uuid().nullable(),
  createdAt: timestamp,
});

export const RecordOutput = presented(
  ({ credentialKind, credentialId, createdAt, ...row }: RecordRow) =>
    // As this area wrote them.
    ({
      ...row,
      credential: { kind: credentialKind, id: credentialId },
      createdAt: createdAt.toISOString(),
    }) as z.input<typeof RecordView>,
  RecordView,
);
