import type { Contract } from "../../contract.ts";
import { camelCase } from "../../wire/key-style.ts";
import { apiV1Error, apiV1ErrorBody } from "../api-v1-errors.ts";

/** The agent CRM. Its document lists the statuses 400, 401, 404, 429 and 500 alone, so all else is one of these. */
export const organicagent: Contract = {
  name: "organicagent",
  policy: "organicagent",
  title: "OrganicAgent",
  description: "Agent CRM. JSON keys are camelCase.",
  limits: "100 requests a minute for each key.",
  keys: camelCase,
  envelope: (view) => view,
  enveloped: (view) => view,
  error: apiV1Error({
    BAD_REQUEST: [400, "BAD_REQUEST"],
    UNAUTHORIZED: [401, "API_KEY_INVALID"],
    FORBIDDEN: [401, "SCOPE_REQUIRED"],
    PLAN_REQUIRED: [401, "PLAN_REQUIRED"],
    NOT_FOUND: [404, "NOT_FOUND"],
    METHOD_NOT_ALLOWED: [404, "NOT_FOUND"],
    CONFLICT: [400, "BAD_REQUEST"],
    PRECONDITION_FAILED: [400, "BAD_REQUEST"],
    PAYLOAD_TOO_LARGE: [400, "BAD_REQUEST"],
    UNPROCESSABLE: [400, "BAD_REQUEST"],
    RATE_LIMITED: [429, "RATE_LIMITED"],
    PROVIDER_NOT_CONFIGURED: [500, "INTERNAL_ERROR"],
    INTERNAL_ERROR: [500, "INTERNAL_ERROR"],
  }),
  errorBody: apiV1ErrorBody,
};
