import type { PrismaClient } from "@orrery/db";
import { getDatamodel, type PrismaTypes } from "@orrery/db/datamodel";
import { Failure, holds, isPrincipal, SCOPE_REQUIRED, type Scope } from "@orrery/operation";
import SchemaBuilder, { type ObjectRef } from "@pothos/core";
import PrismaPlugin from "@pothos/plugin-prisma";
import RelayPlugin from "@pothos/plugin-relay";
import ScopeAuthPlugin, { type AuthFailure, AuthScopeFailureType } from "@pothos/plugin-scope-auth";
import type { Context } from "./exchange.ts";

/** What the schema is typed by. */
interface SchemaShape {
  Context: Context;
  PrismaTypes: PrismaTypes;
  /** `authScopes: { scope: leadsRead }` on a type or a field: what the credential must hold to see it. */
  AuthScopes: { scope: Scope };
  Scalars: {
    DateTime: { Input: string; Output: Date | string };
    Decimal: { Input: string | number; Output: { toFixed(): string } | string };
    JSON: { Input: unknown; Output: unknown };
  };
  DefaultFieldNullability: false;
  DefaultEdgesNullability: { list: false; items: false };
  DefaultNodeNullability: false;
}

/** The one schema builder; types and bindings register themselves on it. */
export const builder = new SchemaBuilder<SchemaShape>({
  plugins: [ScopeAuthPlugin, RelayPlugin, PrismaPlugin],
  defaultFieldNullability: false,
  scopeAuth: {
    // Asked where a type is entered, once a row, and not again for each of its fields.
    runScopesOnType: true,
    authScopes: ({ exchange }) => ({
      scope: (scope) => {
        const { caller } = exchange;
        return isPrincipal(caller) && holds(caller, scope);
      },
    }),
    unauthorizedError: (_parent, _context, _info, { failure }) => {
      const scope = missingScope(failure);
      return Failure.of(SCOPE_REQUIRED, scope && { scope: scope.name });
    },
  },
  relay: {
    // `node` and `nodes` go through the nouns' own operations: see relay/node.ts.
    nodeQueryOptions: false,
    nodesQueryOptions: false,
    nodesOnConnection: true,
    cursorType: "String",
    edgesFieldOptions: { nullable: { list: false, items: false } },
    nodeFieldOptions: { nullable: false },
  },
  prisma: {
    // Pothos asks its models alone, which is all that a tenant's client has.
    client: ({ exchange }) => exchange.db as unknown as PrismaClient,
    dmmf: getDatamodel(),
    exposeDescriptions: false,
  },
});

/** Pothos' types of this schema. */
export type SchemaTypes = (typeof builder)["$inferSchemaTypes"];

/** An object type of this schema. */
export type TypeRef<Shape = unknown> = ObjectRef<SchemaTypes, unknown, Shape>;

function missingScope(failure: AuthFailure): Scope | undefined {
  if (failure.kind === AuthScopeFailureType.AuthScope) return failure.parameter as Scope;
  if ("failures" in failure) return failure.failures.map(missingScope).find((scope) => scope !== undefined);
  return undefined;
}
