import type { TenantSql } from "@orrery/db";
import { id } from "@orrery/operation";
import { z } from "zod";
import { DEFAULT_CURRENCY } from "../../fields/money.ts";
import { timestamp, view } from "../../fields/presented.ts";
import { monthOf, renewalAfter, usd } from "./month.ts";
import { type MonthRow, READ_MONTH } from "./statements.ts";

/** What may be spent on models in the current calendar month (UTC), and how much of it is left. Amounts are USD. */
export const AiBudgetView = view("AiBudget", {
  month: z.string().describe("The calendar month (UTC), such as 2026-11."),
  currency: z.string(),
  budget: z
    .number()
    .describe("What may be spent: what the operator allows, or the organization's own cap if that is less."),
  cap: z.number().nullable().describe("What the organization has set for itself."),
  spent: z.number(),
  reserved: z.number().describe("Held for calls that are under way: the most that they may cost."),
  left: z.number().describe("What another call may cost at most."),
  renewsAt: timestamp.describe("When the next month begins."),
  version: z.int(),
});

export type AiBudget = z.output<typeof AiBudgetView>;

/** What is left where a lower budget was set than is spent already: nothing. */
const leftOf = ({ budget, spent, reserved }: MonthRow): bigint => {
  const left = BigInt(budget) - BigInt(spent) - BigInt(reserved);
  return left > 0n ? left : 0n;
};

function shown(row: MonthRow, now: Date): AiBudget {
  return {
    month: monthOf(now),
    currency: DEFAULT_CURRENCY,
    budget: usd(BigInt(row.budget)),
    cap: row.cap === null ? null : usd(BigInt(row.cap)),
    spent: usd(BigInt(row.spent)),
    reserved: usd(BigInt(row.reserved)),
    left: usd(leftOf(row)),
    renewsAt: renewalAfter(now).toISOString(),
    version: row.version,
  };
}

/** As it stands. @param byDefault micro-USD of who was told nothing else */
export async function readBudget(sql: TenantSql, now: Date, byDefault: number): Promise<AiBudget> {
  const [row] = await sql.all(READ_MONTH, monthOf(now), String(byDefault));
  if (!row) throw new Error("The organization itself is gone.");
  return shown(row, now);
}

export const AiMonthId = id("AiMonth");
