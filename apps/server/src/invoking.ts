import type { Kernel, Operation, Origin, Principal } from "@orrery/operation";
import type { z } from "zod";
import { operatorIn, operatorOrigin } from "./operator.ts";

/** Invokes an operation on somebody's account. */
export type Invoke = <I extends z.ZodType, O extends z.ZodType>(
  operation: Operation<string, I, O>,
  input: z.input<I>,
) => Promise<z.output<O>>;

/**
 * Invokes operations where there is no request. @param caller whoever it is on account of, asked each time
 */
export const invoking =
  (kernel: Kernel, caller: () => Promise<Principal> | Principal, origin: () => Origin): Invoke =>
  async (operation, input) => {
    // The process ends what it began.
    const requester = { caller: await caller(), ...origin(), whenOver: () => undefined };
    const permit = await kernel.admit(requester, "points", [{ operation }]);
    return (await kernel.invoke(permit, operation, input)).output;
  };

/** Invokes operations on the server's own account. @param requestId of all of them; without it, each has its own */
export const invokingAsOperator = (kernel: Kernel, organizationId: string, requestId?: string): Invoke => {
  const operator = operatorIn(organizationId);
  return invoking(
    kernel,
    () => operator,
    () => operatorOrigin(requestId),
  );
};
