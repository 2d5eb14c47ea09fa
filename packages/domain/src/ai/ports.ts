import type { Principal } from "@orrery/operation";
import type { z } from "zod";

/** What the operations with models need from the outside world; the server gives it. */
export interface AiPorts {
  readonly models: AiModels;
  readonly photos: AiPhotos;
  /** What an organization may spend in a month, unless it was told otherwise. Micro-USD. */
  readonly aiBudgetMicros: number;
}

/** What a model is wanted for; the operator says which does what. */
export type AiTask = "listing-review" | "photo-enhance";

/** Tokens that requests to a model have used. */
export interface ModelUse {
  readonly inputTokens: number;
  readonly outputTokens: number;
}

/** Is told of each request before it is sent, with the most that it may use, and of what it has used afterwards. */
export interface UseMeter {
  begin(most: ModelUse): (used: ModelUse) => void;
}

export interface ChosenModel {
  /** As its provider calls it. */
  readonly id: string;
  /** Micro-USD for a million tokens. */
  readonly price: { readonly input: number; readonly output: number };
  /** The most tokens that a photo as `AiPhotos` gives it counts as. */
  readonly pictureTokensMax: number;
  /** It reaches nobody, costs nothing, and makes things up. */
  readonly sandbox: boolean;
}

export interface ModelAsk {
  readonly instructions: string;
  /** Texts, and photos, in order. */
  readonly parts: readonly (string | Uint8Array)[];
  readonly outputTokensMax: number;
  /** How many requests may cost something: what is of no use is asked again. */
  readonly attempts: number;
  /** The most that one of them may use. */
  readonly most: ModelUse;
  readonly meter: UseMeter;
  /** For all of it. */
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/**
 * Why there is no answer: the provider can't be had now, or was too slow; what came is of no use; the model declined; or the
 * provider will never take this request, which is for the operator to see to.
 */
export interface Unanswered {
  readonly problem: "unavailable" | "timeout" | "invalid" | "refused" | "rejected";
  /** When the provider may be asked again, where it says. */
  readonly retryAfterSeconds?: number | undefined;
}

type Answer<T> = Promise<{ readonly value: T } | Unanswered>;

/** The models of the registry. Keys of test mode reach none of them: theirs is the sandbox. */
export interface AiModels {
  /** Undefined where nobody has configured it; the log says what is missing. */
  modelFor(task: AiTask, mode: Principal["mode"]): ChosenModel | undefined;
  /** Has it write what the schema describes, and checks that it did. @throws what aborted the signal */
  write<T>(model: string, ask: ModelAsk & { readonly schema: z.ZodType<T> }): Answer<T>;
  /** Has it draw a picture, in whatever format: nothing of it is checked. @throws what aborted the signal */
  draw(model: string, ask: ModelAsk): Answer<Uint8Array>;
}

/** A file of the store, or an address that somebody gave. */
export type PhotoSource = { readonly name: string } | { readonly url: string };

/** Why there is none, in one sentence. */
export interface PhotoProblem {
  readonly problem: string;
}

export interface AiPhotos {
  /**
   * Photos as models take them, in the same order: JPEGs, upright, at most 1,200 pixels a side, and together within what
   * providers take in a request. Addresses are reached by the way out for such alone.
   */
  load(sources: readonly PhotoSource[], signal: AbortSignal): Promise<readonly (Uint8Array | PhotoProblem)[]>;
}
