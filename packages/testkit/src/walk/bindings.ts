import type { Operation } from "@orrery/operation";
import type { SurfaceBinding } from "./binding.ts";
import { graphqlBinding } from "./graphql.ts";
import { mcpBinding } from "./mcp.ts";
import { restBindings } from "./rest.ts";
import { trpcBinding } from "./trpc.ts";

/** Everywhere that an operation can be called from outside. */
export function bindingsOf(operation: Operation): readonly SurfaceBinding[] {
  const bindings = [trpcBinding(operation), graphqlBinding(operation), mcpBinding(operation)];
  const everywhere = bindings.filter((binding) => binding !== undefined);
  return [...everywhere, ...restBindings(operation)];
}
