import { z } from "zod";
import { BadModelRequest, type WireFormat } from "./model-server.ts";

const STOPS = { end: "stop", cut: "length", refused: "content_filter" } as const;

const Part = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("text"), text: z.string() }),
  z.strictObject({
    type: z.literal("image_url"),
    image_url: z.looseObject({ url: z.string().startsWith("data:image/") }),
  }),
]);

/** The part of a request to `POST /chat/completions` that is used here. */
const Request = z.strictObject({
  model: z.string(),
  max_tokens: z.int().optional(),
  messages: z
    .array(
      z.strictObject({ role: z.enum(["system", "user", "assistant"]), content: z.union([z.string(), z.array(Part)]) }),
    )
    .min(1),
  response_format: z
    .strictObject({
      type: z.literal("json_schema"),
      json_schema: z.strictObject({
        name: z.string(),
        description: z.string().optional(),
        strict: z.boolean().optional(),
        schema: z.looseObject({}),
      }),
    })
    .optional(),
});

/** OpenAI's chat completions, as their reference has it, and as many others speak it. */
export const openaiFormat = (apiKey: string): WireFormat => ({
  read({ path, headers, body }) {
    if (path !== "/v1/chat/completions") throw new BadModelRequest(404, `Unknown request URL: POST ${path}`);
    if (headers.authorization !== `Bearer ${apiKey}`) throw new BadModelRequest(401, "Incorrect API key provided");
    const parsed = Request.safeParse(body);
    if (!parsed.success) throw new BadModelRequest(400, z.prettifyError(parsed.error));
    const { model, max_tokens, messages, response_format } = parsed.data;
    const parts = messages.flatMap(({ content }) =>
      typeof content === "string" ? [{ type: "text" as const, text: content }] : content,
    );
    return {
      model,
      text: parts.flatMap((part) => (part.type === "text" ? [part.text] : [])).join("\n"),
      pictures: parts.flatMap((part) =>
        part.type === "image_url" ? [Buffer.from(part.image_url.url.replace(/^data:[^,]+,/, ""), "base64")] : [],
      ),
      outputTokensMax: max_tokens,
      schema: response_format?.json_schema.schema,
      body: parsed.data,
    };
  },
  answer: ({ value, text, usage = { inputTokens: 800, outputTokens: 400 }, stop = "end" }, { model }) => ({
    id: "chatcmpl-B9MBs8CjcvOU2jLn4n570S5qMJKcT",
    object: "chat.completion",
    created: 1_741_569_952,
    model,
    choices: [
      {
        index: 0,
        message: {
          role: "assistant",
          content: stop === "refused" ? null : (text ?? JSON.stringify(value)),
          refusal: null,
        },
        logprobs: null,
        finish_reason: STOPS[stop],
      },
    ],
    usage: {
      prompt_tokens: usage.inputTokens,
      completion_tokens: usage.outputTokens,
      total_tokens: usage.inputTokens + usage.outputTokens,
    },
  }),
  error: (status, message) => ({
    error: { message, type: status === 429 ? "rate_limit_error" : "invalid_request_error", param: null, code: null },
  }),
});
