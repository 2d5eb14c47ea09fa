import { randomUUID } from "node:crypto";
import type { Database, DatabaseOptions } from "@orrery/db";
import { type Plan, scope } from "@orrery/operation";
import { freshDatabase } from "@orrery/testkit";

/** Three scopes, of which two are Orkasa's. */
export const SCOPES = [
  scope("leads:read", "Read leads.", { bundle: "read" }),
  scope("leads:write", "Write leads.", { bundle: "write" }),
  scope("organization:read", "Read the organization."),
];

/** A migrated database of its own. */
export async function emptyDatabase({ observer }: DatabaseOptions = {}): Promise<Database> {
  return (await freshDatabase(observer)).database;
}

/** An organization and its test sibling, which has a lower plan of its own that never counts. */
export async function organizationIn(
  { system }: Database,
  plan: Plan = "team",
): Promise<{ live: string; test: string }> {
  const slug = randomUUID();
  const select = { id: true };
  const live = await system.organization.create({ data: { name: "Acme", slug, plan }, select });
  const sibling = { name: "Acme (test)", slug: `${slug}-test`, plan: "free", liveId: live.id };
  const test = await system.organization.create({ data: sibling, select });
  return { live: live.id, test: test.id };
}
