import { LRUCache } from "lru-cache";
import type { PrismaClient } from "../generated/client/client.ts";
import { assertConfinement } from "./confinement.ts";
import { ofOrganization } from "./guard.ts";
import { assertEveryModelIsPlaced, type MODELS, relationsOf } from "./models.ts";
import { assertDeclared } from "./statements.ts";
import { isSystems } from "./system-sql.ts";

type SystemModel = {
  [Model in keyof typeof MODELS]: (typeof MODELS)[Model] extends "system" ? Uncapitalize<Model> : never;
}[keyof typeof MODELS];

/** Prisma's models, of one organization alone. Raw SQL, transactions, lifecycle and the system's models are not a handler's. */
export type TenantDb = Omit<PrismaClient, `$${string}` | SystemModel>;

/** Enough for the organizations that one process serves at a time; building one again costs microseconds. */
const CLIENTS_KEPT = 1_000;

/** Extended with query checks alone, so its type is the plain client's. */
export type TenantClient = PrismaClient;

/** Gives each organization its client. Built once and kept: extending per request costs 30 % of a query. */
export function tenantClients(client: PrismaClient): (organizationId: string) => TenantClient {
  assertEveryModelIsPlaced();
  assertConfinement();
  const kept = new LRUCache<string, TenantClient>({ max: CLIENTS_KEPT });
  return (organizationId) => {
    const known = kept.get(organizationId);
    if (known) return known;
    const fresh = clientFor(client, organizationId);
    kept.set(organizationId, fresh);
    return fresh;
  };
}

const relations = relationsOf();

function clientFor(client: PrismaClient, organizationId: string): TenantClient {
  const extended = client.$extends({
    name: "tenant",
    query: {
      $allOperations({ model, operation, args, query }) {
        if (model === undefined) {
          if (isSystems()) return query(args);
          assertDeclared(organizationId, operation, args);
          return query(args);
        }
        return query(ofOrganization(relations, organizationId, model, operation, args as Record<string, unknown>));
      },
    },
  });
  return extended as unknown as PrismaClient;
}
