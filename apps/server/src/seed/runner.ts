import type { Database } from "@orrery/db";
import type { EstatePorts } from "@orrery/domain";
import type { Operation, Plan, Principal } from "@orrery/operation";
import type { z } from "zod";
import { invoking } from "../invoking.ts";
import { operatorOf, operatorOrigin } from "../operator.ts";
import { operatorsKernel } from "../operators-kernel.ts";

/** What the seed stands on. */
export interface Ground {
  readonly database: Database;
  readonly estate: EstatePorts;
}

/** Invokes an operation as the operator of one organization. @param requestId as the audit log is to call it */
export type Run = <I extends z.ZodType, O extends z.ZodType>(
  operation: Operation<string, I, O>,
  input: z.input<I>,
  requestId?: string,
) => Promise<z.output<O>>;

export function runnerFor({ database, estate }: Ground, organization: Pick<Principal, "organizationId" | "mode">): Run {
  const kernel = operatorsKernel(database, estate);
  const caller = operatorOf({ ...organization, plan: PLAN });
  return (operation, input, requestId = "seed") => {
    const invoke = invoking(
      kernel,
      () => caller,
      () => operatorOrigin(requestId),
    );
    return invoke(operation, input);
  };
}

/** What the demonstration has paid for. */
export const PLAN: Plan = "brokerage";
