import { createModels, type ModelPrice, type ReportedProblem } from "@orrery/connectors";
import { z } from "zod";
import type { AiOptions } from "./ai-options.ts";

const PAIR = /^[^\s=,]+=[^\s=,]+$/;
const PRICE = /^(\d{1,6}(?:\.\d{1,6})?)\/(\d{1,6}(?:\.\d{1,6})?)$/;
const DECIMAL = /^\d{1,9}(\.\d{1,2})?$/;

const pairs = (value: string) =>
  value
    .split(",")
    .map((pair) => pair.trim())
    .filter((pair) => pair !== "");

const pairsOf = (value: string): Record<string, string> =>
  Object.fromEntries(pairs(value).map((pair) => pair.split("=") as [string, string]));

/** What models are reached by, who does what, and what it may cost: by the variables' names. */
export const aiShape = {
  ORRERY_ANTHROPIC_API_KEY: z.string().optional(),
  ORRERY_ANTHROPIC_URL: address().optional(),
  ORRERY_GOOGLE_API_KEY: z.string().optional(),
  ORRERY_GOOGLE_URL: address().optional(),
  ORRERY_OPENAI_COMPATIBLE_API_KEY: z.string().optional(),
  ORRERY_OPENAI_COMPATIBLE_URL: address().optional(),
  ORRERY_AI_LISTING_REVIEW_MODEL: z.string().default("claude-opus-4-7"),
  ORRERY_AI_PHOTO_ENHANCE_MODEL: z.string().default("gemini-2.5-flash-image"),
  ORRERY_AI_MODEL_ALIASES: z
    .string()
    .default("")
    .refine((value) => pairs(value).every((pair) => PAIR.test(pair)), {
      error: "must be pairs of model ids, old=new, separated by commas",
    })
    .transform(pairsOf),
  ORRERY_AI_PRICES: z
    .string()
    .default("")
    .refine((value) => pairs(value).every((pair) => PAIR.test(pair) && PRICE.test(pair.split("=")[1] ?? "")), {
      error: "must be model=input/output, in USD for a million tokens, separated by commas",
    })
    .transform((value) =>
      Object.fromEntries(Object.entries(pairsOf(value)).map(([id, price]) => [id, priceOf(price)])),
    ),
  ORRERY_AI_BUDGET_USD: z
    .string()
    .regex(DECIMAL, { error: "must be an amount of USD with at most two decimals" })
    .default("50")
    .transform(micros),
};

export const aiExamples: Record<keyof typeof aiShape, string> = {
  ORRERY_ANTHROPIC_API_KEY: "sk-ant-…",
  ORRERY_ANTHROPIC_URL: "https://api.anthropic.com/v1",
  ORRERY_GOOGLE_API_KEY: "AIza…",
  ORRERY_GOOGLE_URL: "https://generativelanguage.googleapis.com/v1beta",
  ORRERY_OPENAI_COMPATIBLE_API_KEY: "sk-…",
  ORRERY_OPENAI_COMPATIBLE_URL: "https://models.example.com/v1",
  ORRERY_AI_LISTING_REVIEW_MODEL: "claude-opus-4-7",
  ORRERY_AI_PHOTO_ENHANCE_MODEL: "gemini-2.5-flash-image",
  ORRERY_AI_MODEL_ALIASES: "claude-sonnet-4-20250514=claude-sonnet-4-6",
  ORRERY_AI_PRICES: "claude-opus-4-7=5/25,llama-4=0.2/0.6",
  ORRERY_AI_BUDGET_USD: "50",
};

export type AiVariables = z.output<z.ZodObject<typeof aiShape>>;

/** What the environment says of models, as a server takes it. @param onProblem is told why a model gave no answer */
export function aiOptionsOf(env: AiVariables, onProblem?: (problem: ReportedProblem) => void): AiOptions {
  return {
    models: createModels({
      providers: {
        anthropic: { apiKey: env.ORRERY_ANTHROPIC_API_KEY, url: env.ORRERY_ANTHROPIC_URL },
        google: { apiKey: env.ORRERY_GOOGLE_API_KEY, url: env.ORRERY_GOOGLE_URL },
        "openai-compatible": {
          apiKey: env.ORRERY_OPENAI_COMPATIBLE_API_KEY,
          url: env.ORRERY_OPENAI_COMPATIBLE_URL,
        },
      },
      aliases: env.ORRERY_AI_MODEL_ALIASES,
      prices: env.ORRERY_AI_PRICES,
      ...(onProblem && { onProblem }),
    }),
    tasks: {
      "listing-review": env.ORRERY_AI_LISTING_REVIEW_MODEL,
      "photo-enhance": env.ORRERY_AI_PHOTO_ENHANCE_MODEL,
    },
    budgetMicros: env.ORRERY_AI_BUDGET_USD,
  };
}

/** `5/25`: USD for a million tokens, in and out. */
function priceOf(text: string): ModelPrice {
  const [, input = "", output = ""] = PRICE.exec(text) ?? [];
  return { input: micros(input), output: micros(output) };
}

/** A decimal number as whole millionths, digit by digit. */
export function micros(decimal: string): number {
  const [whole = "", fraction = ""] = decimal.split(".");
  return Number(`${whole}${fraction.padEnd(6, "0")}`);
}

function address() {
  return z
    .string()
    .refine((value) => URL.canParse(value) && /^https?:$/.test(new URL(value).protocol), {
      error: "must be a URL that begins with https://",
    })
    .transform((value) => value.replace(/\/+$/, ""));
}
