import type { LanguageModelUsage } from "ai";

/** What requests to a model have used. */
export interface ModelUse {
  readonly inputTokens: number;
  readonly outputTokens: number;
}

/**
 * Is told of each request before it is sent, with the most that it may use, and by what that gave of it afterwards: so that at
 * any moment, also when nobody waits any more, it is known what may be owed.
 */
export interface UseMeter {
  begin(most: ModelUse): (used: ModelUse) => void;
}

export const NOTHING_USED: ModelUse = { inputTokens: 0, outputTokens: 0 };

/** @param most what it counts as where the provider does not say */
export const usedOf = (usage: LanguageModelUsage | undefined, most: ModelUse): ModelUse => ({
  inputTokens: usage?.inputTokens ?? most.inputTokens,
  outputTokens: usage?.outputTokens ?? most.outputTokens,
});
