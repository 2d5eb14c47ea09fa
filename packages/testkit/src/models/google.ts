import { z } from "zod";
import { BadModelRequest, type WireFormat } from "./model-server.ts";

const STATUSES: Readonly<Record<number, string>> = {
  400: "INVALID_ARGUMENT",
  403: "PERMISSION_DENIED",
  404: "NOT_FOUND",
  429: "RESOURCE_EXHAUSTED",
  503: "UNAVAILABLE",
};
const STOPS = { end: "STOP", cut: "MAX_TOKENS", refused: "IMAGE_SAFETY" } as const;

const Part = z.union([
  z.strictObject({ text: z.string() }),
  z.strictObject({ inlineData: z.strictObject({ mimeType: z.string().startsWith("image/"), data: z.base64() }) }),
]);

/** The part of a request to `models/{model}:generateContent` that is used here. */
const Request = z.strictObject({
  contents: z.array(z.strictObject({ role: z.enum(["user", "model"]), parts: z.array(Part).min(1) })).min(1),
  systemInstruction: z.strictObject({ parts: z.array(z.strictObject({ text: z.string() })) }).optional(),
  generationConfig: z
    .strictObject({
      maxOutputTokens: z.int().optional(),
      responseModalities: z.array(z.enum(["TEXT", "IMAGE"])).optional(),
      responseMimeType: z.string().optional(),
      responseSchema: z.looseObject({}).optional(),
      responseJsonSchema: z.looseObject({}).optional(),
    })
    .optional(),
});

/** For the whole request, pictures included. */
const REQUEST_MAX = 20 * 1024 * 1024;

/** Google's generateContent, as their reference has it (ai.google.dev, "generateContent" and "Image generation"). */
export const googleFormat = (apiKey: string): WireFormat => ({
  read({ path, headers, body }) {
    const model = /^\/v1beta\/models\/([^/:]+):generateContent$/.exec(path)?.[1];
    if (model === undefined) throw new BadModelRequest(404, `There is no ${path}.`);
    if (headers["x-goog-api-key"] !== apiKey)
      throw new BadModelRequest(403, "Method doesn't allow unregistered callers.");
    if (JSON.stringify(body).length > REQUEST_MAX)
      throw new BadModelRequest(400, "Request payload size exceeds the limit");
    const parsed = Request.safeParse(body);
    if (!parsed.success) throw new BadModelRequest(400, z.prettifyError(parsed.error));
    const { contents, systemInstruction, generationConfig = {} } = parsed.data;
    const parts = [...(systemInstruction?.parts ?? []), ...contents.flatMap((content) => content.parts)];
    return {
      model,
      text: parts.flatMap((part) => ("text" in part ? [part.text] : [])).join("\n"),
      pictures: parts.flatMap((part) => ("inlineData" in part ? [Buffer.from(part.inlineData.data, "base64")] : [])),
      outputTokensMax: generationConfig.maxOutputTokens,
      schema: generationConfig.responseJsonSchema ?? generationConfig.responseSchema,
      body: parsed.data,
    };
  },
  answer({ value, text, picture, usage = { inputTokens: 300, outputTokens: 1_290 }, stop = "end" }, { model }) {
    const part = picture
      ? { inlineData: { mimeType: "image/png", data: Buffer.from(picture).toString("base64") } }
      : { text: text ?? JSON.stringify(value) };
    const content = stop === "refused" ? {} : { content: { role: "model", parts: [part] } };
    const { inputTokens, outputTokens } = usage;
    return {
      candidates: [{ ...content, finishReason: STOPS[stop], index: 0 }],
      usageMetadata: {
        promptTokenCount: inputTokens,
        candidatesTokenCount: outputTokens,
        totalTokenCount: inputTokens + outputTokens,
      },
      modelVersion: model,
      responseId: "qFb9aM3gJ6-M",
    };
  },
  error: (status, message) => ({ error: { code: status, message, status: STATUSES[status] ?? "INTERNAL" } }),
});
