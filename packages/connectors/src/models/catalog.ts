/** Who serves a model. */
export const MODEL_PROVIDERS = ["anthropic", "google", "openai-compatible"] as const;
export type ModelProvider = (typeof MODEL_PROVIDERS)[number];

/** Micro-USD for a million tokens: whole numbers, so that no cost is ever a binary fraction. */
export interface ModelPrice {
  readonly input: number;
  readonly output: number;
}

/** What providers ask for their models, as they published it in November 2026. The operator's prices go before these. */
export const KNOWN_PRICES: Readonly<Record<string, ModelPrice>> = {
  "claude-opus-4-7": { input: 5_000_000, output: 25_000_000 },
  "claude-sonnet-4-6": { input: 3_000_000, output: 15_000_000 },
  "claude-haiku-4-5": { input: 1_000_000, output: 5_000_000 },
  // A picture that it draws is 1,290 tokens of output.
  "gemini-2.5-flash-image": { input: 300_000, output: 30_000_000 },
};

/** Ids that their providers have retired, and what answers in their place (CONTRACTS.md, "Orckai"). */
export const RETIRED_MODELS: Readonly<Record<string, string>> = { "claude-sonnet-4-20250514": "claude-sonnet-4-6" };

/** By its id: Anthropic's and Google's say whose they are, and all others are the OpenAI-compatible endpoint's. */
export function providerOf(id: string): ModelProvider {
  if (id.startsWith("claude-")) return "anthropic";
  return id.startsWith("gemini-") ? "google" : "openai-compatible";
}

/**
 * The most tokens that a picture costs which is at most 1,200 pixels wide and high. Anthropic counts a token for 750 pixels;
 * Google 258 for each tile of 768; others do no worse.
 */
export const PICTURE_TOKENS_MAX = 2_600;
