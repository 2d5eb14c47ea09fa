import {
  type CreatedKey,
  createKey,
  KEY_NOT_FOUND,
  KEY_PREFIXES,
  type KeyPrefix,
  listKeys,
  revokeKey,
  rollKey,
  type StoredKey,
} from "@orrery/access";
import { missingPairs, type SystemDb } from "@orrery/db";
import { apiKeyOverlap, apiKeyStatus, CONFINEMENT_NOT_FOUND, registry } from "@orrery/domain";
import { Failure, PLAN_TOO_LOW, PLANS, planAllows, reason } from "@orrery/operation";
import { asOperator, operatorOf } from "../operator.ts";
import { type Command, facts, table } from "./command.ts";
import { idsOf, type KnownOrganization, organizationOf } from "./lookup.ts";

export const NOT_A_MEMBER = reason("NOT_A_MEMBER", "NOT_FOUND", "Nobody with this address is in the organization.");

export interface CreateKeyOptions {
  /** Slug or id. A test key goes to the organization's test sibling. */
  readonly organization: string;
  readonly kind: KeyPrefix;
  readonly name: string;
  readonly scopes?: readonly string[];
  readonly expires?: Date;
  /** `kind:id` pairs. */
  readonly confine?: readonly string[];
  readonly origins?: readonly string[];
  /** Whose MCP token it is, by their email. */
  readonly user?: string;
}

/** What is wrong with a combination of options, before a database is asked. */
export function problemOf({ kind, scopes, user }: CreateKeyOptions): string | undefined {
  if (KEY_PREFIXES[kind].kind === "mcp") {
    if (scopes) return "error: an MCP token takes no --scopes: it may do what its user may";
    return user === undefined ? "error: an MCP token needs --user <email>, whose rights it has" : undefined;
  }
  if (user !== undefined) return "error: only MCP tokens (--kind mcp, mcp_test) belong to a --user";
  return scopes ? undefined : "error: required option '--scopes <scopes>' not specified";
}

export function keysCreate(options: CreateKeyOptions): Command {
  return async ({ database }) => {
    const { kind, name, scopes = [], expires, confine, origins, user } = options;
    const { system } = database;
    const organization = await organizationOf(system, options.organization);
    assertIncluded(kind, organization);
    const { mode } = KEY_PREFIXES[kind];
    const organizationId = (mode === "test" ? organization.testId : undefined) ?? organization.id;
    if (confine) {
      const operator = operatorOf({ organizationId, plan: organization.plan, mode });
      const missing = await missingPairs(database.store.reader(operator).db, confine);
      if (missing.length > 0) throw Failure.of(CONFINEMENT_NOT_FOUND, { confinedTo: missing });
    }
    const key = {
      ...{ organizationId, prefix: kind, name, scopes },
      ...(user !== undefined && { userId: await memberOf(system, organization, user) }),
      ...(confine && { confinedTo: confine }),
      ...(origins && { origins }),
      ...(expires && { expiresAt: expires }),
    };
    return createdResult(await asOperator(system, "apiKeys.create", (tx) => createKey(tx, key, registry.scopes)), user);
  };
}

function createdResult(created: CreatedKey, user: string | undefined) {
  const { key, id, organizationId, scopes, confinedTo, origins, expiresAt } = created;
  return {
    json: created,
    text: facts([
      ["key", `${key}   (shown this once)`],
      ["id", id],
      ["organization", organizationId],
      user === undefined ? ["scopes", scopes.join(", ")] : ["user", user],
      ["confined to", confinedTo.length === 0 ? "nothing" : confinedTo.join(", ")],
      ["origins", origins.length === 0 ? "any" : origins.join(", ")],
      ["expires", expiresAt?.toISOString() ?? "never"],
    ]),
  };
}

/** An operator's key would be refused like any other: better now, with what to do. */
function assertIncluded(prefix: string, { slug, plan }: KnownOrganization): void {
  if (planAllows(prefix, plan)) return;
  const plans = PLANS.filter((name) => planAllows(prefix, name));
  const message = `The plan ${plan} does not include ${prefix.slice(0, -1)} keys: they need ${plans.join(", ")}.`;
  throw Failure.of(PLAN_TOO_LOW, undefined, `${message} To change it: orrery organizations set-plan ${slug} PLAN`);
}

/** @throws Failure NOT_A_MEMBER */
async function memberOf(system: SystemDb, { id: organizationId }: KnownOrganization, email: string): Promise<string> {
  const member = await system.membership.findFirst({
    where: { organizationId, user: { email } },
    select: { userId: true },
  });
  if (!member) throw Failure.of(NOT_A_MEMBER);
  return member.userId;
}

export interface ListKeysOptions {
  readonly organization?: string;
}

/** Keys of one organization and its test sibling, or of all of them. */
export function keysList({ organization }: ListKeysOptions): Command {
  return async ({ database: { system } }) => {
    const ids = organization === undefined ? undefined : idsOf(await organizationOf(system, organization));
    const keys = await listKeys(system, ids);
    const headings = ["ID", "KEY", "STATUS", "SCOPES", "CREATED", "LAST USED", "OLD SECRET UNTIL", "NAME"];
    return {
      json: keys.map((key) => ({ ...key, status: apiKeyStatus(key) })),
      text: keys.length === 0 ? "There are no keys." : table(headings, keys.map(rowOf)),
    };
  };
}

export interface RollKeyOptions {
  readonly overlap: number;
}

/** A new secret for a key. @param overlap milliseconds for which the old one stays good. */
export function keysRoll(id: string, { overlap }: RollKeyOptions): Command {
  return async ({ database: { system } }) => {
    const { prefix, ...known } = await keyOf(system, id);
    assertIncluded(prefix, await organizationOf(system, known.organizationId));
    const rolled = await asOperator(system, "apiKeys.roll", (tx) => rollKey(tx, known, overlap));
    return {
      json: rolled,
      text: facts([
        ["key", `${rolled.key}   (shown this once)`],
        ["id", rolled.id],
        [
          "old secret",
          rolled.previousUntil ? `good until ${rolled.previousUntil.toISOString()}` : "refused from now on",
        ],
      ]),
    };
  };
}

export function keysRevoke(id: string): Command {
  return async ({ database: { system } }) => {
    const { prefix: _, ...known } = await keyOf(system, id);
    const revoked = await asOperator(system, "apiKeys.revoke", (tx) => revokeKey(tx, known));
    return { json: revoked, text: `Revoked ${shown(revoked)} (${revoked.name}).` };
  };
}

/** @throws Failure KEY_NOT_FOUND */
async function keyOf(system: SystemDb, id: string) {
  const select = { id: true, organizationId: true, prefix: true };
  const known = await system.apiKey.findUnique({ where: { id }, select });
  if (!known) throw Failure.of(KEY_NOT_FOUND);
  return known;
}

const shown = ({ prefix, lastFour }: StoredKey) => `${prefix}…${lastFour}`;

function rowOf(key: StoredKey): string[] {
  const { id, name, userId, scopes, createdAt, lastUsedAt } = key;
  const grants = userId === null ? scopes.join(",") : `user ${userId}`;
  const times = [
    createdAt.toISOString(),
    lastUsedAt?.toISOString() ?? "never",
    apiKeyOverlap(key)?.toISOString() ?? "",
  ];
  return [id, shown(key), apiKeyStatus(key), grants, ...times, name];
}
