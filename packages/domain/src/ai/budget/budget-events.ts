import { event } from "@orrery/operation";
import { aiRead } from "../ai.ts";
import { AiBudgetView, AiMonthId } from "./ai-budget.ts";

const reading = { scope: aiRead, model: "AiMonth" };

/** The month's own id beside it, by which its two events are known to be of one month. */
const MonthView = AiBudgetView.extend({ id: AiMonthId });

export const budgetLow = event(
  "ai.budget_low",
  "Four fifths of the month's budget for models are spent. Once a month at most.",
  MonthView,
  reading,
);

export const budgetExhausted = event(
  "ai.budget_exhausted",
  "A call of a model was refused: what is left of the month's budget does not cover it. Once a month at most.",
  MonthView,
  reading,
);
