import { delegateName, idsByKind, modelOfKind } from "./confinement.ts";
import type { TenantDb } from "./tenant-db.ts";

interface Found {
  findMany(args: { where: { id: { in: readonly string[] } }; select: { id: true } }): Promise<{ id: string }[]>;
}

/** Those of the pairs that name nothing which this client sees: no kind, no id, no row. */
export async function missingPairs(db: TenantDb, pairs: readonly string[]): Promise<string[]> {
  const found = new Set<string>();
  for (const [kind, ids] of idsByKind(pairs)) {
    const delegate = (db as unknown as Record<string, Found>)[delegateName(modelOfKind(kind) ?? "")];
    const rows = (await delegate?.findMany({ where: { id: { in: ids } }, select: { id: true } })) ?? [];
    for (const { id } of rows) found.add(`${kind}:${id}`);
  }
  return pairs.filter((pair) => !found.has(pair.toLowerCase()));
}
