import { generateText, type ModelMessage, NoObjectGeneratedError, Output } from "ai";
import { z } from "zod";
import { attempted, contentOf, type Given, type ModelAsk, type Unanswered } from "./attempts.ts";
import type { Model } from "./providers.ts";

export interface WriteAsk<T> extends ModelAsk {
  /** What the model is held to, and its answer is checked by. */
  readonly schema: z.ZodType<T>;
}

interface Written<T> extends Given {
  readonly value?: T;
  /** What it wrote instead, and what is wrong with it. */
  readonly text: string;
  readonly fault: string;
}

/** Has a model write what the schema describes. What it gets wrong it is told, and asked again. */
export function write<T>(
  model: Model,
  ask: WriteAsk<T>,
  requestTimeoutMs: number,
): Promise<{ readonly value: T } | Unanswered> {
  const question: ModelMessage = { role: "user", content: contentOf(ask.parts) };
  let correction: readonly ModelMessage[] = [];
  const send = (signal: AbortSignal) => written(model, ask, [question, ...correction], signal);
  return attempted(ask, requestTimeoutMs, send, ({ value, text, fault, finishReason }) => {
    if (value !== undefined) return { value };
    // What was cut off is no wrong answer: the same question once more.
    correction = finishReason === "stop" ? corrected(text, fault) : [];
    return { fault };
  });
}

async function written<T>(
  model: Model,
  { instructions, outputTokensMax, schema }: WriteAsk<T>,
  messages: ModelMessage[],
  abortSignal: AbortSignal,
): Promise<Written<T>> {
  try {
    const given = await generateText({
      ...{ model, abortSignal, instructions, messages },
      maxOutputTokens: outputTokensMax,
      maxRetries: 0,
      output: Output.object({ schema, name: "answer" }),
    });
    const { finishReason, usage, text } = given;
    // The library parses only what came to its end.
    if (finishReason !== "stop") return { text, finishReason, usage, fault: `It ended early (${finishReason}).` };
    return { value: given.output as T, text, finishReason, usage, fault: "" };
  } catch (error) {
    if (!NoObjectGeneratedError.isInstance(error)) throw error;
    const { text = "", finishReason, usage } = error;
    return { text, finishReason, usage, fault: faultOf(error) };
  }
}

/** The issues one by one: what the library's error says of itself repeats the whole answer. */
function faultOf({ cause, message }: NoObjectGeneratedError): string {
  const inner = cause instanceof Error ? cause.cause : undefined;
  return inner instanceof z.ZodError ? z.prettifyError(inner) : message;
}

/** Every issue, within what was reserved for it. */
const FAULT_MAX = 1_000;

const corrected = (text: string, fault: string): readonly ModelMessage[] => [
  // A provider takes no empty message.
  { role: "assistant", content: text.trim() || "(nothing)" },
  {
    role: "user",
    content: `That does not fit what was asked for:\n${fault.slice(0, FAULT_MAX)}\nAnswer again, whole.`,
  },
];
