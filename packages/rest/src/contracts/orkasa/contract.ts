import type { Contract } from "../../contract.ts";
import { snakeCase } from "../../wire/key-style.ts";
import { v1Error } from "../v1-errors.ts";

/** The real-estate brokerage. */
export const orkasa: Contract = {
  name: "orkasa",
  keys: snakeCase,
  clampLimitAt: 100,
  envelope: (view) => view,
  error: v1Error(snakeCase),
};
