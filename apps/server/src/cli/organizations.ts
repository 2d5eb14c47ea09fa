import { type CreatedKey, createKey, hashPassword, KEY_PREFIXES } from "@orrery/access";
import type { Prisma, SystemDb } from "@orrery/db";
import { registry } from "@orrery/domain";
import { ALL_SCOPES, type Plan, planAllows } from "@orrery/operation";
import { asOperator, noteChange } from "../operator.ts";
import { createOrganization } from "../organizations.ts";
import { addOwner, randomPassword } from "../owners.ts";
import { type Command, facts, table } from "./command.ts";
import { idsOf, type KnownOrganization, organizationOf } from "./lookup.ts";

export interface CreateOrganizationOptions {
  readonly name: string;
  readonly slug: string;
  readonly plan: Plan;
  readonly email?: string;
  readonly confirmAddress?: true;
}

const FIRST_KEY = { prefix: "ork_live_", name: "First key", scopes: [ALL_SCOPES] } as const;

/** An organization with its test sibling and, where its plan includes one, a first key that may do everything; with an email, its owner too: all or nothing. */
export function organizationsCreate(options: CreateOrganizationOptions): Command {
  const { slug, plan, email } = options;
  return async ({ database: { system } }) => {
    const password = randomPassword();
    // Whether the person needs one shows in the transaction alone, which hashing would hold up.
    const passwordHash = email === undefined ? "" : await hashPassword(password);
    const created = await asOperator(system, "organizations.create", (tx) => create(tx, options, passwordHash));
    const { organizationId, testOrganizationId, first, isNewOwner } = created;
    const owner = email === undefined ? undefined : { email, ...(isNewOwner && { password }) };
    return {
      json: {
        ...{ organizationId, testOrganizationId, slug, plan },
        ...{ keyId: first?.id ?? null, key: first?.key ?? null },
        ...(owner && { owner }),
      },
      text: facts([
        ["organization", organizationId],
        ["test organization", testOrganizationId],
        ["slug", slug],
        ["plan", plan],
        ["key", first ? `${first.key}   (all scopes; shown this once)` : `none: the plan ${plan} includes no API keys`],
        ...(owner ? ([["owner", ownerText(owner)]] as const) : []),
      ]),
    };
  };
}

async function create(tx: Prisma.TransactionClient, options: CreateOrganizationOptions, passwordHash: string) {
  const { name, slug, plan, email, confirmAddress } = options;
  const pair = await createOrganization(tx, { name, slug, plan });
  const { organizationId } = pair;
  const first = planAllows(FIRST_KEY.prefix, plan) ? await firstKey(tx, organizationId) : undefined;
  const owner = email === undefined ? undefined : { organizationId, email, name: email, passwordHash, confirmAddress };
  return { ...pair, first, isNewOwner: owner !== undefined && (await addOwner(tx, owner)) };
}

async function firstKey(tx: Prisma.TransactionClient, organizationId: string): Promise<CreatedKey> {
  const key = await createKey(tx, { ...FIRST_KEY, organizationId }, registry.scopes);
  await noteChange(tx, "apiKeys.create", key);
  return key;
}

function ownerText({ email, password }: { email: string; password?: string }): string {
  return password === undefined ? `${email}   (has an account)` : `${email}   password ${password}   (shown this once)`;
}

/** Another plan, for the organization and its test sibling. Keys that it does not include are kept, and refused. */
export function organizationsSetPlan(organization: string, plan: Plan): Command {
  return async ({ database: { system } }) => {
    const pair = await organizationOf(system, organization);
    await asOperator(system, "organizations.setPlan", async (tx) => {
      await tx.organization.update({ where: { id: pair.id }, data: { plan, version: { increment: 1 } } });
      return { organizationId: pair.id };
    });
    const refused = await keysBeyond(system, pair, plan);
    return {
      json: { organizationId: pair.id, slug: pair.slug, plan, planBefore: pair.plan, keysRefused: refused },
      text: facts([
        ["organization", pair.id],
        ["plan", `${plan} (was ${pair.plan})`],
        [
          "keys it does not include",
          refused === 0 ? "none" : `${refused}, which are refused until the plan includes them`,
        ],
      ]),
    };
  };
}

/** How many keys are good but for the plan. */
async function keysBeyond(system: SystemDb, pair: KnownOrganization, plan: Plan): Promise<number> {
  const prefix = { in: Object.keys(KEY_PREFIXES).filter((each) => !planAllows(each, plan)) };
  const good = { revokedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: new Date() } }] };
  return system.apiKey.count({ where: { organizationId: { in: idsOf(pair) }, prefix, ...good } });
}

export function organizationsList(): Command {
  return async ({ database: { system } }) => {
    const rows = await system.organization.findMany({
      where: { liveId: null },
      select: { id: true, name: true, slug: true, plan: true, createdAt: true, test: { select: { id: true } } },
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    });
    return {
      json: rows.map(({ test, ...row }) => ({ ...row, testOrganizationId: test?.id ?? null })),
      text:
        rows.length === 0
          ? "There is no organization yet: orrery organizations create --name NAME --slug SLUG"
          : table(
              ["ID", "SLUG", "PLAN", "CREATED", "NAME"],
              rows.map(({ id, slug, plan, createdAt, name }) => [id, slug, plan, createdAt.toISOString(), name]),
            ),
    };
  };
}
