import type { TenantDb } from "@orrery/db";

/** The organization, as bodies name it. */
export const namedOrganization = (db: TenantDb, id: string) =>
  db.organization.findUniqueOrThrow({ where: { id }, select: { id: true, slug: true } });
