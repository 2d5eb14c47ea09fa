import { createModels, type Models, type ModelsOptions, type ProviderAccesses } from "@orrery/connectors";
import type { AiPorts } from "@orrery/domain";
import { type AiOptions, aiPorts, silentLogger } from "@orrery/server";
import { testFiles } from "../estate.ts";
import { testOutgoing } from "../webhooks.ts";
import { anthropicFormat } from "./anthropic.ts";
import { googleFormat } from "./google.ts";
import { type ModelRequest, type ModelServer, type Reply, type Respond, startModelServer } from "./model-server.ts";
import { openaiFormat } from "./openai.ts";

/** What every provider of this machine takes. */
export const MODEL_KEY = "a key for tests";

/** An answer to a listing's review: with an analysis for each of so many photos, unless told otherwise. */
export function reviewOf(photos: number, variants = 3) {
  return {
    variants: Array.from({ length: variants }, (_, at) => ({
      tone: ["warm", "sober", "brief"][at] ?? "other",
      title: `Variant ${at + 1}`,
      description: "A bright house by the bay.\n\nClose to everything.",
      highlights: ["Pool", "Garden"],
    })),
    photos: Array.from({ length: photos }, (_, at) => ({
      photo: at + 1,
      quality: Math.min(70 + at, 100),
      room: "facade",
      altText: `Photo ${at + 1} of the house`,
      issues: ["It is dark."],
      suggestions: [],
    })),
  };
}

/** As models of today do: a review of as many photos as there are, and the picture as it was. */
export function obliging({ schema, pictures }: ModelRequest): Reply {
  const [picture] = pictures;
  if (schema) return { kind: "answer", value: reviewOf(pictures.length) };
  return picture ? { kind: "answer", picture } : { kind: "answer", text: "There is no picture." };
}

export interface Provider extends ModelServer {
  readonly access: { readonly apiKey: string; readonly url: string };
}

const provider = async (server: Promise<ModelServer>, path: string): Promise<Provider> => {
  const started = await server;
  return { ...started, access: { apiKey: MODEL_KEY, url: `${started.url}${path}` } };
};

export const startAnthropic = (respond: Respond = obliging) =>
  provider(startModelServer(anthropicFormat(MODEL_KEY), respond), "/v1");
export const startGoogle = (respond: Respond = obliging) =>
  provider(startModelServer(googleFormat(MODEL_KEY), respond), "/v1beta");
export const startOpenAI = (respond: Respond = obliging) =>
  provider(startModelServer(openaiFormat(MODEL_KEY), respond), "/v1");

/** A thousand USD: what tests spend that are not about it. */
const PLENTY_MICROS = 1_000_000_000;

type Given = Partial<AiOptions> & Pick<ModelsOptions, "requestTimeoutMs" | "prices" | "aliases" | "onProblem">;

/** How a test's server asks models. @param providers those of this machine that it has started */
export function aiWith(providers: ProviderAccesses, given: Given = {}): AiOptions {
  const { requestTimeoutMs, prices, aliases, onProblem, ...options } = given;
  return {
    models: createModels({
      providers,
      ...(requestTimeoutMs !== undefined && { requestTimeoutMs }),
      ...(prices && { prices }),
      ...(aliases && { aliases }),
      ...(onProblem && { onProblem }),
    }),
    tasks: { "listing-review": "claude-opus-4-7", "photo-enhance": "gemini-2.5-flash-image" },
    budgetMicros: PLENTY_MICROS,
    ...options,
  };
}

let started: Promise<Models> | undefined;

async function startedModels(): Promise<Models> {
  const [anthropic, google] = await Promise.all([startAnthropic(), startGoogle()]);
  return aiWith({ anthropic: anthropic.access, google: google.access }).models;
}

/** Models of obliging providers, which are started when the first one is asked, and end with the process. */
export function testAi(): AiOptions {
  const nowhere = { apiKey: MODEL_KEY, url: "http://127.0.0.1:9" };
  const ai = aiWith({ anthropic: nowhere, google: nowhere });
  const models = () => {
    started ??= startedModels();
    return started;
  };
  return {
    ...ai,
    models: {
      find: ai.models.find,
      write: async (id, ask) => (await models()).write(id, ask),
      draw: async (id, ask) => (await models()).draw(id, ask),
    },
  };
}

/** What operations with models ask of the outside world, in a kernel without a server. */
export const testAiPorts = (ai: AiOptions = testAi()): AiPorts =>
  aiPorts({ ai, files: testFiles(), outgoing: testOutgoing(), logger: silentLogger() });
