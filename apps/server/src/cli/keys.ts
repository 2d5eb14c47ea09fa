import {
  createKey,
  KEY_NOT_FOUND,
  KEY_PREFIXES,
  type KeyPrefix,
  listKeys,
  ORGANIZATION_NOT_FOUND,
  revokeKey,
  type StoredKey,
} from "@orrery/access";
import type { SystemDb } from "@orrery/db";
import { registry } from "@orrery/domain";
import { Failure } from "@orrery/operation";
import { findOrganization } from "../organizations.ts";
import { type Command, facts, table } from "./command.ts";

export interface CreateKeyOptions {
  /** Slug or id. A test key goes to the organization's test sibling. */
  readonly organization: string;
  readonly kind: KeyPrefix;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly expires?: Date;
}

export function keysCreate({ organization, kind, name, scopes, expires }: CreateKeyOptions): Command {
  return async (system) => {
    const { id, test } = await organizationOf(system, organization);
    const created = await createKey(
      system,
      {
        organizationId: KEY_PREFIXES[kind].mode === "test" ? (test?.id ?? id) : id,
        prefix: kind,
        name,
        scopes,
        ...(expires && { expiresAt: expires }),
      },
      registry.scopes,
    );
    return {
      json: created,
      text: facts([
        ["key", `${created.key}   (shown this once)`],
        ["id", created.id],
        ["organization", created.organizationId],
        ["scopes", created.scopes.join(", ")],
        ["expires", created.expiresAt?.toISOString() ?? "never"],
      ]),
    };
  };
}

export interface ListKeysOptions {
  readonly organization?: string;
}

/** Keys of one organization and its test sibling, or of all of them. */
export function keysList({ organization }: ListKeysOptions): Command {
  return async (system) => {
    const ids = organization === undefined ? await allOrganizations(system) : await pairOf(system, organization);
    const keys = (await Promise.all(ids.map((id) => listKeys(system, id)))).flat();
    return {
      json: keys.map((key) => ({ ...key, status: statusOf(key) })),
      text:
        keys.length === 0
          ? "There are no keys."
          : table(["ID", "KEY", "STATUS", "SCOPES", "CREATED", "NAME"], keys.map(rowOf)),
    };
  };
}

export function keysRevoke(id: string): Command {
  return async (system) => {
    const known = await system.apiKey.findUnique({ where: { id }, select: { organizationId: true } });
    if (!known) throw Failure.of(KEY_NOT_FOUND);
    const revoked = await revokeKey(system, { organizationId: known.organizationId, id });
    return { json: revoked, text: `Revoked ${shown(revoked)} (${revoked.name}).` };
  };
}

async function organizationOf(system: SystemDb, idOrSlug: string) {
  const found = await findOrganization(system, idOrSlug);
  if (!found) throw Failure.of(ORGANIZATION_NOT_FOUND);
  return found;
}

async function pairOf(system: SystemDb, idOrSlug: string): Promise<string[]> {
  const { id, test } = await organizationOf(system, idOrSlug);
  return test ? [id, test.id] : [id];
}

async function allOrganizations(system: SystemDb): Promise<string[]> {
  const rows = await system.organization.findMany({
    select: { id: true },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  return rows.map(({ id }) => id);
}

const shown = ({ prefix, lastFour }: StoredKey) => `${prefix}…${lastFour}`;

function rowOf(key: StoredKey): string[] {
  return [key.id, shown(key), statusOf(key), key.scopes.join(","), key.createdAt.toISOString(), key.name];
}

function statusOf({ revokedAt, expiresAt }: StoredKey): "active" | "revoked" | "expired" {
  if (revokedAt !== null) return "revoked";
  return expiresAt !== null && expiresAt <= new Date() ? "expired" : "active";
}
