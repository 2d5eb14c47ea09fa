import { APICallError } from "@ai-sdk/provider";
import type { ModelAsk, ModelProblem, Unanswered } from "./attempts.ts";
import {
  KNOWN_PRICES,
  type ModelPrice,
  type ModelProvider,
  PICTURE_TOKENS_MAX,
  providerOf,
  RETIRED_MODELS,
} from "./catalog.ts";
import { isConfigured, type Model, modelOf, type ProviderAccesses } from "./providers.ts";
import { SANDBOX_MODEL, sandboxModel } from "./sandbox.ts";
import { tellable } from "./tellable.ts";
import type { WriteAsk } from "./write.ts";

export interface ModelsOptions {
  /** How providers are reached; those without a key, or an address, are not there. */
  readonly providers?: ProviderAccesses;
  /** What ids stand for, beside and before the retired ones that are known. */
  readonly aliases?: Readonly<Record<string, string>>;
  /** Beside and before what is known. */
  readonly prices?: Readonly<Record<string, ModelPrice>>;
  /** How long a provider may take for one answer. Default 3 min. */
  readonly requestTimeoutMs?: number;
  /** Is told why a model gave no answer. */
  readonly onProblem?: (problem: ReportedProblem) => void;
}

/** Nothing of what was asked is in it: that is a listing, and photos. */
export interface ReportedProblem {
  readonly model: string;
  readonly problem: ModelProblem;
  /** What the provider answered with. */
  readonly status?: number | undefined;
  readonly message: string;
}

/** A model that may be asked. */
export interface FoundModel {
  /** As its provider calls it, which is not always as it was asked for. */
  readonly id: string;
  readonly price: ModelPrice;
  /** The most tokens that a picture of at most 1,200 pixels a side counts as. */
  readonly pictureTokensMax: number;
}

/** Why a model can't be asked: its provider is not configured, or nobody knows what it costs. */
export interface MissingModel {
  readonly id: string;
  readonly missing: "provider" | "price";
  /** The variable of the environment that would give it one. */
  readonly variable: string;
}

/** Why there is no answer, as callers may be told. */
export type NoAnswer = Omit<Unanswered, "cause">;

type Answer<T> = Promise<{ readonly value: T } | NoAnswer>;

/** Models by their ids, whoever serves them. */
export interface Models {
  find(id: string): FoundModel | MissingModel;
  /** @param id of a model that was found @throws what aborted the signal */
  write<T>(id: string, ask: WriteAsk<T>): Answer<T>;
  /** @throws what aborted the signal */
  draw(id: string, ask: ModelAsk): Answer<Uint8Array>;
}

const REQUEST_TIMEOUT_MS = 180_000;
const PROVIDER_VARIABLES: Readonly<Record<ModelProvider, string>> = {
  anthropic: "ORRERY_ANTHROPIC_API_KEY",
  google: "ORRERY_GOOGLE_API_KEY",
  "openai-compatible": "ORRERY_OPENAI_COMPATIBLE_URL",
};
const FREE: ModelPrice = { input: 0, output: 0 };

/** The registry of models, with what the operator has configured. */
export function createModels(options: ModelsOptions = {}): Models {
  const { requestTimeoutMs = REQUEST_TIMEOUT_MS, providers = {}, onProblem } = options;
  const aliases = { ...RETIRED_MODELS, ...options.aliases };
  const prices = { ...KNOWN_PRICES, ...options.prices };

  const asked = async (id: string): Promise<Model> => (id === SANDBOX_MODEL ? sandboxModel : modelOf(providers, id));

  function told<T>(
    model: string,
    { parts }: ModelAsk,
    answer: { readonly value: T } | Unanswered,
  ): { readonly value: T } | NoAnswer {
    if ("value" in answer) return answer;
    const { cause, ...rest } = answer;
    const status = APICallError.isInstance(cause) ? cause.statusCode : undefined;
    const texts = parts.filter((part) => typeof part === "string");
    onProblem?.({ model, problem: rest.problem, status, message: tellable(messageOf(cause), texts) });
    return rest;
  }

  return {
    find(name) {
      const id = Object.hasOwn(aliases, name) ? (aliases[name] ?? name) : name;
      const found = { id, pictureTokensMax: PICTURE_TOKENS_MAX };
      if (id === SANDBOX_MODEL) return { ...found, price: FREE };
      const provider = providerOf(id);
      if (!isConfigured(providers, provider))
        return { id, missing: "provider", variable: PROVIDER_VARIABLES[provider] };
      const price = Object.hasOwn(prices, id) ? prices[id] : undefined;
      return price ? { ...found, price } : { id, missing: "price", variable: "ORRERY_AI_PRICES" };
    },
    // The SDK is read when a model is first asked.
    async write(id, ask) {
      const { write } = await import("./write.ts");
      return told(id, ask, await write(await asked(id), ask, requestTimeoutMs));
    },
    async draw(id, ask) {
      const { draw } = await import("./draw.ts");
      return told(id, ask, await draw(await asked(id), ask, requestTimeoutMs));
    },
  };
}

const MESSAGE_MAX = 500;
const messageOf = (cause: unknown) =>
  (cause instanceof Error ? cause.message : String(cause ?? "")).slice(0, MESSAGE_MAX);
