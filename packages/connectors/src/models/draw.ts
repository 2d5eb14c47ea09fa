import { generateText } from "ai";
import { attempted, contentOf, type ModelAsk, type Unanswered } from "./attempts.ts";
import type { Model } from "./providers.ts";

/** Has a model draw a picture, in whatever format it does. Where it gives none it is asked again. */
export function draw(
  model: Model,
  ask: ModelAsk,
  requestTimeoutMs: number,
): Promise<{ readonly value: Uint8Array } | Unanswered> {
  const send = (signal: AbortSignal) => drawn(model, ask, signal);
  return attempted(ask, requestTimeoutMs, send, ({ picture, text, finishReason }) =>
    picture ? { value: picture } : { fault: text.slice(0, 200) || `There was no picture (${finishReason}).` },
  );
}

async function drawn(model: Model, { instructions, parts, outputTokensMax }: ModelAsk, abortSignal: AbortSignal) {
  const { files, finishReason, usage, text } = await generateText({
    ...{ model, abortSignal, maxOutputTokens: outputTokensMax, maxRetries: 0 },
    // Models that draw have no place for instructions but beside what they are to draw from.
    messages: [{ role: "user", content: contentOf([instructions, ...parts]) }],
    providerOptions: { google: { responseModalities: ["IMAGE"] } },
  });
  const picture = files.find(({ mediaType }) => mediaType.startsWith("image/"))?.uint8Array;
  return { picture, finishReason, usage, text };
}
