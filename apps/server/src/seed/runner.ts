import type { Database } from "@orrery/db";
import type { EstatePorts } from "@orrery/domain";
import { createKernel, type Operation, type Plan, type Principal, type Requester } from "@orrery/operation";
import type { z } from "zod";
import { operatorOf, operatorOrigin } from "../operator.ts";
import { unlimited } from "../unlimited.ts";

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
  // No list is paged here, so nothing is ever signed with the key.
  const kernel = createKernel({
    store: database.store,
    limiter: unlimited,
    ports: estate,
    cursorKey: Buffer.alloc(32),
  });
  const caller = operatorOf({ ...organization, plan: PLAN });
  return async (operation, input, requestId = "seed") => {
    // The process ends what it began.
    const requester: Requester = { caller, ...operatorOrigin(requestId), whenOver: () => undefined };
    const permit = await kernel.admit(requester, "points", [{ operation }]);
    return (await kernel.invoke(permit, operation, input)).output;
  };
}

/** What the demonstration has paid for. */
export const PLAN: Plan = "brokerage";
