import { ERRORS, type Failure } from "@orrery/operation";
import { z } from "zod";
import type { ErrorAnswer } from "../contract.ts";
import type { KeyStyle } from "../wire/key-style.ts";

/** `/v1` (Orkasa and Orkestra): `{ "error": { "code", "message", "details"? } }`, the kernel's own codes and statuses. */
export function v1Error(keys: KeyStyle): (failure: Failure) => ErrorAnswer {
  return ({ code, message, shown }) => ({
    status: ERRORS[code].http,
    body: { error: { code, message, ...(shown && { details: keys.write(shown) }) } },
  });
}

/** The schema of its body. `details` has whatever else the failure knows. */
export function v1ErrorBody(codes: readonly string[], reasons: readonly string[]): z.ZodType {
  const details = z.looseObject(reasons.length > 0 ? { reason: z.enum(reasons).optional() } : {});
  return z.object({
    error: z.object({ code: z.enum(codes), message: z.string(), details: details.optional() }),
  });
}
