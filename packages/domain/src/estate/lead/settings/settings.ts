import { type TenantSql, type TenantStatement, tenantStatement } from "@orrery/db";
import { scope } from "@orrery/operation";
import { UUID_7 } from "../../../fields/uuid-7.ts";

export const leadsConfigure = scope("leads:configure", "Change the board of leads and how they are scored", {
  bundle: "admin",
  role: "admin",
});

/** What an organization has set, and since when; nothing was ever set in version 1. */
export interface Settings<Value> {
  readonly value: Value | null;
  readonly version: number;
  readonly updatedAt: Date | null;
}

const NEVER_SET = { value: null, version: 1, updatedAt: null };

/** Settings are the organization's: a credential that sees few of its leads sees by which rules they go. */
const FOR_ALL = { beyondConfinement: "They are the organization's, and say nothing of any resource." };

const COLUMNS = `"value"::json, "version", "updatedAt"`;

/** One kind of settings, of which an organization has a row once it has set some. */
export function settingsOf<Value>(kind: "board" | "scoring") {
  const own = `"organizationId" = $1::uuid AND "kind" = '${kind}'`;
  const READ: TenantStatement<Settings<Value>> = tenantStatement(
    `SELECT ${COLUMNS} FROM "LeadSettings" WHERE ${own}`,
    FOR_ALL,
  );
  const LOCK: TenantStatement<Settings<Value>> = tenantStatement(
    `SELECT ${COLUMNS} FROM "LeadSettings" WHERE ${own} FOR UPDATE`,
  );
  const ENSURE = tenantStatement(
    `INSERT INTO "LeadSettings" ("organizationId", "id", "kind", "updatedAt") SELECT $1::uuid, ${UUID_7}, '${kind}', now()
     ON CONFLICT ("organizationId", "kind") DO NOTHING`,
  );
  const WRITE: TenantStatement<Settings<Value>> = tenantStatement(
    `UPDATE "LeadSettings" SET "value" = $2::jsonb, "version" = "version" + 1, "updatedAt" = now()
     WHERE ${own} RETURNING ${COLUMNS}`,
  );
  return {
    async read(sql: TenantSql): Promise<Settings<Value>> {
      return (await sql.all(READ))[0] ?? NEVER_SET;
    },
    /** Whoever else changes them waits until the end of the transaction. */
    async lock(sql: TenantSql): Promise<Settings<Value>> {
      await sql.all(ENSURE);
      return (await sql.all(LOCK))[0] ?? NEVER_SET;
    },
    async write(sql: TenantSql, value: Value | null): Promise<Settings<Value>> {
      const [written] = await sql.all(WRITE, value === null ? null : JSON.stringify(value));
      return written ?? NEVER_SET;
    },
  };
}

/** The same as JSON, in the statements that lock or insert leads: null where there is no row. */
export const settingsJson = (kind: "board" | "scoring"): string =>
  `(SELECT json_build_object('version', "set"."version", 'value', "set"."value") FROM "LeadSettings" AS "set"
    WHERE "set"."organizationId" = $1::uuid AND "set"."kind" = '${kind}') AS "${kind}"`;

export type SettingsJson<Value> = Pick<Settings<Value>, "version" | "value"> | null;
