import { declaredText, type TenantStatement } from "./statements.ts";

/** Runs declared statements for one organization: prepared, on the pool, or on the open transaction's own connection. */
export interface TenantSql {
  /** @param values `$2` onwards; `$1` is the organization. */
  all<Row>(statement: TenantStatement<Row>, ...values: readonly unknown[]): Promise<Row[]>;
}

/** What runs SQL: the driver itself, or a transaction. */
export type RunSql = <Row>(text: string, values: readonly unknown[]) => Promise<Row[]>;

export function tenantSql(run: RunSql, organizationId: string): TenantSql {
  return { all: async (statement, ...values) => run(declaredText(statement), [organizationId, ...values]) };
}
