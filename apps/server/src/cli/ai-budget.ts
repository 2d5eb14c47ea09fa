import type { SystemDb } from "@orrery/db";
import { microsOf, monthOf, usd } from "@orrery/domain";
import { InvalidArgumentError } from "commander";
import { asOperator } from "../operator.ts";
import { type Command, facts } from "./command.ts";
import { organizationOf } from "./lookup.ts";

const AMOUNT = /^\d{1,9}(\.\d{1,2})?$/;

/** USD, or `default` for what the server's environment says. */
export function budgetAmount(text: string): bigint | null {
  if (text === "default") return null;
  if (!AMOUNT.test(text)) throw new InvalidArgumentError("It is an amount of USD such as 250 or 99.50, or default.");
  return microsOf(text);
}

/** Sets what an organization may spend on models in a month. It holds for the next call, in every process. */
export function aiSetBudget(organization: string, micros: bigint | null): Command {
  return async ({ database: { system } }) => {
    const { id } = await organizationOf(system, organization);
    await asOperator(system, "aiBudget.set", async (tx) => {
      const set = { organizationId: id, setBy: "operator" };
      await tx.aiBudget.upsert({
        where: { organizationId_setBy: set },
        create: { ...set, micros },
        update: { micros, version: { increment: 1 } },
      });
      return { organizationId: id };
    });
    return shown(system, id);
  };
}

export function aiShowBudget(organization: string): Command {
  return async ({ database: { system } }) => shown(system, (await organizationOf(system, organization)).id);
}

async function shown(system: SystemDb, organizationId: string) {
  const month = monthOf(new Date());
  const [budgets, spent] = await Promise.all([
    system.aiBudget.findMany({ where: { organizationId } }),
    system.aiMonth.findUnique({ where: { organizationId_month: { organizationId, month } } }),
  ]);
  const amountBy = (who: string) => {
    const micros = budgets.find(({ setBy }) => setBy === who)?.micros;
    return micros === null || micros === undefined ? null : usd(micros);
  };
  const json = {
    set: amountBy("operator"),
    cap: amountBy("organization"),
    spent: usd(spent?.spentMicros ?? 0n),
    reserved: usd(spent?.reservedMicros ?? 0n),
  };
  const inWords = (amount: number | null, none: string) => (amount === null ? none : `${amount} USD a month`);
  return {
    json,
    text: facts([
      ["Set", inWords(json.set, "nothing: ORRERY_AI_BUDGET_USD holds")],
      ["Own cap", inWords(json.cap, "none")],
      ["Spent", `${json.spent} USD this month`],
      ["Reserved", `${json.reserved} USD for calls that are under way`],
    ]),
  };
}
