/** A lead as somebody would insert it by hand: the same rows as Orrery's, in one transaction. */
import { randomUUID } from "node:crypto";
import type { Pool, PoolClient } from "pg";
import { leadView } from "./bare-rows.ts";

interface NewLead {
  readonly name?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly source?: string;
}

const INSERT_LEAD = {
  name: "insert-lead",
  text: `INSERT INTO "Lead" ("id", "organizationId", "name", "email", "emailKey", "phone", "phoneKey", "source", "score", "updatedAt")
    VALUES ($2, $1, $3, $4, lower($4), $5, right(regexp_replace($5, '[^0-9]', '', 'g'), 10), $6, 40, now())
    ON CONFLICT DO NOTHING RETURNING *`,
};
const INSERT_SUBMISSION = {
  name: "insert-submission",
  text: `INSERT INTO "LeadSubmission" ("id", "organizationId", "leadId", "name", "email", "phone", "source")
    VALUES ($2, $1, $3, $4, $5, $6, $7)`,
};
const INSERT_EVENT = {
  name: "insert-event",
  text: `INSERT INTO "OutboxEvent" ("organizationId", "type", "resourceId", "resourceVersion", "data", "credentialId")
    VALUES ($1, 'lead.created', $2, 1, $3, $4)`,
};
const INSERT_AUDIT = {
  name: "insert-audit",
  text: `INSERT INTO "AuditEntry" ("id", "organizationId", "operation", "credentialKind", "credentialId", "surface", "requestId",
    "address", "resourceId") VALUES ($2, $1, 'leads.create', 'api-key', $3, 'rest', $4, '127.0.0.1', $5)`,
};
const SAME_PHONE = {
  name: "same-phone",
  text: `SELECT "id", "name" FROM "Lead" WHERE "organizationId" = $1 AND "phoneKey" = $2 AND "id" <> $3
    ORDER BY "createdAt" DESC, "id" DESC LIMIT 10`,
};

const CREDENTIAL = randomUUID();

export async function insertLead(pool: Pool, organizationId: string, input: NewLead): Promise<object> {
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    const lead = await insertRows(client, organizationId, input);
    await client.query("COMMIT");
    return lead;
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  } finally {
    client.release();
  }
}

async function insertRows(client: PoolClient, organizationId: string, input: NewLead): Promise<object> {
  const { name, email, phone, source } = input;
  const id = randomUUID();
  const inserted = await client.query({
    ...INSERT_LEAD,
    values: [organizationId, id, name, email, phone, source ?? "api"],
  });
  const [row] = inserted.rows;
  if (!row) throw new Error("The bare program merges no leads.");
  const submission = [organizationId, randomUUID(), id, name, email, phone, row.source];
  await client.query({ ...INSERT_SUBMISSION, values: submission });
  const view = leadView({ ...row, agentName: null });
  await client.query({ ...INSERT_EVENT, values: [organizationId, id, JSON.stringify(view), CREDENTIAL] });
  await client.query({ ...INSERT_AUDIT, values: [organizationId, randomUUID(), CREDENTIAL, randomUUID(), id] });
  const duplicates = await client.query({ ...SAME_PHONE, values: [organizationId, row.phoneKey, id] });
  return { ...view, merged: false, possible_duplicates: duplicates.rows };
}
