import type { TenantAccess } from "@orrery/db";
import { operationFor } from "@orrery/operation";

/** The kernel's definers, for handlers that get `db` (Prisma's models) and `sql` (declared statements) of their tenant. */
export const { operation, publicOperation } = operationFor<TenantAccess>();
