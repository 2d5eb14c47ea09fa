import { z } from "zod";
import { BadModelRequest, type WireFormat } from "./model-server.ts";

const ERROR_TYPES: Readonly<Record<number, string>> = {
  400: "invalid_request_error",
  401: "authentication_error",
  404: "not_found_error",
  429: "rate_limit_error",
  529: "overloaded_error",
};

const STOPS = { end: "end_turn", cut: "max_tokens", refused: "refusal" } as const;

const Block = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("text"), text: z.string().min(1) }),
  z.strictObject({
    type: z.literal("image"),
    source: z.strictObject({
      type: z.literal("base64"),
      media_type: z.enum(["image/jpeg", "image/png"]),
      data: z.base64(),
    }),
  }),
]);
const Content = z.union([z.string().min(1), z.array(Block).min(1)]);

/** The part of a request to `POST /v1/messages` that is used here. Sampling parameters are refused by `claude-opus-4-7`. */
const Request = z.strictObject({
  model: z.string(),
  max_tokens: z.int().min(1).max(128_000),
  system: z.union([z.string(), z.array(z.looseObject({ type: z.literal("text"), text: z.string() }))]).optional(),
  messages: z.array(z.strictObject({ role: z.enum(["user", "assistant"]), content: Content })).min(1),
  output_config: z
    .strictObject({ format: z.strictObject({ type: z.literal("json_schema"), schema: z.looseObject({}) }) })
    .optional(),
});

/** What structured outputs do not take in a schema. */
const UNTAKEN = ["minItems", "maxItems", "minLength", "maxLength", "minimum", "maximum", "pattern"];
/** For one picture, as base64. */
const PICTURE_MAX = 5 * 1024 * 1024;
const REQUEST_PICTURES_MAX = 100;

/** Anthropic's Messages, as their reference has it (docs.anthropic.com, "Messages" and "Errors"). */
export const anthropicFormat = (apiKey: string): WireFormat => ({
  read({ path, headers, body }) {
    if (path !== "/v1/messages") throw new BadModelRequest(404, `There is no ${path}.`);
    if (headers["x-api-key"] !== apiKey) throw new BadModelRequest(401, "invalid x-api-key");
    if (headers["anthropic-version"] === undefined)
      throw new BadModelRequest(400, "anthropic-version: header is required");
    const parsed = Request.safeParse(body);
    if (!parsed.success) throw new BadModelRequest(400, z.prettifyError(parsed.error));
    const { model, max_tokens, system, messages, output_config } = parsed.data;
    if (messages[0]?.role !== "user") throw new BadModelRequest(400, "messages: first message must use the user role");
    const schema = output_config?.format.schema;
    const untaken = UNTAKEN.find((keyword) => JSON.stringify(schema ?? {}).includes(`"${keyword}":`));
    if (untaken) throw new BadModelRequest(400, `output_config.format.schema: ${untaken} is not supported`);
    const blocks = messages.flatMap(({ content }) =>
      typeof content === "string" ? [{ type: "text" as const, text: content }] : content,
    );
    const pictures = blocks.flatMap((block) => (block.type === "image" ? [block.source.data] : []));
    if (pictures.length > REQUEST_PICTURES_MAX) throw new BadModelRequest(400, "too many images");
    if (pictures.some((data) => data.length > PICTURE_MAX))
      throw new BadModelRequest(400, "image exceeds 5 MB maximum");
    const instructions = typeof system === "string" ? [system] : (system ?? []).map(({ text }) => text);
    return {
      model,
      text: [...instructions, ...blocks.flatMap((block) => (block.type === "text" ? [block.text] : []))].join("\n"),
      pictures: pictures.map((data) => Buffer.from(data, "base64")),
      outputTokensMax: max_tokens,
      schema,
      body: parsed.data,
    };
  },
  answer: ({ value, text, usage = { inputTokens: 1_000, outputTokens: 500 }, stop = "end" }, { model }) => ({
    id: "msg_013Zva2CMHLNnXjNJJKqJ2EF",
    type: "message",
    role: "assistant",
    model,
    content: stop === "refused" ? [] : [{ type: "text", text: text ?? JSON.stringify(value) }],
    stop_reason: STOPS[stop],
    stop_sequence: null,
    usage: {
      input_tokens: usage.inputTokens,
      output_tokens: usage.outputTokens,
      cache_creation_input_tokens: 0,
      cache_read_input_tokens: 0,
    },
  }),
  error: (status, message) => ({
    type: "error",
    error: { type: ERROR_TYPES[status] ?? "api_error", message },
    request_id: "req_011CSHoEeqs5C35K2UUqR7Fy",
  }),
});
