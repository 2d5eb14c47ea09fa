const NEW_TENANT_TABLE = /CREATE TABLE "(\w+)" \(([^;]*?)\n\);/g;

/**
 * The trigger that every tenant's table needs, for each table that a migration creates with an `organizationId`: a row
 * never changes its organization. Without it a `connect` to another tenant's row would move the row over, silently.
 */
export function freezeNewTables(sql: string): string {
  return [...sql.matchAll(NEW_TENANT_TABLE)]
    .filter(([, , columns]) => columns?.includes('"organizationId"'))
    .map(
      ([, table]) => `
-- A row never changes its organization.
CREATE TRIGGER "${table}_freeze_organization" BEFORE UPDATE OF "organizationId" ON "${table}"
  FOR EACH ROW EXECUTE FUNCTION orrery_freeze_organization();
`,
    )
    .join("");
}
