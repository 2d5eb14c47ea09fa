import { type AdmitCall, invalidInput, type Operation, operationFor } from "@orrery/operation";
import { z } from "zod";
import type { Exchange } from "../exchange.ts";
import { COST_MAX, type Measure, measure, type Submission } from "./measure.ts";

/** What the points of a document that names no operation (introspection) are counted on. Not in the registry, and never invoked. */
const documentAlone = operationFor<object>().publicOperation({
  name: "graphql.document",
  summary: "A document without any operation.",
  mode: "read",
  rate: "read",
  input: z.object({}),
  output: z.object({}),
  example: { input: () => ({}) },
  handle: async () => ({}),
});

/**
 * Admits a whole document, before any of it runs.
 * @throws Failure: too deep or too costly (BAD_REQUEST), over the limit (LimitExceeded), without the credential that it needs.
 */
export async function admitDocument(exchange: Exchange, submission: Submission): Promise<void> {
  const measured = measure(submission);
  if (measured) await admitMeasured(exchange, measured);
}

/**
 * The same of what was measured already.
 * @param reads the nouns that it shows, where its answer may be kept until their data changes
 */
export async function admitMeasured(exchange: Exchange, measured: Measure, reads?: readonly string[]): Promise<void> {
  exchange.requested = measured.cost;
  if (measured.cost > COST_MAX) {
    const message = `The document costs ${measured.cost} points; one may cost at most ${COST_MAX}. Ask for fewer rows.`;
    throw invalidInput([{ path: "query", message }]);
  }
  assertKeyIsUnambiguous(exchange, measured);
  await exchange.admit(callsOf(measured, exchange.prepaid, reads), measured.operations);
}

/** The points that are left to take go on the document's first call; the limiter adds the calls of a request up. */
function callsOf(
  { operations, cost }: Measure,
  prepaid: number,
  reads: readonly string[] | undefined,
): readonly AdmitCall[] {
  const [first, ...others]: readonly Operation[] = operations.length > 0 ? operations : [documentAlone];
  if (!first) return [];
  const whole = { operation: first, cost: cost - prepaid, ...(reads && { reads }) };
  return [whole, ...others.map((operation) => ({ operation, cost: 0 }))];
}

/** One key can't stand for two writes: the second would come back as a replay, or a conflict, of the first. */
function assertKeyIsUnambiguous({ idempotencyKey }: Exchange, { writes }: Measure): void {
  if (idempotencyKey === undefined || writes <= 1) return;
  throw invalidInput([
    { path: "Idempotency-Key", message: "The document holds several writes: give each its own idempotencyKey." },
  ]);
}
