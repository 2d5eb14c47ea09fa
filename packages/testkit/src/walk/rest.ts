import { ERRORS, type Operation } from "@orrery/operation";
import { boundFields, isLinked, type RestRoute, requestFor, restRoutes } from "@orrery/rest";
import {
  asObject,
  credentialHeaders,
  isReplay,
  type SurfaceBinding,
  type WalkAnswer,
  type WalkCall,
} from "./binding.ts";
import { inputFields } from "./input.ts";
import { sendFile, sendToLink } from "./rest-links.ts";

/** The operation's endpoints. What each contract is expected to answer is written here once more, from its document. */
export function restBindings(operation: Operation): readonly SurfaceBinding[] {
  return restRoutes.flatMap((route) => {
    if (route.operation === operation) return [bindingOf(route, operation)];
    return route.follow?.operation === operation ? [bindingOf(route, operation, EVENT_STREAM)] : [];
  });
}

const EVENT_STREAM = "text/event-stream";

/** @param accept what the request asks for, where it is not JSON */
function bindingOf(route: RestRoute, operation: Operation, accept?: string): SurfaceBinding {
  const known = inputFields(operation).map(({ name }) => name);
  const fields = boundFields(route).filter((field) => known.includes(field));
  return {
    label: `REST ${route.method} ${route.path}${accept === undefined ? "" : ` as ${accept}`}`,
    operation,
    // What a file is said to be is free text.
    fields: fields.filter((field) => field !== route.file?.contentType),
    place: route.method === "GET" || route.method === "DELETE" ? "query" : "body",
    inPath: isLinked(route)
      ? fields.filter((field) => field !== route.file?.content)
      : [...route.path.matchAll(/\{(\w+)\}/g)].flatMap(([, name]) => name ?? []),
    spell: route.contract.keys.name,
    call: async (url, call) =>
      answerOf(await (isLinked(route) ? sendToLink(url, route, call) : send(url, route, call, accept))),
    expected: (code, reason) => EXPECTED[route.contract.name](code, reason),
  };
}

type Expect = SurfaceBinding["expected"];

const asListed: Expect = (code) => ({ status: ERRORS[code].http, code });

/** Orckai's six rows win in /api/v1 (its document, "Error Handling"). */
const inApiV1: Expect = (code, reason) => {
  if (reason === "SCOPE_REQUIRED") return { status: 403, code: "SCOPE_REQUIRED" };
  if (reason === "CREDENTIAL_MISSING") return { status: 401, code: "API_KEY_MISSING" };
  if (reason === "CREDENTIAL_INVALID") return { status: 401, code: "API_KEY_INVALID" };
  return asListed(code);
};

/** OrganicAgent lists 400, 401, 404, 429 and 500 alone. */
const organicAgent: Expect = (code, reason) => {
  const { status, code: shown } = inApiV1(code, reason);
  if (status === 403) return { status: 401, code: shown };
  return [409, 412, 413, 422].includes(status) ? { status: 400, code: "BAD_REQUEST" } : { status, code: shown };
};

const EXPECTED: Record<RestRoute["contract"]["name"], Expect> = {
  orkasa: asListed,
  orkestra: asListed,
  orckai: inApiV1,
  organicagent: organicAgent,
  reso: asListed,
};

function send(url: string, route: RestRoute, call: WalkCall, accept?: string): Promise<Response> {
  const { input, key, idempotencyKey } = call;
  if (route.file) return sendFile(url, route, call, credentialHeaders(key));
  const request = requestFor(route, input, idempotencyKey === undefined ? {} : { idempotencyKey });
  const query = new URLSearchParams(request.query).toString();
  return fetch(`${url}${request.path}${query && `?${query}`}`, {
    method: request.method,
    headers: { ...request.headers, ...credentialHeaders(key), ...(accept !== undefined && { accept }) },
    ...(request.body !== undefined && { body: JSON.stringify(request.body) }),
  });
}

async function answerOf(response: Response): Promise<WalkAnswer> {
  const isStream = response.headers.get("content-type")?.startsWith(EVENT_STREAM) ?? false;
  const isFile = response.headers.get("content-type")?.startsWith("text/csv") ?? false;
  const body = isStream
    ? await beginningOf(response)
    : isFile
      ? { text: await response.text() }
      : asObject(await response.json());
  return {
    status: response.status,
    headers: response.headers,
    body,
    replayed: isReplay(response.headers),
    ...(response.status >= 400 && { error: errorIn(body) }),
  };
}

/** The first that comes of a stream, which is left with it. */
async function beginningOf({ body }: Response): Promise<Record<string, unknown>> {
  for await (const chunk of body?.pipeThrough(new TextDecoderStream()) ?? []) return { chunk };
  throw new Error("The stream was closed before it said anything.");
}

/** `/v1`: `{ error: { code, message, details } }`; `/api/v1`: `{ success: false, error, code }`. */
function errorIn(body: Record<string, unknown>): NonNullable<WalkAnswer["error"]> {
  if (body.success === false) return { code: String(body.code), message: String(body.error) };
  const { code, message, details } = asObject(body.error);
  const { reason } = asObject(details);
  return { code: String(code), message: String(message), ...(typeof reason === "string" && { reason }) };
}
