import type { getLeadBoard, getLeadScoring, LEAD_STATUSES } from "@orrery/domain";
import type { Operation, OutputOf } from "@orrery/operation";
import type { PayloadFields } from "../binding/mutation.ts";
import { builder, type TypeRef } from "../builder.ts";
import { LeadStatus } from "./lead.ts";

type Status = (typeof LEAD_STATUSES)[number];

const LeadMoves = builder.objectRef<{ from: Status; to: Status[] }>("LeadMoves").implement({
  description: "Where a lead may go from a state.",
  fields: (t) => ({
    from: t.expose("from", { type: LeadStatus }),
    to: t.expose("to", { type: [LeadStatus], description: "None where it is final." }),
  }),
});

export const LeadBoard = builder.objectRef<OutputOf<typeof getLeadBoard>>("LeadBoard").implement({
  description: "The board of leads: its states, and which moves the organization allows.",
  fields: (t) => ({
    statuses: t.expose("statuses", { type: [LeadStatus], description: "All states, in order." }),
    moves: t.expose("moves", { type: [LeadMoves], description: "Each state once." }),
    isDefault: t.exposeBoolean("isDefault", { description: "Whether it is the built-in one." }),
    version: t.exposeInt("version", { description: "Goes up with every change." }),
    updatedAt: t.string({ nullable: true, description: "RFC 3339.", resolve: ({ updatedAt }) => updatedAt }),
  }),
});

const SourcePoints = builder.objectRef<{ source: string; points: number }>("SourcePoints").implement({
  description: "What it is worth that a lead came through a source.",
  fields: (t) => ({ source: t.exposeString("source"), points: t.exposeInt("points") }),
});

const StagePoints = builder.objectRef<{ status: Status; points: number }>("StagePoints").implement({
  description: "What it is worth that a lead is in a state of the board.",
  fields: (t) => ({ status: t.expose("status", { type: LeadStatus }), points: t.exposeInt("points") }),
});

export const LeadScoring = builder.objectRef<OutputOf<typeof getLeadScoring>>("LeadScoring").implement({
  description: "What facts about leads are worth, 0 to 100 points each.",
  fields: (t) => ({
    email: t.exposeInt("email"),
    phone: t.exposeInt("phone"),
    property: t.exposeInt("property", { description: "It asks about one of the listings." }),
    propertyAddress: t.exposeInt("propertyAddress", { description: "It asks about another address." }),
    notes: t.exposeInt("notes"),
    dealValue: t.exposeInt("dealValue"),
    repeatedSubmission: t.exposeInt("repeatedSubmission", { description: "Each time it wrote again, three at most." }),
    sources: t.expose("sources", { type: [SourcePoints], description: "Every other source is worth nothing." }),
    stages: t.expose("stages", { type: [StagePoints], description: "Each state of the board once." }),
    version: t.exposeInt("version", { description: "Goes up with every change." }),
    updatedAt: t.string({ nullable: true, description: "RFC 3339.", resolve: ({ updatedAt }) => updatedAt }),
  }),
});

/** The payload of what changes settings: what they are then. */
export function settings<Op extends Operation>(field: string, type: TypeRef): PayloadFields<Op> {
  return (t) => ({ [field]: t.field({ type, nullable: true, resolve: ({ given }) => given as never }) });
}
