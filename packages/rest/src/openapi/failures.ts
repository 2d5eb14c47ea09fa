import {
  CONFINED,
  CREDENTIAL_INVALID,
  CREDENTIAL_MISSING,
  Failure,
  IDEMPOTENCY_IN_PROGRESS,
  IDEMPOTENCY_KEY_REUSED,
  INVALID_CURSOR,
  INVALID_INPUT,
  LEASE_LOST,
  LINK_INVALID,
  ORIGIN_NOT_ALLOWED,
  PLAN_TOO_LOW,
  PUBLIC,
  type Reason,
  SCOPE_REQUIRED,
  STALE_VERSION,
  TOO_BUSY,
} from "@orrery/operation";
import { PRECONDITION_FAILED } from "../binding.ts";
import { boundFields } from "../request-for.ts";
import { isLinked, type RestRoute } from "../route.ts";

/** Whatever an endpoint's requests may be refused with: what its operation declares, and what the kernel adds. */
export function failuresOf(route: RestRoute): readonly Failure[] {
  const { operation } = route;
  const fields = boundFields(route);
  const isWrite = operation.mode === "write" || operation.mode === "effect";
  const reasons: (Reason | false)[] = [
    INVALID_INPUT,
    (fields.includes("cursor") || route.follow !== undefined) && INVALID_CURSOR,
    ...(operation.scope === PUBLIC ? [] : [...credentialProblems(route), PLAN_TOO_LOW, ORIGIN_NOT_ALLOWED]),
    typeof operation.scope !== "string" && SCOPE_REQUIRED,
    ...(isWrite ? [CONFINED, TOO_BUSY, IDEMPOTENCY_IN_PROGRESS, IDEMPOTENCY_KEY_REUSED] : []),
    operation.mode === "effect" && LEASE_LOST,
    ...operation.errors,
    ...(route.follow?.operation.errors ?? []),
    operation.errors.includes(STALE_VERSION) && PRECONDITION_FAILED,
  ];
  const declared = new Set(reasons.filter((cause) => cause !== false));
  return [
    ...[...declared].map((cause) => Failure.of(cause)),
    new Failure("PAYLOAD_TOO_LARGE"),
    new Failure("RATE_LIMITED"),
    new Failure("INTERNAL_ERROR"),
  ];
}

const credentialProblems = (route: RestRoute): readonly Reason[] =>
  isLinked(route) ? [LINK_INVALID] : [CREDENTIAL_MISSING, CREDENTIAL_INVALID];
