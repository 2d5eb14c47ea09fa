import { Failure, invalidInput, reason } from "@orrery/operation";

/** Of OData, but not offered here. It is 501 in OData's own words. `details.target` is the query option. */
export const ODATA_UNSUPPORTED = reason(
  "ODATA_UNSUPPORTED",
  "BAD_REQUEST",
  "This part of OData is not supported by this service.",
);

/** The query options, by the names of the operations' fields. */
export type QueryOption = "filter" | "select" | "orderby" | "expand" | "top" | "skip" | "skiptoken" | "count";

/** What is no OData, or does not fit the model. @param option as the operation calls it (`filter`) */
export function notUnderstood(option: QueryOption, message: string): Failure {
  return invalidInput([{ path: option, message }]);
}

export function notSupported(option: QueryOption, message: string): Failure {
  return Failure.of(ODATA_UNSUPPORTED, { target: `$${option}` }, `$${option}: ${message}`);
}
