import { HOLD_REASONS, holdOf, LEAD_STATUSES, leadsRead } from "@orrery/domain";
import { encodeGlobalID } from "@pothos/plugin-relay";
import { priced } from "../admission/price.ts";
import { builder } from "../builder.ts";
import { enumOf } from "./enums.ts";
import { EstateAgent } from "./estate-agent.ts";
import { LeadSubmission } from "./lead-submission.ts";
import { Property } from "./property.ts";

export const LeadStatus = enumOf("LeadStatus", LEAD_STATUSES, "The states of the board, in order.");

interface ScoreReasonShape {
  readonly fact: string;
  readonly points: number;
  readonly reason: string;
}

const ScoreReason = builder.objectRef<ScoreReasonShape>("ScoreReason").implement({
  description: "One line of an explained score.",
  fields: (t) => ({
    fact: t.exposeString("fact", { description: "The fact that it is about." }),
    points: t.exposeInt("points", { description: "What the fact is worth." }),
    reason: t.exposeString("reason", { description: "The fact in words." }),
  }),
});

interface HoldShape {
  readonly reason: (typeof HOLD_REASONS)[number];
  readonly requestedStatus: (typeof LEAD_STATUSES)[number] | null;
}

const LeadHold = builder.objectRef<HoldShape>("LeadHold").implement({
  description: "Why a lead's moves are held, until somebody decides.",
  fields: (t) => ({
    reason: t.field({
      type: enumOf("LeadHoldReason", HOLD_REASONS, "What holds a lead."),
      resolve: ({ reason }) => reason,
    }),
    requestedStatus: t.field({
      type: LeadStatus,
      nullable: true,
      description: "The state that was asked for last meanwhile.",
      resolve: ({ requestedStatus }) => requestedStatus,
    }),
  }),
});

const SUBMISSIONS_SHOWN = 20;

export const Lead = builder.prismaNode("Lead", {
  description: "Somebody who may buy, rent or sell.",
  id: { field: "id" },
  select: { id: true },
  authScopes: { scope: leadsRead },
  fields: (t) => ({
    name: t.exposeString("name"),
    email: t.exposeString("email", { nullable: true }),
    phone: t.exposeString("phone", { nullable: true }),
    source: t.exposeString("source", { description: "Where the lead came from." }),
    propertyId: t.id({
      nullable: true,
      description: "The property that the lead asks about.",
      select: { propertyId: true },
      resolve: ({ propertyId }) => (propertyId === null ? null : encodeGlobalID("Property", propertyId)),
    }),
    property: t.relation("property", {
      type: Property,
      nullable: true,
      description: "The property that the lead asks about. Needs properties:read.",
    }),
    propertyAddress: t.exposeString("propertyAddress", { nullable: true }),
    notes: t.exposeString("notes", { nullable: true }),
    status: t.field({
      type: LeadStatus,
      select: { status: true },
      resolve: ({ status }) => status as (typeof LEAD_STATUSES)[number],
    }),
    score: t.exposeInt("score", { description: "How promising the lead is, 0 to 100." }),
    scoreReasons: t.field({
      type: [ScoreReason],
      description: "What the score is made of.",
      select: { scoreReasons: true },
      resolve: ({ scoreReasons }) => scoreReasons as unknown as ScoreReasonShape[],
    }),
    assignedAgent: t.relation("agent", {
      type: EstateAgent,
      nullable: true,
      description: "Who looks after the lead.",
    }),
    dealValue: t.expose("dealValue", { type: "Decimal", nullable: true, description: "In `dealCurrency`." }),
    dealCurrency: t.exposeString("dealCurrency", { nullable: true, description: "ISO 4217." }),
    hold: t.field({
      type: LeadHold,
      nullable: true,
      description: "Null where nothing holds it.",
      select: { holdReason: true, holdStatus: true },
      resolve: holdOf,
    }),
    submissions: t.relation("submissions", {
      type: LeadSubmission,
      description: `The latest ${SUBMISSIONS_SHOWN}, newest first. \`leadSubmissions\` pages through all of them.`,
      query: { take: SUBMISSIONS_SHOWN, orderBy: [{ createdAt: "desc" }, { id: "desc" }] },
      extensions: priced({ rows: () => SUBMISSIONS_SHOWN }),
    }),
    version: t.exposeInt("version", { description: "Goes up with every change." }),
    createdAt: t.expose("createdAt", { type: "DateTime" }),
    updatedAt: t.expose("updatedAt", { type: "DateTime" }),
  }),
});
