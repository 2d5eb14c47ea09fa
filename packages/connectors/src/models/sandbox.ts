import type { LanguageModelV4, LanguageModelV4CallOptions, LanguageModelV4Content } from "@ai-sdk/provider";
import { fillSchema } from "./fill-schema.ts";

/** What answers to keys of test mode. Its id is what their answers name as the model. */
export const SANDBOX_MODEL = "sandbox";

const USAGE = {
  inputTokens: { total: 0, noCache: 0, cacheRead: 0, cacheWrite: 0 },
  outputTokens: { total: 0, text: 0, reasoning: 0 },
};

/**
 * A model that reaches nobody and costs nothing: it fills the schema that it is asked for, always in the same way, or gives
 * back the first picture that it is shown.
 */
export const sandboxModel: LanguageModelV4 = {
  specificationVersion: "v4",
  provider: SANDBOX_MODEL,
  modelId: SANDBOX_MODEL,
  supportedUrls: {},
  async doGenerate(options) {
    return {
      content: [contentFor(options)],
      finishReason: { unified: "stop", raw: "stop" },
      usage: USAGE,
      warnings: [],
    };
  },
  doStream: () => Promise.reject(new Error("The sandbox does not stream.")),
};

function contentFor({ responseFormat, prompt }: LanguageModelV4CallOptions): LanguageModelV4Content {
  if (responseFormat?.type === "json") {
    return { type: "text", text: JSON.stringify(fillSchema((responseFormat.schema ?? {}) as object)) };
  }
  const parts = prompt.flatMap((message) => (message.role === "user" ? message.content : []));
  const picture = parts.find((part) => part.type === "file");
  if (picture?.data.type === "data") {
    const { mediaType, data } = picture;
    return { type: "file", mediaType, data };
  }
  return { type: "text", text: "This is the sandbox." };
}
