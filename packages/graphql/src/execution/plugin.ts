import type { ExecutionArgs } from "graphql";
import type { Plugin } from "graphql-yoga";
import type { Context } from "../exchange.ts";
import { executePlan, type PlannedExecution, planFor, seesAll } from "./execute.ts";

/** Executes what is plain by its plan, for callers who may see all of it. */
export const planPlugin: Plugin<Context> = {
  onExecute({ args, setExecuteFn }) {
    const { schema, document, operationName } = args as ExecutionArgs;
    const plan = planFor(schema, document, operationName);
    if (plan && seesAll(args.contextValue, plan)) setExecuteFn(() => executePlan(plan, args as PlannedExecution));
  },
};
