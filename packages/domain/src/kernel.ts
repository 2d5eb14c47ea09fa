import type { TenantAccess } from "@orrery/db";
import { operationFor } from "@orrery/operation";
import type { DomainPorts } from "./identity/ports.ts";

/** The kernel's definers, for handlers that get `db` (Prisma's models) and `sql` (declared statements) of their tenant, and the ports. */
export const { operation, publicOperation } = operationFor<TenantAccess, DomainPorts>();
