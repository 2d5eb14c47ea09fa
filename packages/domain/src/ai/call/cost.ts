import type { ChosenModel, ModelUse } from "../ports.ts";

const MILLION = 1_000_000n;

/** Micro-USD, rounded up: what was begun is paid. */
export function costOf({ price }: Pick<ChosenModel, "price">, { inputTokens, outputTokens }: ModelUse): bigint {
  const exact = BigInt(inputTokens) * BigInt(price.input) + BigInt(outputTokens) * BigInt(price.output);
  return (exact + MILLION - 1n) / MILLION;
}

/** What a provider puts around a request (roles, the schema's grammar), and what a correction says. */
const AROUND_TOKENS = 4_000;

/** What one request asks of a model. */
export interface Size {
  /** Everything that it reads but the photos. */
  readonly texts: readonly string[];
  readonly photos: number;
  readonly outputTokensMax: number;
}

/**
 * The most that one request may use: no tokenizer makes more than one token of a byte; and a request that corrects an answer
 * repeats that answer.
 */
export function mostOf({ pictureTokensMax }: ChosenModel, { texts, photos, outputTokensMax }: Size): ModelUse {
  const bytes = texts.reduce((total, text) => total + Buffer.byteLength(text), 0);
  return {
    inputTokens: bytes + photos * pictureTokensMax + outputTokensMax + AROUND_TOKENS,
    outputTokens: outputTokensMax,
  };
}
