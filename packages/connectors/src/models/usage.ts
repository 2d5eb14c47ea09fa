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

/** More than any model reads or writes at once. */
const TOKENS_MAX = 10_000_000;

const canBe = (tokens: number) => Number.isInteger(tokens) && tokens >= 0 && tokens <= TOKENS_MAX;

/**
 * What a provider says of one request, if it can be: whole numbers, and tokens that it was asked in. It may be more than was
 * expected. (`raw` is what a provider has sent; the sandbox sends nothing.)
 * @param most what it counts as where the provider does not say
 */
export function usedOf(usage: LanguageModelUsage | undefined, most: ModelUse): ModelUse {
  const { inputTokens = Number.NaN, outputTokens = Number.NaN, raw } = usage ?? {};
  const isSaid = canBe(inputTokens) && canBe(outputTokens) && (inputTokens > 0 || raw === undefined);
  return isSaid ? { inputTokens, outputTokens } : most;
}
