import { Failure, invalidInput, readBody } from "@orrery/operation";
import type { GraphQLParams, Plugin } from "graphql-yoga";

/** A document longer than this is no document: what a client needs fits in a tenth of it. */
const QUERY_MAX_CHARS = 64 * 1024;

const JSON_TYPES = ["application/json", "application/graphql+json"];

/** Reads a request's parameters in Yoga's stead: with our limit of size, and with a failure of the table for what can't be read. */
export const parametersPlugin: Plugin = {
  onRequestParse({ request, setRequestParser }) {
    if (request.method === "GET") setRequestParser(fromUrl);
    if (request.method === "POST") setRequestParser(fromBody);
  },
};

function fromUrl({ url }: Request): GraphQLParams {
  const { searchParams } = new URL(url);
  const given = [...searchParams].filter(([, text]) => text !== "");
  return known(Object.fromEntries(given.map(([name, text]) => [name, isJson(name) ? parsed(name, text) : text])));
}

const isJson = (name: string) => name === "variables" || name === "extensions";

async function fromBody(request: Request): Promise<GraphQLParams> {
  const [mediaType = ""] = (request.headers.get("content-type") ?? "").split(";");
  if (!JSON_TYPES.includes(mediaType.trim().toLowerCase())) {
    throw invalidInput([{ path: "Content-Type", message: "Must be application/json." }]);
  }
  const body = await readBody(request);
  const params = parsed("body", new TextDecoder().decode(body));
  // What is no object is for Yoga to refuse.
  return isObject(params) ? known(params) : (params as GraphQLParams);
}

function parsed(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw invalidInput([{ path, message: "Must be valid JSON." }]);
  }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const NAMES = ["query", "variables", "operationName", "extensions"];

/** The parameters of the protocol; others are ignored. Their types are Yoga's to check. */
function known(given: Readonly<Record<string, unknown>>): GraphQLParams {
  const params: GraphQLParams = Object.fromEntries(
    NAMES.filter((name) => Object.hasOwn(given, name)).map((name) => [name, given[name]]),
  );
  if (params.query === undefined) throw invalidInput([{ path: "query", message: "Must be given." }]);
  if ((params.query?.length ?? 0) <= QUERY_MAX_CHARS) return params;
  throw new Failure("PAYLOAD_TOO_LARGE", {
    message: `The document is longer than ${QUERY_MAX_CHARS} characters.`,
    details: { maxCharacters: QUERY_MAX_CHARS },
  });
}
