import { CREDENTIAL_MISSING, type ErrorCode, type Failure } from "@orrery/operation";
import { z } from "zod";
import type { ErrorAnswer } from "../contract.ts";

/** Status and `code` of each of the kernel's codes. A 401's `code` says of a key whether it is missing or not good. */
export type ErrorRows = Record<ErrorCode, readonly [status: number, code: string]>;

/** `/api/v1` (OrganicAgent and Orckai): `{ "success": false, "error", "code" }`. */
export function apiV1Error(rows: ErrorRows): (failure: Failure) => ErrorAnswer {
  return (failure) => {
    const [status, code] = rows[failure.code];
    const shown = failure.reason === CREDENTIAL_MISSING.name ? "API_KEY_MISSING" : code;
    return { status, body: { success: false, error: failure.message, code: shown } };
  };
}

/** The schema of its body. */
export function apiV1ErrorBody(codes: readonly string[]): z.ZodType {
  return z.object({ success: z.literal(false), error: z.string(), code: z.enum(codes) });
}
