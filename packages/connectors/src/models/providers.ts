import type { LanguageModel } from "ai";
import { answerFetch } from "./answer-fetch.ts";
import { type ModelProvider, providerOf } from "./catalog.ts";

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

/** Whether there is what a provider asks for. */
export function isConfigured(accesses: ProviderAccesses, provider: ModelProvider): boolean {
  const access = accesses[provider];
  return (provider === "openai-compatible" ? access?.url : access?.apiKey) !== undefined;
}

/** A model of a provider that is configured. Its library is read when it is first asked for. */
export async function modelOf(accesses: ProviderAccesses, id: string): Promise<Model> {
  const provider = providerOf(id);
  const access = accesses[provider];
  if (!access || !isConfigured(accesses, provider)) throw new Error(`${id} was asked without having been found.`);
  switch (provider) {
    case "anthropic": {
      const { createAnthropic } = await import("@ai-sdk/anthropic");
      return createAnthropic(settings(access))(id);
    }
    case "google": {
      const { createGoogle } = await import("@ai-sdk/google");
      return createGoogle(settings(access))(id);
    }
    case "openai-compatible": {
      const { createOpenAICompatible } = await import("@ai-sdk/openai-compatible");
      // Every server of today takes a schema; one that does not is told by its answer, which is checked.
      const own = { name: "openai-compatible", baseURL: access.url ?? "", supportsStructuredOutputs: true };
      return createOpenAICompatible({ ...own, ...settings(access) })(id);
    }
  }
}

const settings = ({ apiKey, url }: ProviderAccess) => ({
  fetch: answerFetch,
  ...(apiKey !== undefined && { apiKey }),
  ...(url !== undefined && { baseURL: url }),
});
