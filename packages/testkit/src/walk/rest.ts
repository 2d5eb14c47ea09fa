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
import { sendToLink } from "./rest-links.ts";

/** The operation's endpoints. What each contract is expected to answer is written here once more, from its document. */
export function restBindings(operation: Operation): readonly SurfaceBinding[] {
  return restRoutes
    .filter((route) => route.operation === operation)
    .map((route) => ({
      label: `REST ${route.method} ${route.path}`,
      operation,
      // What a file is said to be is free text.
      fields: boundFields(route).filter((field) => field !== route.file?.contentType),
      place: route.method === "GET" || route.method === "DELETE" ? ("query" as const) : ("body" as const),
      inPath: isLinked(route)
        ? boundFields(route).filter((field) => field !== route.file?.content)
        : [...route.path.matchAll(/\{(\w+)\}/g)].flatMap(([, name]) => name ?? []),
      spell: route.contract.keys.name,
      call: async (url, call) => answerOf(await (isLinked(route) ? sendToLink : send)(url, route, call)),
      expected: (code, reason) => EXPECTED[route.contract.name](code, reason),
    }));
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
};

function send(url: string, route: RestRoute, { input, key, idempotencyKey }: WalkCall): Promise<Response> {
  const request = requestFor(route, input, idempotencyKey === undefined ? {} : { idempotencyKey });
  const query = new URLSearchParams(request.query).toString();
  return fetch(`${url}${request.path}${query && `?${query}`}`, {
    method: request.method,
    headers: { ...request.headers, ...credentialHeaders(key) },
    ...(request.body !== undefined && { body: JSON.stringify(request.body) }),
  });
}

async function answerOf(response: Response): Promise<WalkAnswer> {
  const body = asObject(await response.json());
  return {
    status: response.status,
    headers: response.headers,
    body,
    replayed: isReplay(response.headers),
    ...(response.status >= 400 && { error: errorIn(body) }),
  };
}

/** `/v1`: `{ error: { code, message, details } }`; `/api/v1`: `{ success: false, error, code }`. */
function errorIn(body: Record<string, unknown>): NonNullable<WalkAnswer["error"]> {
  if (body.success === false) return { code: String(body.code), message: String(body.error) };
  const { code, message, details } = asObject(body.error);
  const { reason } = asObject(details);
  return { code: String(code), message: String(message), ...(typeof reason === "string" && { reason }) };
}
