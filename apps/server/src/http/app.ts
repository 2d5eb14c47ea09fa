import type { BlockList } from "node:net";
import type { Files } from "@orrery/connectors";
import {
  type Failure,
  isPrincipal,
  type RequestInfo,
  type SurfaceHandler,
  type SurfacePorts,
  toFailure,
  URL_MAX_BYTES,
} from "@orrery/operation";
import { renderSpaceError } from "@orrery/rest";
import { Hono, type HonoRequest } from "hono";
import {
  MCP_RESOURCE,
  mcpChallenge,
  RESOURCE_METADATA_PATH,
  resourceMetadata,
  SERVER_METADATA_PATH,
  serverMetadata,
} from "../authorization/metadata.ts";
import { createDocumentation } from "../docs/documentation.ts";
import { graphiqlPage, wantsGraphiql } from "../docs/graphiql.ts";
import { type Logger, loggedPath, withoutRedaction } from "../observability/log.ts";
import type { Metrics } from "../observability/metrics.ts";
import { type RequestContext, withRequest } from "../observability/request-context.ts";
import { FEEDS_PATH, type FeedRoute } from "../portals/feed-route.ts";
import type { Probes } from "../probes.ts";
import { clientAddress } from "./address.ts";
import { allowOrigin, keepFromCaches, preflight, requestIdFrom, setCommonHeaders } from "./common-headers.ts";
import type { Connection } from "./connection.ts";
import { FILES_PATH, serveFile } from "./files.ts";
import {
  frontPage,
  limited,
  limitedBySubject,
  notFound,
  overloaded,
  type UnboundRequest,
  urlTooLong,
} from "./unbound.ts";

export interface AppParts {
  readonly surfaces: Readonly<Record<"rest" | "graphql" | "trpc" | "mcp" | "pages" | "oauth", SurfaceHandler>>;
  /** For the paths that belong to no surface: they are limited all the same. */
  readonly ports: SurfacePorts;
  /** What anybody may read who knows its name. */
  readonly files: Pick<Files, "get">;
  /** What portals read at addresses of theirs. */
  readonly feeds: FeedRoute;
  /** Where clients reach the server. */
  publicUrl(): string;
  readonly probes: Probes;
  readonly metrics: Metrics;
  readonly logger: Logger;
  readonly trustedProxies: BlockList;
  /** Whether there are pages for developers alone. */
  readonly development: boolean;
}

export interface App {
  /** Answers a request. Never throws. */
  handle(request: Request, connection: Connection): Promise<Response>;
  /** Answers what is not to be served: a header block that is too large, a line that is not HTTP, an upgrade that can't be had. */
  refuse(refused: RefusedRequest): Promise<Response>;
}

interface RefusedRequest {
  readonly method: string;
  readonly pathname: string;
  readonly failure: Failure;
  readonly connection: Connection;
  /** Where they could be read; without them, whoever it is counts as nobody. */
  readonly headers?: Headers;
}

const LOGGED_PATH_MAX = 500;

/** nginx's number for a client that did not wait; it is logged, and never sent. */
const CLIENT_GONE = 499;

/** All surfaces side by side, with what every answer has: headers, a log line, a place in the metrics. */
export function createApp(given: AppParts): App {
  const routes = createRoutes(given);
  const { ports, trustedProxies } = given;
  const parts = { ...given, logger: withoutRedaction(given.logger) };
  return {
    async handle(request, connection) {
      const { headers, method } = request;
      const { context, info } = arrived(headers, connection, trustedProxies);
      const { pathname, search } = new URL(request.url);
      const answer = async () => {
        if (method === "OPTIONS") return preflight();
        // REST says so itself, as some of its contracts have another status for it.
        if (isRest(pathname) || pathname.length + search.length <= URL_MAX_BYTES)
          return routes.fetch(request, { info });
        const long = { headers, pathname, info };
        return limited(ports, long, () => urlTooLong(long));
      };
      return answered(parts, context, method, pathname, answer);
    },
    async refuse({ method, pathname, failure, connection, headers = new Headers() }) {
      const { context, info } = arrived(headers, connection, trustedProxies);
      const refused = { headers, pathname, info };
      const render = () => renderSpaceError(pathname, failure, info.requestId);
      return answered(parts, context, method, pathname, () => limited(ports, refused, render));
    },
  };
}

/** What is known of a request before anybody has looked at what it asks for. */
function arrived(
  headers: Headers,
  { address: peer, isGone, whenOver }: Connection,
  trustedProxies: BlockList,
): { readonly context: RequestContext; readonly info: RequestInfo } {
  const requestId = requestIdFrom(headers.get("x-request-id"));
  const address = clientAddress(peer, headers.get("x-forwarded-for"), trustedProxies);
  const context = { requestId, origin: headers.get("origin"), isGone, whenOver };
  return { context, info: { address, requestId, whenOver } };
}

function createRoutes({ surfaces, ports, files, feeds, probes, metrics, development, publicUrl }: AppParts) {
  const documentation = createDocumentation();
  const routes = new Hono<{ Bindings: { info: RequestInfo } }>();
  for (const space of REST_SPACES) routes.all(`${space}/*`, ({ req, env }) => surfaces.rest(req.raw, env.info));
  if (development) {
    routes.get("/graphql", ({ req, env }, next) =>
      wantsGraphiql(req.raw) ? limited(ports, unbound(req, env.info), graphiqlPage) : next(),
    );
  }
  routes.all("/graphql", ({ req, env }) => surfaces.graphql(req.raw, env.info));
  routes.all("/trpc/*", ({ req, env }) => surfaces.trpc(req.raw, env.info));
  routes.get(`${FILES_PATH}/*`, ({ req, env }) => {
    const request = unbound(req, env.info);
    const file = async () => (await serveFile(files, req.raw)) ?? notFound(req.method, request);
    return limited(ports, request, file, "files");
  });
  for (const path of PAGE_PATHS) routes.all(`${path}/*`, ({ req, env }) => surfaces.pages(req.raw, env.info));
  routes.get(`${FEEDS_PATH}/*`, ({ req, env }) => {
    const request = unbound(req, env.info);
    const feed = async () => (await feeds.serve(req.raw, env.info.requestId)) ?? notFound(req.method, request);
    return limitedBySubject(ports, request, feeds.subjectOf(req.path), feed);
  });
  routes.all("/mcp", async ({ req, env }) => {
    const response = await surfaces.mcp(req.raw, env.info);
    if (response.status === 401) response.headers.set("WWW-Authenticate", mcpChallenge(publicUrl()));
    return response;
  });
  routes.all("/oauth/*", ({ req, env }) => surfaces.oauth(req.raw, env.info));
  for (const [path, document] of METADATA) {
    routes.get(path, ({ req, env }) => limited(ports, unbound(req, env.info), () => document(publicUrl())));
  }
  routes.get("/healthz", () => Response.json({ status: "ok" }));
  routes.get("/readyz", async () => {
    const readiness = await probes.readiness();
    return Response.json(readiness, { status: readiness.status === "ready" ? 200 : 503 });
  });
  routes.get("/metrics", async () => {
    return new Response(await metrics.text(), { headers: { "Content-Type": metrics.contentType } });
  });
  routes.on("GET", ["/docs", "/docs/*"], ({ req, env }) => {
    const request = unbound(req, env.info);
    return limited(ports, request, () => documentation(req.raw) ?? notFound(req.method, request));
  });
  routes.get("/", ({ req, env }) => limited(ports, unbound(req, env.info), frontPage));
  routes.notFound(({ req, env }) => {
    const request = unbound(req, env.info);
    return limited(ports, request, () => notFound(req.method, request));
  });
  routes.onError((error, { req, env: { info } }) => {
    ports.report(error, info.requestId);
    return renderSpaceError(req.path, toFailure(error), info.requestId);
  });
  return routes;
}

const unbound = ({ raw, path }: HonoRequest, info: RequestInfo): UnboundRequest => ({
  headers: raw.headers,
  pathname: path,
  info,
});

/** What is found by its path alone (RFC 8414, RFC 9728). */
const METADATA = [
  [SERVER_METADATA_PATH, serverMetadata],
  [RESOURCE_METADATA_PATH, resourceMetadata],
  [`${RESOURCE_METADATA_PATH}${MCP_RESOURCE}`, resourceMetadata],
] as const;

/** Pages for visitors. */
const PAGE_PATHS = ["/forms", "/guides"] as const;
const REST_SPACES = ["/v1", "/api/v1", "/reso"] as const;
const isRest = (pathname: string) => REST_SPACES.some((space) => isUnder(pathname, space));
const isUnder = (pathname: string, mount: string) => pathname === mount || pathname.startsWith(`${mount}/`);

/** Runs `answer` with the request's context, and sees to what all answers have. */
async function answered(
  { ports, metrics, logger }: AppParts,
  context: RequestContext,
  method: string,
  pathname: string,
  answer: () => Response | Promise<Response>,
): Promise<Response> {
  const startedMs = performance.now();
  const given = await withRequest(context, async () => {
    try {
      return await answer();
    } catch (error) {
      ports.report(error, context.requestId);
      return renderSpaceError(pathname, toFailure(error), context.requestId);
    }
  });
  const response = context.isOverloaded && given.status >= 500 ? overloaded(pathname, given, context.requestId) : given;
  setCommonHeaders(response, context.requestId);
  allowOrigin(response.headers, context);
  if (MOUNTS.some((mount) => isUnder(pathname, mount))) keepFromCaches(response.headers);
  const ms = performance.now() - startedMs;
  const status = context.isGone() ? CLIENT_GONE : response.status;
  const route = routeOf(pathname);
  if (route !== undefined && status !== CLIENT_GONE) metrics.observe({ route, method, status, seconds: ms / 1_000 });
  const caller = context.authentication?.caller;
  // An orchestrator's questions, every few seconds, would drown the requests.
  logger[PROBES.has(pathname) ? "debug" : "info"](
    {
      requestId: context.requestId,
      method,
      path: loggedPath(pathname.slice(0, LOGGED_PATH_MAX)),
      status,
      ms: Math.round(ms * 10) / 10,
      ...(caller &&
        isPrincipal(caller) && { organizationId: caller.organizationId, credentialId: caller.credentialId }),
    },
    "request",
  );
  return response;
}

const MOUNTS = [...REST_SPACES, "/graphql", "/trpc", "/mcp"] as const;
const PROBES = new Set(["/healthz", "/readyz", "/metrics"]);

/** What the metrics name a path by; undefined for probes, whose answers are the orchestrator's and not the SLA's. */
function routeOf(pathname: string): string | undefined {
  if (PROBES.has(pathname)) return undefined;
  return (
    [...MOUNTS, ...PAGE_PATHS, "/oauth", FILES_PATH, FEEDS_PATH].find((mount) => isUnder(pathname, mount)) ?? "other"
  );
}
