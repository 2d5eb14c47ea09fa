import { invalidInput, readBody } from "@orrery/operation";
import type { GraphQLParams, Plugin } from "graphql-yoga";
import { assertLength } from "./documents.ts";

const JSON_TYPES = ["application/json", "application/graphql+json"];

/** A request with its parameters, which are read once. */
export interface Read {
  readonly parameters: () => Promise<GraphQLParams>;
}

/** Reads a request's parameters in Yoga's stead: with our limit of size, and with a failure of the table for what can't be read. */
export function parametersOf(request: Request): Read["parameters"] {
  let read: Promise<GraphQLParams> | undefined;
  return () => {
    read ??= request.method === "GET" ? fromUrl(request) : fromBody(request);
    return read;
  };
}

export const parametersPlugin: Plugin<object, Read> = {
  onRequestParse({ request: { method }, serverContext, setRequestParser }) {
    if (method === "GET" || method === "POST") setRequestParser(serverContext.parameters);
  },
};

async function fromUrl({ url }: Request): Promise<GraphQLParams> {
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

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const NAMES = ["query", "documentId", "variables", "operationName", "extensions"];

/** The parameters of the protocol; others are ignored. Their types are for whoever reads them to check, the rest for Yoga. */
export function known(given: Readonly<Record<string, unknown>>): GraphQLParams {
  const params = Object.fromEntries(
    NAMES.filter((name) => Object.hasOwn(given, name)).map((name) => [name, given[name]]),
  );
  const { query, documentId, extensions } = params;
  const isNamed = typeof documentId === "string" || (isObject(extensions) && isObject(extensions.persistedQuery));
  if (query === undefined && !isNamed) throw invalidInput([{ path: "query", message: "Must be given." }]);
  if (typeof query === "string") assertLength(query);
  return params;
}
