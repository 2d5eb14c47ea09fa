import { setTimeout as after } from "node:timers/promises";
import type { FinishReason, LanguageModelUsage } from "ai";
import { backoffMs, type Outcome, request } from "./request.ts";
import { type ModelUse, NOTHING_USED, type UseMeter, usedOf } from "./usage.ts";

/**
 * Why there is no answer: the provider can't be had now, or was too slow; what it gave is of no use; the model declined; or
 * the provider will never take this request (a wrong key, no credit).
 */
export type ModelProblem = "unavailable" | "timeout" | "invalid" | "refused" | "rejected";

export interface Unanswered {
  readonly problem: ModelProblem;
  /** For the log alone. */
  readonly cause?: unknown;
  readonly retryAfterSeconds?: number;
}

/** What every request to a model says. */
export interface ModelAsk {
  readonly instructions: string;
  /** Texts, and pictures as JPEGs, in order. */
  readonly parts: readonly (string | Uint8Array)[];
  readonly outputTokensMax: number;
  /** How many requests may cost something. */
  readonly attempts: number;
  /** The most that one of them may use. */
  readonly most: ModelUse;
  readonly meter: UseMeter;
  /** For all of it, repetitions included. */
  readonly timeoutMs: number;
  /** Ends it at once. */
  readonly signal: AbortSignal;
}

/** What a model gave, as far as all models give it. */
export interface Given {
  readonly finishReason: FinishReason | undefined;
  readonly usage: LanguageModelUsage | undefined;
}

/** What is in it, or what is wrong with it. */
export type Reading<Value> = { readonly value: Value } | { readonly fault: string };

/** Asks until there is an answer that can be read, for as often as the attempts and the time allow. */
export async function attempted<G extends Given, Value>(
  ask: ModelAsk,
  requestTimeoutMs: number,
  send: (signal: AbortSignal) => Promise<G>,
  read: (given: G) => Reading<Value>,
): Promise<{ readonly value: Value } | Unanswered> {
  const { attempts, most, meter, timeoutMs, signal } = ask;
  const deadlineMs = performance.now() + timeoutMs;
  let last: Unanswered = { problem: "timeout" };
  for (let attempt = 0; attempt < attempts && performance.now() < deadlineMs; attempt += 1) {
    const done = meter.begin(most);
    const outcome = await request(send, { deadlineMs, requestTimeoutMs, signal });
    done(useOf(outcome, most));
    if (outcome.kind === "answered") {
      if (outcome.answer.finishReason === "content-filter") return { problem: "refused" };
      const reading = read(outcome.answer);
      if ("value" in reading) return reading;
      last = { problem: "invalid", cause: reading.fault };
    } else {
      last = unanswered(outcome);
      if (outcome.kind === "unavailable" || outcome.kind === "rejected") return last;
      if (outcome.kind === "lost" && attempt < attempts - 1) {
        // Who asks at once meets the same restart or overload.
        const leftMs = Math.max(deadlineMs - performance.now(), 0);
        await after(Math.min(backoffMs(attempt + 1), leftMs), undefined, { signal });
      }
    }
  }
  return last;
}

/** Where nobody knows what a request has used, it counts as the most: what was reserved must cover it. */
function useOf(outcome: Outcome<Given>, most: ModelUse): ModelUse {
  if (outcome.kind === "answered") return usedOf(outcome.answer.usage, most);
  return outcome.kind === "unavailable" || outcome.kind === "rejected" ? NOTHING_USED : most;
}

function unanswered(outcome: Exclude<Outcome<Given>, { kind: "answered" }>): Unanswered {
  const { kind, cause } = outcome;
  if (kind !== "unavailable") return { problem: PROBLEMS[kind], cause };
  const { retryAfterSeconds } = outcome;
  return { problem: kind, cause, ...(retryAfterSeconds !== undefined && { retryAfterSeconds }) };
}

const PROBLEMS = { unreadable: "invalid", timeout: "timeout", lost: "unavailable", rejected: "rejected" } as const;

/** A message's content, as the library takes it. */
export const contentOf = (parts: ModelAsk["parts"]) =>
  parts.map((part) =>
    typeof part === "string"
      ? { type: "text" as const, text: part }
      : { type: "file" as const, data: part, mediaType: "image/jpeg" },
  );
