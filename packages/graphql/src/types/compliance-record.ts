import {
  complianceRead,
  type KeptMatch,
  type LEAD_STATUSES,
  OUTCOMES,
  RECORD_KINDS,
  SCREENING_CAUSES,
} from "@orrery/domain";
import type { CREDENTIAL_KINDS } from "@orrery/operation";
import { encodeGlobalID } from "@pothos/plugin-relay";
import { builder } from "../builder.ts";
import { Credential } from "./audit-entry.ts";
import { enumOf } from "./enums.ts";
import { LeadStatus } from "./lead.ts";

const RecordKind = enumOf("ComplianceRecordKind", RECORD_KINDS, "What a line of the compliance log is about.");
const Cause = enumOf("ScreeningCause", SCREENING_CAUSES, "What a screening came of.");
export const Outcome = enumOf("ComplianceOutcome", OUTCOMES, "What came of it.");

enumOf("KycOutcome", ["passed", "failed"], "What a check of who they are came to.");

const MatchWay = enumOf("MatchWay", ["same", "spelling", "sound", "typo", "initial"], "How two words are alike.");

const MatchedWord = builder.objectRef<KeptMatch["matchedWords"][number]>("MatchedWord").implement({
  description: "A word that was looked for, and the listed one that it is like.",
  fields: (t) => ({
    asked: t.exposeString("asked"),
    listed: t.exposeString("listed"),
    way: t.expose("way", { type: MatchWay }),
    likeness: t.exposeFloat("likeness", { description: "0 to 1." }),
  }),
});

export const SanctionsMatch = builder.objectRef<KeptMatch>("SanctionsMatch").implement({
  description: "An entry of the sanctions lists that a name may mean.",
  fields: (t) => ({
    entryId: t.exposeInt("entryId", { description: "The list's own number." }),
    kind: t.exposeString("kind", { description: "individual or entity." }),
    name: t.exposeString("name"),
    alias: t.exposeString("alias", {
      nullable: true,
      description: "The name of it that was matched, where that is not its own.",
    }),
    isWeakAlias: t.exposeBoolean("isWeakAlias", { description: "Whether the list calls it too common to go by." }),
    programs: t.exposeString("programs", { nullable: true }),
    score: t.exposeInt("score", { description: "0 to 100." }),
    isAlert: t.exposeBoolean("isAlert", { description: "Whether it was over the organization's score." }),
    screenedName: t.exposeString("screenedName", { description: "The name that was looked for." }),
    explanation: t.exposeString("explanation"),
    matchedWords: t.expose("matchedWords", { type: [MatchedWord] }),
  }),
});

interface CountsShape {
  readonly screened: number;
  readonly matched: number;
}

const RescreeningCounts = builder.objectRef<CountsShape>("RescreeningCounts").implement({
  description: "Of all open leads, after the lists were loaded.",
  fields: (t) => ({ screened: t.exposeInt("screened"), matched: t.exposeInt("matched") }),
});

const KycDocument = builder.objectRef<{ readonly kind: string; readonly reference: string }>("KycDocument").implement({
  description: "What a check went by, and where it is kept.",
  fields: (t) => ({ kind: t.exposeString("kind"), reference: t.exposeString("reference") }),
});

export const ComplianceRecord = builder.prismaObject("ComplianceRecord", {
  description: "One line of the log of screenings and decisions. Nothing changes it.",
  select: { id: true },
  authScopes: { scope: complianceRead },
  fields: (t) => ({
    id: t.exposeID("id", { description: "A UUID." }),
    leadId: t.id({
      nullable: true,
      description: "Null where all open leads were screened.",
      select: { leadId: true },
      resolve: ({ leadId }) => (leadId === null ? null : encodeGlobalID("Lead", leadId)),
    }),
    kind: t.field({
      type: RecordKind,
      select: { kind: true },
      resolve: ({ kind }) => kind as (typeof RECORD_KINDS)[number],
    }),
    cause: t.field({
      type: Cause,
      nullable: true,
      select: { cause: true },
      resolve: ({ cause }) => cause as (typeof SCREENING_CAUSES)[number] | null,
    }),
    name: t.exposeString("name", { nullable: true, description: "The names that were looked up, one a line." }),
    listVersion: t.exposeInt("listVersion", { nullable: true }),
    score: t.exposeInt("score", { nullable: true, description: "The best, 0 to 100." }),
    matches: t.field({
      type: [SanctionsMatch],
      select: { matches: true },
      resolve: ({ matches }) => matches as unknown as KeptMatch[],
    }),
    counts: t.field({
      type: RescreeningCounts,
      nullable: true,
      select: { counts: true },
      resolve: ({ counts }) => counts as unknown as CountsShape | null,
    }),
    reason: t.exposeString("reason", { nullable: true }),
    outcome: t.field({
      type: Outcome,
      nullable: true,
      select: { outcome: true },
      resolve: ({ outcome }) => outcome as (typeof OUTCOMES)[number] | null,
    }),
    reference: t.exposeString("reference", { nullable: true }),
    documents: t.field({
      type: [KycDocument],
      select: { documents: true },
      resolve: ({ documents }) => documents as { kind: string; reference: string }[],
    }),
    requestedStatus: t.field({
      type: LeadStatus,
      nullable: true,
      select: { requestedStatus: true },
      resolve: ({ requestedStatus }) => requestedStatus as (typeof LEAD_STATUSES)[number] | null,
    }),
    credential: t.field({
      type: Credential,
      select: { credentialKind: true, credentialId: true },
      resolve: ({ credentialKind, credentialId }) => ({
        kind: credentialKind as (typeof CREDENTIAL_KINDS)[number],
        id: credentialId,
      }),
    }),
    userId: t.exposeID("userId", { nullable: true, description: "The UUID of the person behind it, if there is one." }),
    createdAt: t.expose("createdAt", { type: "DateTime" }),
  }),
});
