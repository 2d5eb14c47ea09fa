import type { Database } from "@orrery/db";
import type { EstatePorts } from "@orrery/domain";
import { asOperator } from "../operator.ts";
import { createOrganization, type OrganizationPair } from "../organizations.ts";
import { fill } from "./fill.ts";
import { PLAN } from "./runner.ts";
import { DEMONSTRATION, type DemonstrationSeeds } from "./seeds.ts";

/** Known by its id, which no other organization can have: a slug and an owner are anybody's to choose. */
export const DEMO = {
  id: "0193a000-0000-7000-8000-0000000de300",
  slug: "demo",
  name: "Demo Brokerage",
  plan: PLAN,
  email: "owner@demo.example",
} as const;

/**
 * The demonstration organization, made on a database that has none at all. Everything goes through the operations, one
 * by one; the owner comes last and marks it as complete, so that a start after one that was killed adds what is missing.
 * Its pictures come later (`drawPictures`).
 * @returns undefined on a database that has organizations of its own and no demonstration, whatever their slugs are.
 */
export async function ensureDemonstration(
  database: Database,
  estate: EstatePorts,
  seeds: DemonstrationSeeds = DEMONSTRATION,
): Promise<OrganizationPair | undefined> {
  const { system } = database;
  const known = await system.organization.findUnique({
    where: { id: DEMO.id },
    select: { id: true, test: { select: { id: true } } },
  });
  if (!known && (await system.organization.findFirst({ select: { id: true } }))) return undefined;
  const pair = known?.test
    ? { organizationId: known.id, testOrganizationId: known.test.id }
    : await asOperator(system, "organizations.create", (tx) => createOrganization(tx, DEMO));
  const { organizationId, testOrganizationId } = pair;
  if (await system.membership.findFirst({ where: { organizationId }, select: { userId: true } })) return pair;
  await fill({ database, estate }, { organizationId, mode: "live" }, seeds.live);
  await fill({ database, estate }, { organizationId: testOrganizationId, mode: "test" }, seeds.test);
  await addOwner(database, organizationId);
  return pair;
}

/** The owner cannot log in until a password is given out. */
async function addOwner({ system }: Database, organizationId: string): Promise<void> {
  const { id: userId } = await system.user.upsert({
    where: { email: DEMO.email },
    create: { email: DEMO.email, name: "Demo Owner", passwordHash: "", confirmedAt: new Date() },
    update: {},
    select: { id: true },
  });
  await system.membership.create({ data: { organizationId, userId, role: "owner" } });
}
