import type { Failure } from "@orrery/operation";

/**
 * A stream has ended before its subscriber left: the server stops, or the credential has ended, or has other rights by
 * now. Named as Yoga expects of what is to end the transport itself, and not to be told as a result.
 */
export class BrokenOff extends Error {
  /** What has become of the credential; undefined where the server stops. */
  readonly why: Failure | undefined;

  constructor(why?: Failure) {
    super("The stream broke off. Take it up again after the last cursor.");
    this.name = "AbortError";
    this.why = why;
  }
}
