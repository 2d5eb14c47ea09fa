import {
  type AuthenticateLink,
  type Authentication,
  credentialRefusal,
  Failure,
  jsonOf,
  LimitExceeded,
  type LinkAuthentication,
  type LinkFields,
  type Operation,
  type Outcome,
  type Permit,
  type RequestInfo,
  type SurfaceHandler,
  type SurfacePorts,
  toFailure,
  URL_MAX_BYTES,
} from "@orrery/operation";
import type { z } from "zod";
import { type Answer, responseOf } from "./answer.ts";
import { type Binding, type Bound, bindingOf } from "./binding.ts";
import { type Followed, HELD_STATUS, isLinked, isStreamAlone, LINK, type RestRoute } from "./route.ts";
import { routeTable, type Target } from "./route-table.ts";
import { restRoutes } from "./routes.ts";
import { CSV, csvRows } from "./wire/csv-rows.ts";
import { contentTag, isNamedBy } from "./wire/entity-tag.ts";
import { EVENT_STREAM, eventStream } from "./wire/event-stream.ts";
import { pageAnswer, wantsPage } from "./wire/html-page.ts";
import { jsonRows } from "./wire/json-rows.ts";

/** An endpoint, ready to serve. */
interface Endpoint extends RestRoute, Binding {}

/** What the composition root gives this surface. */
export interface RestPorts extends SurfacePorts {
  readonly authenticateLink: AuthenticateLink;
  /** What requests with this token of an inbound webhook are counted by; undefined for a text that was never given out as one. */
  tokenSubject(token: string): string | undefined;
}

/** REST under `/v1` and `/api/v1`: the endpoints of the four contracts, each in its contract's own words. Preflights are the server's. */
export function createRestSurface(ports: RestPorts, routes: readonly RestRoute[] = restRoutes): SurfaceHandler {
  const find = routeTable<Endpoint>(routes.map((route) => ({ ...route, ...bindingOf(route) })));
  return async (request, info) => {
    const url = new URL(request.url);
    const target = find(request.method, url.pathname);
    return responseOf(await answerTo({ ports, request, url, target, info }), info.requestId, request.method);
  };
}

const findInContracts = routeTable(restRoutes);

/**
 * An error of a path's contract, for what fails before the surface is asked (a header block that is too large).
 * @param pathname the URL's path, as far as it is known
 */
export function renderSpaceError(pathname: string, failure: Failure, requestId: string): Response {
  const { contract } = findInContracts("GET", pathname);
  return responseOf({ ...contract.error(failure), ...(contract.headers && { headers: contract.headers }) }, requestId);
}

interface Exchange {
  readonly ports: RestPorts;
  readonly request: Request;
  readonly url: URL;
  readonly target: Target<Endpoint>;
  readonly info: RequestInfo;
}

/** Every answer, refusals included, carries the limits as they are after it; only where the limiter itself failed there are none. */
async function answerTo(exchange: Exchange): Promise<Answer> {
  const { ports, request, target, info } = exchange;
  let permit: Permit | undefined;
  try {
    const { fields = target.params, ...authentication } = await authenticated(exchange);
    const operations = operationsOf(exchange);
    const calls = operations.map((operation) => ({ operation }));
    const requester = { ...authentication, ...info, surface: "rest" as const, limitedBy: tokenOf(exchange) };
    const policy = target.endpoint?.receives ? "hooks" : target.contract.policy;
    permit = await ports.kernel.admit(requester, policy, calls);
    // Before the credential: an unknown path is 404 with or without one.
    const endpoint = found(exchange);
    const refusal = credentialRefusal(permit, operations);
    if (refusal) throw refusal;
    const answer = await invoked(exchange, endpoint, permit, fields);
    const asOf = permit.asOf !== undefined && { "X-As-Of": permit.asOf };
    const own = target.contract.headers;
    return { ...answer, headers: { ...own, ...ports.limitHeaders(permit.decision), ...asOf, ...answer.headers } };
  } catch (error) {
    const decision = error instanceof LimitExceeded ? error.decision : permit?.decision;
    const limits = decision ? ports.limitHeaders(decision) : {};
    const failure = toFailure(error);
    if (failure.code === "INTERNAL_ERROR") ports.report(error, info.requestId);
    const { status, body } = target.contract.error(target.endpoint?.explain(failure, request) ?? failure);
    if (target.endpoint?.page && wantsPage(request)) {
      const page = pageAnswer({ title: "This did not work", text: failure.message }, status);
      return { ...page, headers: { ...limits, ...page.headers } };
    }
    const own = target.contract.headers;
    const allow = status === 405 && { Allow: target.allow.join(", ") };
    return { status, body, headers: { ...own, ...limits, ...laterOf(failure), ...allow } };
  }
}

/** When to come again, where that is known. */
function laterOf({ details }: Failure): Record<string, string> {
  const seconds = details?.retryAfterSeconds;
  return typeof seconds === "number" ? { "Retry-After": `${seconds}` } : {};
}

/** What the requests to an address of others' are counted by; nothing where nobody was given this address. */
function tokenOf({ ports, target: { endpoint, params } }: Exchange): string | undefined {
  return endpoint?.receives && ports.tokenSubject(params[endpoint.receives.token] ?? "");
}

/** Who asks: by the headers, or by the link that the path is, which then says what it is for. */
async function authenticated({
  ports,
  request: { headers },
  target,
  info,
}: Exchange): Promise<Partial<LinkAuthentication> & Authentication> {
  const { endpoint, params } = target;
  // Their headers are theirs, and no credentials of ours.
  if (endpoint?.receives) return { caller: { kind: "anonymous", address: info.address } };
  if (!endpoint || !isLinked(endpoint)) return ports.authenticate(headers, info.address);
  return ports.authenticateLink(params[LINK] ?? "", endpoint.operation.name, headers, info.address);
}

/** @throws Failure PAYLOAD_TOO_LARGE, NOT_FOUND or METHOD_NOT_ALLOWED */
function found({ request: { method }, url: { pathname, search }, target: { endpoint, allow } }: Exchange): Endpoint {
  if (pathname.length + search.length > URL_MAX_BYTES) {
    const message = `The URL is longer than ${URL_MAX_BYTES} bytes.`;
    throw new Failure("PAYLOAD_TOO_LARGE", { message, details: { maxBytes: URL_MAX_BYTES } });
  }
  if (endpoint) return endpoint;
  const message = `There is no ${method} ${pathname}.`;
  if (allow.length === 0) throw new Failure("NOT_FOUND", { message });
  throw new Failure("METHOD_NOT_ALLOWED", { message, details: { allow } });
}

async function invoked(exchange: Exchange, endpoint: Endpoint, permit: Permit, fields: LinkFields): Promise<Answer> {
  const { ports, request, url } = exchange;
  const bound = await endpoint.bind(request, url, fields);
  if (endpoint.follow && isFollowing(endpoint, request))
    return followed(exchange, endpoint.follow, permit, bound.input);
  if (endpoint.rows !== undefined) return streamed(exchange, { ...endpoint, rows: endpoint.rows }, permit, bound.input);
  if (endpoint.csv) return downloaded(exchange, endpoint, permit, bound.input);
  const { input, options, release } = bound;
  if (endpoint.operation.mode === "read") return readAnswer(exchange, endpoint, permit, bound);
  try {
    const outcome = await ports.kernel.invoke(permit, endpoint.operation, input, options);
    if (endpoint.page && wantsPage(request)) return pageAnswer(endpoint.page(outcome.output), endpoint.status);
    return answerOf(endpoint, outcome, input);
  } finally {
    release?.();
  }
}

/** What the request is to be admitted for; nothing, where it leads nowhere. */
function operationsOf({ request, target: { endpoint } }: Exchange): readonly Operation[] {
  if (!endpoint) return [];
  return [endpoint.follow && isFollowing(endpoint, request) ? endpoint.follow.operation : endpoint.operation];
}

const isFollowing = (endpoint: RestRoute, { headers }: Request) =>
  isStreamAlone(endpoint) || (headers.get("accept")?.includes(EVENT_STREAM) ?? false);

/** A stream of events: what is wrong with the request is an error like any other. */
async function followed(
  { ports, request, info }: Exchange,
  { operation, frame }: Followed,
  permit: Permit,
  given: object,
): Promise<Answer> {
  const lastId = request.headers.get("last-event-id");
  const input = lastId === null ? given : { ...given, after: lastId };
  // The client's leaving ends it, or the server's.
  const { signal } = new AbortController();
  const items = ports.kernel.stream(permit, operation, input, { signal });
  const body = await eventStream(items, { frame, report: (error) => reportDefect(ports, info, error) });
  return {
    status: 200,
    body,
    headers: {
      "Content-Type": `${EVENT_STREAM}; charset=utf-8`,
      "Cache-Control": "private, no-store, no-transform",
      "Transfer-Encoding": "chunked",
      // For proxies that would hold it back.
      "X-Accel-Buffering": "no",
    },
  };
}

/** A stream that ends because its credential did is nobody's fault. */
function reportDefect(ports: SurfacePorts, { requestId }: RequestInfo, error: unknown): void {
  if (!(error instanceof Failure)) ports.report(error, requestId);
}

/** Rows as they come, however many: what fails before the first one is an error like any other. */
async function streamed(
  { ports, info }: Exchange,
  { contract, operation, status, rows, respond }: Endpoint & { readonly rows: string },
  permit: Permit,
  input: object,
): Promise<Answer> {
  // The reader's leaving ends it; nothing else does.
  const { signal } = new AbortController();
  const items = ports.kernel.stream(permit, operation, input, { signal });
  const body = await jsonRows(items, {
    name: contract.keys.name(rows),
    show: (output) => contract.keys.write(respond ? respond({ output, input }) : output),
    report: (error) => reportDefect(ports, info, error),
  });
  // Said before the HTTP server looks for the body's length: a failure always breaks the answer off, and never replaces it.
  return { status, body, headers: { "Transfer-Encoding": "chunked" } };
}

/** What is read has a tag; who names it, and would get the same again, gets nothing (RFC 9110, 13.1.2). */
async function readAnswer(
  { ports, request }: Exchange,
  endpoint: Endpoint,
  permit: Permit,
  { input, options }: Bound,
): Promise<Answer> {
  const { operation, contract } = endpoint;
  const asked = request.headers.get("if-none-match");
  const isKept = (tag: string) => isNamedBy(asked, `"${tag}"`);
  const reading = { ...options, form: contract.keys.form, ...(asked !== null && { isKept }) };
  const outcome = await ports.kernel.invoke(permit, operation, input, reading);
  if (outcome.unchanged) return { status: 304, body: undefined, headers: { ETag: `"${outcome.tag}"`, ...REVALIDATED } };
  return unlessNamed(asked, writtenOnce(endpoint, outcome, input));
}

const REVALIDATED = { "Cache-Control": "private, no-cache" };

interface WrittenAnswer extends Answer {
  readonly body: Uint8Array;
}

const written = new WeakMap<Outcome<z.ZodType>, Map<RestRoute, WrittenAnswer>>();

/** An outcome that is kept is written out once for each endpoint. */
function writtenOnce(endpoint: Endpoint, outcome: Outcome<z.ZodType>, input: object): WrittenAnswer {
  const known = written.get(outcome)?.get(endpoint);
  if (known) return known;
  const { status, body, headers = {} } = answerOf(endpoint, outcome, input);
  const bytes = body instanceof Uint8Array ? body : Buffer.from(jsonOf(body) ?? "");
  const answer = { status, body: bytes, headers };
  if (outcome.tag !== undefined) {
    const answers = written.get(outcome) ?? new Map<RestRoute, WrittenAnswer>();
    written.set(outcome, answers.set(endpoint, answer));
  }
  return answer;
}

/** The same, as a file. */
async function downloaded(
  { ports, info }: Exchange,
  { operation, status }: Endpoint,
  permit: Permit,
  input: object,
): Promise<Answer> {
  const { signal } = new AbortController();
  const lines = ports.kernel.stream(permit, operation, input, { signal });
  const body = await csvRows(lines as AsyncIterable<readonly string[]>, {
    report: (error) => reportDefect(ports, info, error),
  });
  const headers = { "Content-Type": CSV, "Content-Disposition": "attachment", "Transfer-Encoding": "chunked" };
  return { status, body, headers };
}

function answerOf(route: RestRoute, outcome: Outcome<z.ZodType>, input: object): Answer {
  const { contract, status, bare = false } = route;
  const { output, replayed } = outcome;
  const view = route.respond ? route.respond({ output, input }) : output;
  const version = versionOf(view) ?? versionOf(output) ?? outcome.tag;
  const document = route.document?.(output);
  return {
    status: route.held?.({ output, input }) === true ? HELD_STATUS : status,
    body: document ? Buffer.from(document.text) : contract.keys.write(bare ? view : contract.envelope(view)),
    headers: {
      ...(document && { "Content-Type": document.contentType }),
      ...(version !== undefined && { ETag: `"${version}"` }),
      ...(outcome.tag !== undefined && REVALIDATED),
      ...(route.cacheSeconds !== undefined && { "Cache-Control": `public, max-age=${route.cacheSeconds}` }),
      ...(replayed && { "Idempotency-Replayed": "true" }),
    },
  };
}

/** What anybody may keep has a tag as well, of its bytes where it has no other. */
function unlessNamed(asked: string | null, answer: WrittenAnswer): Answer {
  const { body, headers = {} } = answer;
  const isPublic = headers["Cache-Control"]?.startsWith("public") ?? false;
  const ETag = headers.ETag ?? (isPublic ? contentTag(body) : undefined);
  if (ETag === undefined) return answer;
  const tagged = { ...headers, ETag };
  return isNamedBy(asked, ETag) ? { status: 304, body: undefined, headers: tagged } : { ...answer, headers: tagged };
}

/** A single resource is a view with a version; lists have none. */
function versionOf(view: unknown): number | undefined {
  const { version } = (view ?? {}) as { version?: unknown };
  return typeof version === "number" ? version : undefined;
}
