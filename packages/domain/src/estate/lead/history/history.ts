import { type TenantSql, tenantStatement } from "@orrery/db";
import type { Principal } from "@orrery/operation";
import { UUID_7 } from "../../../fields/uuid-7.ts";
import type { LeadRow } from "../lead.ts";

/** What is done with a lead. Whoever adds a kind says in `docs/leads.md` what it means. */
export const LEAD_HISTORY_KINDS = [
  "created",
  "submitted",
  "moved",
  "assigned",
  "changed",
  "merged",
  "unmerged",
  "held",
  "cleared",
] as const;
export type LeadHistoryKind = (typeof LEAD_HISTORY_KINDS)[number];

/** One field, before and after, as text. */
export interface FieldChange {
  readonly field: string;
  readonly from: string | null;
  readonly to: string | null;
}

/** What there is to say beside the changes. */
export interface HistoryDetails {
  readonly source?: string;
  readonly submissionId?: string;
  /** The lead on the other side of a merge. */
  readonly otherId?: string;
  /** Why, in words. */
  readonly reason?: string;
}

export interface NewHistoryEntry {
  readonly kind: LeadHistoryKind;
  readonly changes?: readonly FieldChange[];
  readonly details?: HistoryDetails;
  /** The lead that it was done with, where that has become part of the one that it is written for. */
  readonly homeId?: string | null;
}

/** Whose credential it is, for the statements that write entries. */
export const actorOf = ({ kind, credentialId, userId }: Principal): string =>
  JSON.stringify({ credentialKind: kind, credentialId, userId });

/**
 * For the columns `credentialKind`, `credentialId`, `userId` and `actorName`, out of a row `"by"` of `actorOf`: the name is
 * kept as it is now, since keys and people leave.
 */
export const ACTOR_COLUMNS = `"by"."credentialKind", "by"."credentialId", "by"."userId", CASE "by"."credentialKind"
  WHEN 'api-key' THEN
    (SELECT "name" FROM "ApiKey" WHERE "ApiKey"."organizationId" = $1::uuid AND "ApiKey"."id" = "by"."credentialId")
  WHEN 'inbound-webhook' THEN
    (SELECT "name" FROM "InboundWebhook" WHERE "InboundWebhook"."organizationId" = $1::uuid AND "InboundWebhook"."id" = "by"."credentialId")
  ELSE (SELECT "User"."name" FROM "User" JOIN "Membership"
    ON "Membership"."organizationId" = $1::uuid AND "Membership"."userId" = "User"."id" WHERE "User"."id" = "by"."userId") END`;

/** The row of `actorOf`, out of a parameter. */
export const actorRow = (parameter: string): string =>
  `json_to_record(${parameter}::json) AS "by"("credentialKind" text, "credentialId" uuid, "userId" uuid)`;

/**
 * In the order in which they commit: whoever writes has the lead locked, and may have waited for it since the transaction
 * began. Those of one change are in their own order.
 */
const INSERT = tenantStatement(
  `INSERT INTO "LeadHistoryEntry" ("organizationId", "id", "leadId", "homeId", "kind", "changes", "details",
     "credentialKind", "credentialId", "userId", "actorName", "createdAt")
   SELECT $1::uuid, ${UUID_7}, $2::uuid, "entry"."homeId", "entry"."kind", coalesce("entry"."changes", '[]'), coalesce("entry"."details", '{}'),
     ${ACTOR_COLUMNS}, clock_timestamp() + ("entry"."at" - 1) * interval '1 millisecond'
   FROM ROWS FROM (json_to_recordset($3::json) AS ("kind" text, "homeId" uuid, "changes" jsonb, "details" jsonb))
     WITH ORDINALITY AS "entry"("kind", "homeId", "changes", "details", "at"), ${actorRow("$4")}`,
  { beyondConfinement: "It is about a lead that the credential has changed, and shows nothing." },
);

/** Writes down what is done with a lead, in the commit of the change. */
export async function noteHistory(
  sql: TenantSql,
  principal: Principal,
  leadId: string,
  entries: readonly NewHistoryEntry[],
): Promise<void> {
  if (entries.length > 0) await sql.all(INSERT, leadId, JSON.stringify(entries), actorOf(principal));
}

const CORRECTED = [
  "name",
  "email",
  "phone",
  "source",
  "propertyId",
  "propertyAddress",
  "notes",
  "dealValue",
  "dealCurrency",
] as const;

type Compared = Pick<LeadRow, (typeof CORRECTED)[number] | "status" | "agentId">;
type Held = Pick<LeadRow, "holdReason">;

/** What an update comes to: a move, an assignment, corrections and a hold are entries of their own. */
export function updateEntries(before: Compared & Held, after: Compared & Held): NewHistoryEntry[] {
  const moved = changesIn(before, after, ["status"]);
  const assigned = changesIn(before, after, ["agentId"]);
  const changed = changesIn(before, after, CORRECTED);
  return [
    ...(moved.length > 0 ? [{ kind: "moved" as const, changes: moved }] : []),
    ...(assigned.length > 0 ? [{ kind: "assigned" as const, changes: assigned }] : []),
    ...(changed.length > 0 ? [{ kind: "changed" as const, changes: changed }] : []),
    ...holdEntries(before, after),
  ];
}

/** With what holds the lead, or held it until now. Who decided what, and why, is in compliance's records. */
export function holdEntries({ holdReason: before }: Held, { holdReason: after }: Held): NewHistoryEntry[] {
  if (before === after) return [];
  const cleared = { kind: "cleared" as const, details: { reason: before ?? "" } };
  const held = { kind: "held" as const, details: { reason: after ?? "" } };
  return [...(before === null ? [] : [cleared]), ...(after === null ? [] : [held])];
}

/** What a submission, or a lead that became part of it, has filled in. */
export const filledIn = (before: Compared, after: Compared): FieldChange[] =>
  changesIn(before, after, [...CORRECTED, "agentId"]);

/** What a row has in other words than it had. */
function changesIn<Field extends keyof Compared>(
  before: Pick<Compared, Field>,
  after: Pick<Compared, Field>,
  fields: readonly Field[],
): FieldChange[] {
  return fields.flatMap((field) => {
    const [from, to] = [textOf(before[field]), textOf(after[field])];
    return from === to ? [] : [{ field, from, to }];
  });
}

const textOf = (value: unknown): string | null => (value === null ? null : String(value));
