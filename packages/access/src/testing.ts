import { randomUUID } from "node:crypto";
import type { Database, DatabaseOptions } from "@orrery/db";
import { type Plan, scope } from "@orrery/operation";
import { freshDatabase } from "@orrery/testkit";
import { type Authenticator, type AuthenticatorOptions, createAuthenticator } from "./authenticate.ts";

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

/** Somebody with a role in the organization. */
export async function personIn({ system }: Database, organizationId: string, role: string): Promise<string> {
  const data = { email: `${randomUUID()}@example.com`, name: "Ana", passwordHash: "" };
  const { id: userId } = await system.user.create({ data });
  await system.membership.create({ data: { organizationId, userId, role } });
  return userId;
}

export const bearer = (credential: string) => new Headers({ authorization: `Bearer ${credential}` });

const started: Authenticator[] = [];

/** An authenticator that does not follow changes, and so keeps nothing. */
export const make = ({ system }: Database, options: Partial<AuthenticatorOptions> = {}): Authenticator =>
  createAuthenticator({ system, scopes: SCOPES, ...options });

/** One that keeps what it has looked up, until `stopAll`. */
export async function following(
  database: Database,
  options: Partial<AuthenticatorOptions> = {},
): Promise<Authenticator> {
  const authenticator = make(database, options);
  started.push(authenticator);
  await authenticator.start();
  return authenticator;
}

export async function stopAll(): Promise<void> {
  for (const { stop } of started.splice(0)) await stop();
}
