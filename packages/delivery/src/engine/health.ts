import { FIVE_DAYS_MS } from "../dialects/dialect.ts";
import { isTaken } from "../sender/sender.ts";
import type { Endpoint } from "./endpoint.ts";
import type { Attempted } from "./record.ts";
import type { Sql } from "./sql.ts";

const GONE = 410;

/** What the event `webhook.disabled` says of an endpoint: as reading it gives it. The secrets are not among it. */
const SHOWN = `json_build_object('id', "id", 'url', "url", 'dialect', "dialect", 'events', "events", 'filter', "filter",
  'coalesceSeconds', "coalesceSeconds", 'status', "status", 'disabledReason', "disabledReason",
  'disabledAt', ${timeOf('"disabledAt"')}, 'failingSince', ${timeOf('"failingSince"')}, 'previousUntil', NULL, 'version', "version",
  'createdAt', ${timeOf('"createdAt"')}, 'updatedAt', ${timeOf('"updatedAt"')})`;

function timeOf(column: string): string {
  return `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

/** What is set where something disables an endpoint, whose owner is told by the event in the same commit. */
const DISABLE = (reason: string) => `"status" = 'disabled', "disabledReason" = ${reason}, "disabledAt" = now(),
  "version" = "endpoint"."version" + 1, "updatedAt" = now()`;
const TELL = `INSERT INTO "OutboxEvent" ("organizationId", "type", "resourceId", "resourceVersion", "data", "credentialId")
  SELECT "organizationId", 'webhook.disabled', "id", "version", ${SHOWN}, "credentialId" FROM "disabled"`;

const DISABLE_ONE = `WITH "disabled" AS (
    UPDATE "WebhookEndpoint" AS "endpoint" SET ${DISABLE("$3")}
    WHERE "organizationId" = $1::uuid AND "id" = $2::uuid AND "status" = 'active' RETURNING *
  ) ${TELL}`;

/** Of an app, what it was allowed; or itself, where it acts for its own organization. */
const STANDING_APP = `EXISTS (
    SELECT FROM "AuthorizedApp" AS "app" WHERE "app"."id" = "endpoint"."credentialId"
      AND "app"."revokedAt" IS NULL AND "app"."expiresAt" > now())
  OR EXISTS (
    SELECT FROM "OauthClient" AS "client" WHERE "client"."id" = "endpoint"."credentialId"
      AND 'client_credentials' = ANY ("client"."grantTypes"))`;

/** The credential was revoked or has expired, or its person has left. In test mode people are members of the live sibling. */
const END_CREDENTIALS = `WITH "disabled" AS (
    UPDATE "WebhookEndpoint" AS "endpoint" SET ${DISABLE("'credential'")}
    WHERE "status" = 'active' AND (
      ("credentialKind" IN ('api-key', 'mcp-token') AND NOT EXISTS (
        SELECT FROM "ApiKey" AS "key" WHERE "key"."id" = "endpoint"."credentialId"
          AND ("key"."revokedAt" IS NULL OR "key"."revokedAt" > now())
          AND ("key"."expiresAt" IS NULL OR "key"."expiresAt" > now())))
      OR ("credentialKind" = 'app' AND NOT (${STANDING_APP}))
      OR ("userId" IS NOT NULL AND NOT EXISTS (
        SELECT FROM "Membership" JOIN "Organization" ON "Organization"."id" = "endpoint"."organizationId"
        WHERE "Membership"."userId" = "endpoint"."userId"
          AND "Membership"."organizationId" = coalesce("Organization"."liveId", "Organization"."id")))
    ) RETURNING *
  ), "cancelled" AS (
    UPDATE "WebhookDelivery" AS "delivery" SET "state" = 'cancelled', "nextAttemptAt" = NULL, "settledAt" = now()
    FROM "disabled" WHERE "delivery"."organizationId" = "disabled"."organizationId"
      AND "delivery"."endpointId" = "disabled"."id" AND "delivery"."state" = 'pending'
  ) ${TELL}`;

/** Disables the endpoints whose credential has ended, and cancels what is queued for them. */
export async function endCredentials(sql: Sql): Promise<void> {
  await sql(END_CREDENTIALS, []);
}

const NOTE_HEALTH = `UPDATE "WebhookEndpoint" SET "failingSince" = $3::timestamptz
  WHERE "organizationId" = $1::uuid AND "id" = $2::uuid AND "status" = 'active'`;

/**
 * Keeps whether an endpoint is failing after a batch, and disables one that has for five days, or says that it is gone.
 * @returns whether it is failing, and whether it was disabled
 */
export async function noteHealth(sql: Sql, endpoint: Endpoint, made: readonly Attempted[]) {
  const { organizationId, endpointId, failingSince } = endpoint;
  const outcomes = made.flatMap(({ outcome }) => outcome ?? []);
  const isFailing = outcomes.length > 0 && !outcomes.some(isTaken);
  const since = isFailing ? (failingSince ?? outcomes[0]?.startedAt ?? null) : null;
  if (outcomes.length > 0 && since?.getTime() !== failingSince?.getTime()) {
    await sql(NOTE_HEALTH, [organizationId, endpointId, since?.toISOString() ?? null]);
  }
  const reason = reasonToDisable(since, outcomes);
  if (reason) await sql(DISABLE_ONE, [organizationId, endpointId, reason]);
  return { isFailing, isDisabled: reason !== undefined };
}

function reasonToDisable(since: Date | null, outcomes: readonly { status?: number }[]): "gone" | "failing" | undefined {
  if (outcomes.some(({ status }) => status === GONE)) return "gone";
  return since && Date.now() - since.getTime() >= FIVE_DAYS_MS ? "failing" : undefined;
}
