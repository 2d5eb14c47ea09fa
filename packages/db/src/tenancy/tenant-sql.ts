import { CONFINED, Failure } from "@orrery/operation";
import { assertStatement, type TenantStatement } from "./statements.ts";
import type { View } from "./view.ts";

/** Runs declared statements for one organization: prepared, on the pool, or on the open transaction's own connection. */
export interface TenantSql {
  /**
   * @param values `$2` onwards; `$1` is the organization.
   * @throws Failure CONFINED where the credential is confined to resources, and the statement is not declared for such.
   */
  all<Row>(statement: TenantStatement<Row>, ...values: readonly unknown[]): Promise<Row[]>;
}

/** What runs SQL: the driver itself, or a transaction. */
export type RunSql = <Row>(text: string, values: readonly unknown[]) => Promise<Row[]>;

/** @param view what the credential is confined to, if it is. */
export function tenantSql(run: RunSql, organizationId: string, view?: View): TenantSql {
  return {
    async all(statement, ...values) {
      assertStatement(statement);
      if (view === undefined) return run(statement.text, [organizationId, ...values]);
      const { confined } = statement;
      if (confined === undefined) throw Failure.of(CONFINED);
      return run(confined.text, [organizationId, ...values, ...confined.kinds.map((kind) => view.idsOf(kind))]);
    },
  };
}
