import { z } from "zod";
import type { Contract } from "../../contract.ts";
import { camelCase } from "../../wire/key-style.ts";
import { apiV1Error, apiV1ErrorBody } from "../api-v1-errors.ts";

/** AI orchestration. All of `/api/v1` that is not another contract's, unknown paths included, is Orckai's. */
export const orckai: Contract = {
  name: "orckai",
  policy: "orckai",
  title: "Orckai",
  description: "AI orchestration. JSON keys are camelCase.",
  limits: "For each key 100 requests a minute, 3,000 an hour and 50,000 a day, and at most 20 at once.",
  keys: camelCase,
  envelope: (view) => ({ success: true, data: view }),
  enveloped: (view) => z.object({ success: z.literal(true), data: view }),
  error: apiV1Error({
    BAD_REQUEST: [400, "BAD_REQUEST"],
    UNAUTHORIZED: [401, "API_KEY_INVALID"],
    FORBIDDEN: [403, "SCOPE_REQUIRED"],
    PLAN_REQUIRED: [403, "PLAN_REQUIRED"],
    NOT_FOUND: [404, "NOT_FOUND"],
    METHOD_NOT_ALLOWED: [405, "METHOD_NOT_ALLOWED"],
    CONFLICT: [409, "CONFLICT"],
    PRECONDITION_FAILED: [412, "PRECONDITION_FAILED"],
    PAYLOAD_TOO_LARGE: [413, "PAYLOAD_TOO_LARGE"],
    // Its document lists no 422: every validation failure is BAD_REQUEST.
    UNPROCESSABLE: [400, "BAD_REQUEST"],
    RATE_LIMITED: [429, "RATE_LIMITED"],
    PROVIDER_NOT_CONFIGURED: [503, "PROVIDER_NOT_CONFIGURED"],
    INTERNAL_ERROR: [500, "INTERNAL_ERROR"],
  }),
  errorBody: apiV1ErrorBody,
};
