import { z } from "zod";
import { operation } from "../../kernel.ts";
import { aiRead } from "../ai.ts";
import { AiBudgetView, readBudget } from "./ai-budget.ts";

export const getAiBudget = operation({
  name: "aiBudget.get",
  summary: "Shows what may be spent on models this month, what was, and what is left.",
  mode: "read",
  scope: aiRead,
  rate: "read",
  input: z.object({}),
  output: AiBudgetView,
  example: { input: () => ({}) },
  handle: ({ sql, now, aiBudgetMicros }) => readBudget(sql, now, aiBudgetMicros),
});
