import type { Prisma } from "@orrery/db";
import { id, reason, scope } from "@orrery/operation";
import { z } from "zod";
import { HOLD_SELECT, HoldView, holdOf } from "../../compliance/hold/hold.ts";
import { presented, timestamp, view } from "../../fields/presented.ts";
import { EstateAgentId } from "../estate-agent/estate-agent.ts";
import { PropertyId } from "../property/property.ts";
import { LEAD_STATUSES, type LeadStatus } from "./board.ts";
import { SCORE_MAX } from "./score.ts";

export const leadsRead = scope("leads:read", "Read leads", { bundle: "read" });
export const leadsWrite = scope("leads:write", "Create leads; with leads:read, change them", { bundle: "write" });

export const LEAD_NOT_FOUND = reason("LEAD_NOT_FOUND", "NOT_FOUND", "No lead has this id.");
export const LEAD_EMAIL_TAKEN = reason("LEAD_EMAIL_TAKEN", "CONFLICT", "Another lead has this email address.");
export const LEAD_MOVE_NOT_ALLOWED = reason(
  "LEAD_MOVE_NOT_ALLOWED",
  "UNPROCESSABLE",
  "The board does not allow this move.",
);

export const LeadId = id("Lead");

export const LEAD_SELECT = {
  id: true,
  name: true,
  email: true,
  phone: true,
  source: true,
  propertyId: true,
  propertyAddress: true,
  notes: true,
  status: true,
  score: true,
  scoreReasons: true,
  agentId: true,
  agent: { select: { id: true, name: true } },
  dealValue: true,
  dealCurrency: true,
  ...HOLD_SELECT,
  submissionCount: true,
  version: true,
  createdAt: true,
  updatedAt: true,
} satisfies Prisma.LeadSelect;

export type LeadRow = Prisma.LeadGetPayload<{ select: typeof LEAD_SELECT }>;

export const ScoreReasonView = view("ScoreReason", { fact: z.string(), points: z.int(), reason: z.string() });

/** A lead as CONTRACTS.md lists it under "Orkasa". `dealValue` is a JSON number in `dealCurrency`; `hold` is absent where nothing holds it. */
export const LeadView = view("Lead", {
  id: LeadId,
  name: z.string(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  source: z.string(),
  propertyId: PropertyId.nullable(),
  propertyAddress: z.string().nullable(),
  notes: z.string().nullable(),
  status: z.enum(LEAD_STATUSES),
  score: z.int().min(0).max(SCORE_MAX),
  scoreReasons: z.array(ScoreReasonView),
  assignedAgent: z.object({ id: EstateAgentId, name: z.string() }).nullable(),
  dealValue: z.number().nullable(),
  dealCurrency: z.string().nullable(),
  hold: HoldView.optional(),
  version: z.int(),
  createdAt: timestamp,
  updatedAt: timestamp,
});

export function toLeadView({
  agent,
  scoreReasons,
  dealValue,
  status,
  createdAt,
  updatedAt,
  ...row
}: LeadRow): z.input<typeof LeadView> {
  const hold = holdOf(row);
  return {
    ...row,
    status: status as LeadStatus,
    scoreReasons: scoreReasons as z.input<typeof ScoreReasonView>[],
    assignedAgent: agent,
    // At most 14 digits (Decimal(14,2)), which a double carries exactly.
    dealValue: dealValue === null ? null : dealValue.toNumber(),
    ...(hold && { hold }),
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  };
}

export const LeadOutput = presented(toLeadView, LeadView);
