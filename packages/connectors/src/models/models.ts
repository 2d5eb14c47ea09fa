import { APICallError } from "ai";
import type { ModelAsk, ModelProblem, Unanswered } from "./attempts.ts";
import {
  KNOWN_PRICES,
  type ModelPrice,
  type ModelProvider,
  PICTURE_TOKENS_MAX,
  providerOf,
  RETIRED_MODELS,
} from "./catalog.ts";
import { draw } from "./draw.ts";
import { type Model, type ProviderAccesses, providersOf } from "./providers.ts";
import { SANDBOX_MODEL, sandboxModel } from "./sandbox.ts";
import { type WriteAsk, write } from "./write.ts";

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
  const { requestTimeoutMs = REQUEST_TIMEOUT_MS, onProblem } = options;
  const providers = providersOf(options.providers ?? {});
  const aliases = { ...RETIRED_MODELS, ...options.aliases };
  const prices = { ...KNOWN_PRICES, ...options.prices };

  function modelOf(id: string): Model {
    if (id === SANDBOX_MODEL) return sandboxModel;
    const serving = providers.get(providerOf(id));
    if (!serving) throw new Error(`${id} was asked without having been found.`);
    return serving(id);
  }

  function told<T>(model: string, answer: { readonly value: T } | Unanswered): { readonly value: T } | NoAnswer {
    if ("value" in answer) return answer;
    const { cause, ...rest } = answer;
    const status = APICallError.isInstance(cause) ? cause.statusCode : undefined;
    onProblem?.({ model, problem: rest.problem, status, message: messageOf(cause) });
    return rest;
  }

  return {
    find(asked) {
      const id = Object.hasOwn(aliases, asked) ? (aliases[asked] ?? asked) : asked;
      const found = { id, pictureTokensMax: PICTURE_TOKENS_MAX };
      if (id === SANDBOX_MODEL) return { ...found, price: FREE };
      if (!providers.has(providerOf(id)))
        return { id, missing: "provider", variable: PROVIDER_VARIABLES[providerOf(id)] };
      const price = Object.hasOwn(prices, id) ? prices[id] : undefined;
      return price ? { ...found, price } : { id, missing: "price", variable: "ORRERY_AI_PRICES" };
    },
    write: async (id, ask) => told(id, await write(modelOf(id), ask, requestTimeoutMs)),
    draw: async (id, ask) => told(id, await draw(modelOf(id), ask, requestTimeoutMs)),
  };
}

const MESSAGE_MAX = 500;
const messageOf = (cause: unknown) =>
  (cause instanceof Error ? cause.message : String(cause ?? "")).slice(0, MESSAGE_MAX);
