import { delegateName } from "./confinement.ts";
import { TenancyError } from "./guard.ts";
import { MODELS } from "./models.ts";
import type { TenantDb } from "./tenant-db.ts";

interface Finder {
  findMany(args: object): Promise<readonly { readonly id: string }[]>;
}

/**
 * Which of these rows a client has, in one query: what a confined one does not see, and what is gone, is not there.
 * @throws TenancyError for what is no tenant's model
 */
export async function seenRows(db: TenantDb, model: string, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (MODELS[model as keyof typeof MODELS] !== "tenant") throw new TenancyError(`${model} is not a tenant's to reach.`);
  const finder = (db as unknown as Record<string, Finder>)[delegateName(model)];
  const rows = await finder?.findMany({ where: { id: { in: [...new Set(ids)] } }, select: { id: true } });
  return new Set(rows?.map(({ id }) => id));
}
