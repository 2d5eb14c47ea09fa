import type { Contract } from "../../contract.ts";
import { snakeCase } from "../../wire/key-style.ts";
import { v1Error, v1ErrorBody } from "../v1-errors.ts";

/** The real-estate brokerage. */
export const orkasa: Contract = {
  name: "orkasa",
  policy: "orkasa",
  title: "Orkasa",
  description: "Real-estate brokerage. JSON keys are snake_case.",
  limits:
    "300 requests a minute for all of an organization's credentials together, and 3,000 on the plans pro and brokerage.",
  keys: snakeCase,
  clampLimitAt: 100,
  envelope: (view) => view,
  enveloped: (view) => view,
  error: v1Error(snakeCase),
  errorBody: v1ErrorBody,
};
