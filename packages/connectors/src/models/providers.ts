import { createAnthropic } from "@ai-sdk/anthropic";
import { createGoogle } from "@ai-sdk/google";
import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import type { LanguageModel } from "ai";
import type { ModelProvider } from "./catalog.ts";

/** How one provider is reached. */
export interface ProviderAccess {
  /** An OpenAI-compatible server in the operator's own network may ask for none. */
  readonly apiKey?: string | undefined;
  /** Default: the provider's own. An OpenAI-compatible endpoint has none. */
  readonly url?: string | undefined;
}

export type ProviderAccesses = { readonly [Provider in ModelProvider]?: ProviderAccess | undefined };

/** Model objects rather than ids: an id alone would be looked up at a gateway of the library's makers. */
export type Model = Exclude<LanguageModel, string>;

type Serving = (id: string) => Model;

/** Those that are configured. */
export function providersOf(accesses: ProviderAccesses): ReadonlyMap<ModelProvider, Serving> {
  const { anthropic, google, "openai-compatible": compatible } = accesses;
  const providers = new Map<ModelProvider, Serving>();
  if (anthropic?.apiKey !== undefined) providers.set("anthropic", createAnthropic(settings(anthropic)));
  if (google?.apiKey !== undefined) providers.set("google", createGoogle(settings(google)));
  if (compatible?.url !== undefined) {
    const baseURL = compatible.url;
    // Every server of today takes a schema; one that does not is told by its answer, which is checked.
    const own = { name: "openai-compatible", baseURL, supportsStructuredOutputs: true };
    providers.set("openai-compatible", createOpenAICompatible({ ...own, ...settings(compatible) }));
  }
  return providers;
}

const settings = ({ apiKey, url }: ProviderAccess) => ({
  ...(apiKey !== undefined && { apiKey }),
  ...(url !== undefined && { baseURL: url }),
});
