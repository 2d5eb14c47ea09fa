import type { TenantSql } from "@orrery/db";
import { type EventResource, Failure, type Principal } from "@orrery/operation";
import type { z } from "zod";
import { DEFAULT_CURRENCY } from "../../fields/money.ts";
import { AI_ANSWER_INVALID, AI_REFUSED, AI_UNAVAILABLE } from "../ai.ts";
import { readBudget } from "../budget/ai-budget.ts";
import { budgetExhausted, budgetLow } from "../budget/budget-events.ts";
import { monthOf, usd } from "../budget/month.ts";
import { END_CALL, NOTE_EXHAUSTED, RESERVE } from "../budget/statements.ts";
import type { ChosenModel, ModelUse, Unanswered } from "../ports.ts";
import { costOf } from "./cost.ts";
import { Meter } from "./meter.ts";

/** How many requests of one call may cost something: the first, and two for what came back unusable. */
export const CALL_ATTEMPTS = 3;
/** How much longer than its work may take a call is kept: for the transaction that settles it. */
const GRACE_MS = 60_000;

type BudgetEvent = typeof budgetLow | typeof budgetExhausted;

/** What of an operation's request its call is begun and ended with. */
export interface CallRequest {
  readonly sql: TenantSql;
  readonly principal: Principal;
  readonly now: Date;
  readonly aiBudgetMicros: number;
  emit(event: BudgetEvent, resource: EventResource, data: z.input<BudgetEvent["data"]>): void;
}

export interface NewCall {
  readonly operation: string;
  readonly model: ChosenModel;
  /** The most that one of its requests may use. */
  readonly most: ModelUse;
  readonly photos: number;
  readonly propertyId: string | null;
  readonly timeoutMs: number;
}

/** A call that is under way: what it may cost is held, and what it has used is counted. */
export interface AiCall extends Pick<NewCall, "model" | "most" | "photos"> {
  readonly id: string;
  readonly meter: Meter;
  readonly startedAtMs: number;
}

/** What who is refused is told. Amounts are USD. */
export interface Exhausted {
  readonly exhausted: {
    readonly needed: number;
    readonly left: number;
    readonly renewsAt: string;
    readonly currency: string;
  };
}

/**
 * Holds the most that a call may cost, and begins its record. What the budget does not cover is noted in the same commit, so that
 * it is not refused here but by the work that comes after it.
 */
export async function beginCall(request: CallRequest, call: NewCall): Promise<AiCall | Exhausted> {
  const { sql, principal, now, aiBudgetMicros } = request;
  const { operation, model, most, photos, propertyId, timeoutMs } = call;
  const micros = costOf(model, most) * BigInt(CALL_ATTEMPTS);
  const held = [monthOf(now), String(micros), String(aiBudgetMicros)];
  const what = [operation, model.id, principal.credentialId, propertyId, timeoutMs + GRACE_MS];
  const [reserved] = await sql.all(RESERVE, ...held, ...what);
  if (!reserved) return noteExhausted(request, micros);
  return { id: reserved.id, model, most, photos, meter: new Meter(), startedAtMs: performance.now() };
}

async function noteExhausted({ sql, now, aiBudgetMicros, emit }: CallRequest, micros: bigint): Promise<Exhausted> {
  const [month] = await sql.all(NOTE_EXHAUSTED, monthOf(now));
  const state = await readBudget(sql, now, aiBudgetMicros);
  if (month?.first) emit(budgetExhausted, month, { ...state, id: month.id });
  const { left, renewsAt } = state;
  return { exhausted: { needed: usd(micros), left, renewsAt, currency: DEFAULT_CURRENCY } };
}

/** How much of a time for all of a call is left to its model, after what came before it. Milliseconds. */
export const timeLeft = ({ startedAtMs }: Pick<AiCall, "startedAtMs">, timeoutMs: number): number =>
  Math.max(timeoutMs - (performance.now() - startedAtMs), 0);

/** What a call has used and cost, as its answer says. */
export interface CallBill {
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly images: number;
  readonly costMicros: bigint;
}

/** @param error why it failed; without it, it is done */
export async function endCall(request: CallRequest, call: AiCall, error?: unknown): Promise<CallBill> {
  const { sql, aiBudgetMicros, emit } = request;
  const { id, model, meter, photos, startedAtMs } = call;
  const { inputTokens, outputTokens } = meter.used;
  const costMicros = costOf(model, meter.used);
  const outcome = error === undefined ? ["succeeded", null] : ["failed", reasonOf(error)];
  const durationMs = Math.round(performance.now() - startedAtMs);
  const bill = [inputTokens, outputTokens, photos, String(costMicros), meter.isEstimated, durationMs];
  const [month] = await sql.all(END_CALL, id, ...outcome, ...bill, String(aiBudgetMicros));
  // The month in which the call began, which may be over.
  if (month?.first)
    emit(budgetLow, month, { ...(await readBudget(sql, new Date(month.month), aiBudgetMicros)), id: month.id });
  return { inputTokens, outputTokens, images: photos, costMicros };
}

/** What nobody declared is a caller that has gone, a time that ran out, or a defect. */
const reasonOf = (error: unknown): string =>
  error instanceof Failure
    ? (error.reason ?? error.code)
    : (error as Error | undefined)?.name === "AbortError"
      ? "ABORTED"
      : "INTERNAL_ERROR";

/** Why a model has not answered, as callers are told. */
export function failureOf({
  problem,
  retryAfterSeconds,
}: Unanswered): readonly [
  typeof AI_UNAVAILABLE | typeof AI_ANSWER_INVALID | typeof AI_REFUSED,
  Record<string, unknown>?,
] {
  if (problem === "refused") return [AI_REFUSED];
  if (problem === "invalid") return [AI_ANSWER_INVALID];
  return retryAfterSeconds === undefined ? [AI_UNAVAILABLE] : [AI_UNAVAILABLE, { retryAfterSeconds }];
}

/** What both answers have of their call. */
export const billOf = ({ inputTokens, outputTokens, images, costMicros }: CallBill, { id, model }: AiCall) => ({
  id,
  model: model.id,
  sandbox: model.sandbox,
  usage: { inputTokens, outputTokens, images },
  cost: usd(costMicros),
  currency: DEFAULT_CURRENCY,
});
