import { STALE_VERSION } from "@orrery/operation";
import { z } from "zod";
import { amount } from "../../fields/money.ts";
import { expectedVersion, unlessOvertaken } from "../../fields/version.ts";
import { operation } from "../../kernel.ts";
import { aiAdmin } from "../ai.ts";
import { AiBudgetView, readBudget } from "./ai-budget.ts";
import { microsOf } from "./month.ts";

/** What holds is the lower one of this and what the operator allows; so that it can be set to more, and means nothing then. */
export const updateAiBudget = operation({
  name: "aiBudget.update",
  summary:
    "Sets the most that the organization itself wants to spend on models in a month, below what the operator allows.",
  mode: "write",
  scope: aiAdmin,
  rate: "write",
  input: z.object({
    cap: amount.nullable().optional().describe("USD a calendar month; 0 for nothing at all, null for no cap."),
    expectedVersion,
  }),
  output: AiBudgetView,
  errors: [STALE_VERSION],
  example: { input: () => ({ cap: 1_000 }) },
  async handle({ input: { cap, expectedVersion: expected }, db, sql, now, aiBudgetMicros, fail }) {
    const before = await readBudget(sql, now, aiBudgetMicros);
    const { version } = before;
    if (expected !== undefined && expected !== version) {
      fail(STALE_VERSION, { current: before });
    }
    if (cap === undefined) return before;
    const own = await db.aiBudget.findFirst({ where: { setBy: "organization" }, select: { id: true } });
    const data = { micros: cap === null ? null : microsOf(cap), version: version + 1 };
    if (own) await unlessOvertaken(db.aiBudget.update({ where: { id: own.id, version }, data }));
    else await unlessOvertaken(db.aiBudget.create({ data: { ...data, setBy: "organization" } }));
    return readBudget(sql, now, aiBudgetMicros);
  },
});
