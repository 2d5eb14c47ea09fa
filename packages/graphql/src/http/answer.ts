import { Failure } from "@orrery/operation";
import { type ExecutionResult, GraphQLError } from "graphql";
import type { Exchange } from "../exchange.ts";
import { type Report, shownError, withoutStatus } from "./errors.ts";

/** A result as it is sent: errors by the table, what it cost, where to follow from, and which writes were replays. */
export async function answer(result: ExecutionResult, exchange: Exchange, report: Report): Promise<ExecutionResult> {
  const refusal = await refusalOf(exchange);
  const { extensions, ...shown } = shownResult(refusal ? { errors: [refusal] } : result, exchange, report);
  return {
    ...shown,
    extensions: {
      ...extensions,
      ...costOf(exchange),
      ...(shown.data && asOf(exchange)),
      ...(exchange.replayed.length > 0 && { replayed: exchange.replayed }),
    },
  };
}

/** A shown result, and what it cost. */
export const withCost = ({ extensions, ...shown }: ExecutionResult, exchange: Exchange): ExecutionResult => ({
  ...shown,
  extensions: { ...extensions, ...costOf(exchange), ...(shown.data && asOf(exchange)) },
});

/** The answer to an admitted query of which nothing failed, out of the JSON of its data. */
export const answerText = (data: string, exchange: Exchange): string =>
  `{"data":${data},"extensions":${JSON.stringify({ ...costOf(exchange), ...asOf(exchange) })}}`;

/** A result with its errors by the table. */
export function shownResult(result: ExecutionResult, exchange: Exchange, report: Report): ExecutionResult {
  const { data, errors, extensions } = result;
  const { requestId, reply } = exchange;
  const shown = errors?.map((error) => shownError(error, requestId, report));
  return {
    ...(shown && { errors: reply.hasStatus ? shown : shown.map(withoutStatus) }),
    ...(data !== undefined && { data }),
    ...(extensions && { extensions }),
  };
}

/**
 * Whatever did not get as far as execution (no JSON, no GraphQL, too costly) is counted too, and a bad credential
 * comes before what else is wrong.
 */
async function refusalOf(exchange: Exchange): Promise<GraphQLError | undefined> {
  if (exchange.isSettled) return undefined;
  try {
    await exchange.admit([], []);
    return undefined;
  } catch (error) {
    if (error instanceof Failure) return new GraphQLError(error.message, { originalError: error });
    throw error;
  }
}

/** In points; `resetAt` is RFC 3339. */
function costOf({ decision, requested }: Exchange): Record<string, unknown> {
  if (!decision) return {};
  const { remaining, limit, resetAtMs } = decision;
  return { cost: { requested, remaining, limit, resetAt: new Date(resetAtMs).toISOString() } };
}

const asOf = ({ asOf }: Exchange) => (asOf === undefined ? {} : { asOf });
