import type { SystemDb } from "@orrery/db";
import { type Command, table } from "./command.ts";
import { idsOf, organizationOf } from "./lookup.ts";

export interface ListAuditOptions {
  readonly organization: string;
  /** A key's, token's or session's id. */
  readonly credential?: string;
  readonly limit: number;
}

/** Who did what in an organization and its test sibling, the newest first. */
export function auditList({ organization, credential, limit }: ListAuditOptions): Command {
  return async ({ database: { system } }) => {
    const ids = idsOf(await organizationOf(system, organization));
    // Each by its index; one query for both would sort all that they have.
    const lists = await Promise.all(ids.map((organizationId) => newest(system, organizationId, credential, limit)));
    const entries = lists.flat().sort(byNewest).slice(0, limit);
    const headings = ["WHEN", "OPERATION", "RESOURCE", "BY", "USER", "SURFACE", "ADDRESS", "REQUEST"];
    return {
      json: entries,
      text: entries.length === 0 ? "There are no entries." : table(headings, entries.map(rowOf)),
    };
  };
}

type Entry = Awaited<ReturnType<typeof newest>>[number];

function newest(system: SystemDb, organizationId: string, credentialId: string | undefined, take: number) {
  return system.auditEntry.findMany({
    where: { organizationId, ...(credentialId !== undefined && { credentialId }) },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take,
  });
}

function byNewest(a: Entry, b: Entry): number {
  return b.createdAt.getTime() - a.createdAt.getTime() || (a.id < b.id ? 1 : -1);
}

function rowOf({ createdAt, operation, resourceId, credentialKind, credentialId, userId, ...origin }: Entry): string[] {
  const by = credentialKind === "operator" ? credentialKind : `${credentialKind} ${credentialId}`;
  const where = [origin.surface, origin.address, origin.requestId];
  return [createdAt.toISOString(), operation, resourceId ?? "", by, userId ?? "", ...where];
}
