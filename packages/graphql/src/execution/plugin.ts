import type { ExecutionArgs } from "graphql";
import { getVariableValues } from "graphql/execution";
import type { Plugin } from "graphql-yoga";
import type { Context } from "../exchange.ts";
import { executePlan, planFor, seesAll } from "./execute.ts";

/** Executes what is plain by its plan, for callers who may see all of it. */
export const planPlugin: Plugin<Context> = {
  onExecute({ args, setExecuteFn }) {
    const { contextValue } = args;
    const { schema, document, operationName, variableValues } = args as ExecutionArgs;
    const plan = planFor(schema, document, operationName);
    if (!plan || !seesAll(contextValue, plan)) return;
    const { variableDefinitions = [] } = plan.operation;
    setExecuteFn(async () => {
      const coerced = getVariableValues(schema, variableDefinitions, variableValues ?? {}, { maxErrors: 50 });
      const { errors, variableValues: variables } = coerced;
      return errors ? { errors } : executePlan(plan, { schema, variables, contextValue });
    });
  },
};
