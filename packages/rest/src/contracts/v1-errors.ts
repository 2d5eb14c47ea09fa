import { ERRORS, type Failure } from "@orrery/operation";
import type { ErrorAnswer } from "../contract.ts";
import type { KeyStyle } from "../wire/key-style.ts";

/** `/v1` (Orkasa and Orkestra): `{ "error": { "code", "message", "details"? } }`, the kernel's own codes and statuses. */
export function v1Error(keys: KeyStyle): (failure: Failure) => ErrorAnswer {
  return ({ code, message, shown }) => ({
    status: ERRORS[code].http,
    body: { error: { code, message, ...(shown && { details: keys.write(shown) }) } },
  });
}
