import type { StoredClient } from "@orrery/access";
import type { SystemDb } from "@orrery/db";
import {
  Failure,
  LimitExceeded,
  type RequestInfo,
  type SurfaceHandler,
  type SurfacePorts,
  toFailure,
} from "@orrery/operation";
import type { Provider } from "oidc-provider";
import { withHeaders } from "../http/with-headers.ts";
import { notice } from "../pages/page.ts";
import { sentForm } from "../pages/sent-form.ts";
import { type FailureWords, toldOnPage } from "../pages/told-on-page.ts";
import { type Asker, askerOf } from "./asker.ts";
import { type Endpoint, withExchange } from "./exchange.ts";
import { inNode } from "./in-node.ts";
import { type InteractionParts, interact } from "./interaction.ts";
import { loadProvider, OAUTH_ROUTES, type ProviderParts } from "./provider.ts";

/** What a request to any of the endpoints may hold. */
const OAUTH_BODY_MAX_BYTES = 32 * 1024;

export interface AuthorizationServerParts extends Omit<ProviderParts, "report">, InteractionParts {
  readonly system: SystemDb;
  readonly ports: SurfacePorts;
  publicUrl(): string;
}

interface Asked {
  readonly request: Request;
  readonly info: RequestInfo;
  readonly url: URL;
  readonly endpoint: Endpoint;
  readonly isPost: boolean;
  readonly form: URLSearchParams | undefined;
}

/**
 * The authorization server (OAuth 2.0): apps send browsers to `/oauth/authorize`, persons answer on our pages, and apps fetch
 * tokens. Undefined for a path that it does not have.
 */
export function createAuthorizationServer(parts: AuthorizationServerParts) {
  const provider = once(async () => {
    const report = (error: unknown) => parts.ports.report(error, "oauth");
    return loadProvider(parts.publicUrl(), { ...parts, report });
  });
  const handler: SurfaceHandler = async (request, info) => {
    const url = new URL(request.url);
    const endpoint = endpointOf(url.pathname);
    if (!endpoint) throw new Failure("NOT_FOUND", { message: `There is no ${request.method} ${url.pathname}.` });
    const isPost = request.method === "POST";
    let headers: Readonly<Record<string, string>> = {};
    try {
      assertMethod(endpoint, request.method);
      const form = isPost ? await sentForm(request, OAUTH_BODY_MAX_BYTES) : undefined;
      assertStorable([...url.searchParams, ...(form ?? [])]);
      const asked = { request, info, url, endpoint, isPost, form };
      const asker = await askerOf(parts.system, asked, parts.now());
      const { client } = asker;
      headers = await admit(parts, info, asker);
      const origin = { address: info.address, requestId: info.requestId, surface: "rest" } as const;
      const answer = () => answerTo(parts, provider, asked, client);
      return withHeaders(await withExchange({ endpoint, origin }, answer), headers);
    } catch (error) {
      if (error instanceof LimitExceeded) headers = parts.ports.limitHeaders(error.decision);
      return withHeaders(await refusal(parts.ports, endpoint, toFailure(error), { error, info }), headers);
    }
  };
  return handler;
}

const PATHS: readonly (readonly [Endpoint, RegExp])[] = [
  ["authorize", /^\/oauth\/authorize(?:\/[\w-]{1,100})?$/],
  ["interaction", /^\/oauth\/interaction\/[\w-]{1,100}$/],
  ["token", /^\/oauth\/token$/],
  ["revoke", /^\/oauth\/revoke$/],
  ["introspect", /^\/oauth\/introspect$/],
];

const endpointOf = (pathname: string): Endpoint | undefined => PATHS.find(([, path]) => path.test(pathname))?.[0];

const METHODS: Record<Endpoint, readonly string[]> = {
  authorize: ["GET"],
  interaction: ["GET", "POST"],
  token: ["POST"],
  revoke: ["POST"],
  introspect: ["POST"],
};

function assertMethod(endpoint: Endpoint, method: string): void {
  if (!METHODS[endpoint].includes(method)) throw new Failure("METHOD_NOT_ALLOWED");
}

/** What is asked is kept until it is answered, and the database holds no NUL. */
function assertStorable(parameters: readonly (readonly [string, string])[]): void {
  if (parameters.some((parameter) => parameter.some((text) => text.includes("\0")))) {
    throw new Failure("BAD_REQUEST", { message: "A parameter has a NUL character." });
  }
}

/**
 * Counted by the app and by where it comes from, and what has not shown the app's secret apart from what has; what names no
 * app, by where it comes from alone.
 */
async function admit(
  { ports }: AuthorizationServerParts,
  info: RequestInfo,
  { client, isProven }: Asker,
): Promise<Readonly<Record<string, string>>> {
  const caller = { kind: "anonymous", address: info.address } as const;
  const limitedBy = client && `oauth-client:${client.id}${isProven ? "" : ":unproven"}`;
  const { decision } = await ports.kernel.admit({ ...info, caller, surface: "rest", limitedBy }, "oauth", []);
  return ports.limitHeaders(decision);
}

async function answerTo(
  parts: AuthorizationServerParts,
  load: () => Promise<Provider>,
  asked: Asked,
  client: StoredClient | undefined,
): Promise<Response> {
  const { request, info, url, endpoint, form } = asked;
  const publicUrl = parts.publicUrl();
  if (endpoint === "interaction" && asked.isPost && !isFromHere(request.headers, publicUrl)) {
    throw new Failure("FORBIDDEN", { message: "A page of another site has sent this." });
  }
  withDefaultScope(asked, client);
  assertResponseMode(url);
  const provider = await load();
  const target = `${url.pathname}${url.search}`;
  const sent = { request, target, body: form?.toString(), publicUrl };
  if (endpoint === "interaction") {
    const uid = url.pathname.slice(url.pathname.lastIndexOf("/") + 1);
    return inNode(sent, (incoming, outgoing) => interact({ parts, provider, info, incoming, outgoing }, uid, form));
  }
  const callback = provider.callback();
  return inNode(sent, async (incoming, outgoing) => void (await callback(incoming, outgoing)));
}

/** Browsers say where a form was, and none sends the cookie of our page with another site's. */
function isFromHere(headers: Headers, publicUrl: string): boolean {
  const origin = headers.get("origin");
  const site = headers.get("sec-fetch-site");
  return (origin === null || origin === new URL(publicUrl).origin) && (site === null || site === "same-origin");
}

/** Whoever names no scope asks for all that they are registered for (RFC 6749, 3.3). */
function withDefaultScope({ endpoint, url, form }: Asked, client: StoredClient | undefined): void {
  if (!client) return;
  const scope = client.scopes.join(" ");
  const isRoot = url.pathname === OAUTH_ROUTES.authorization;
  if (endpoint === "authorize" && isRoot && !url.searchParams.get("scope")) url.searchParams.set("scope", scope);
  if (form?.get("grant_type") === "client_credentials" && !form.get("scope")) form.set("scope", scope);
}

/** The others answer by pages that run scripts, or where a server never sees it. */
function assertResponseMode({ searchParams }: URL): void {
  const mode = searchParams.get("response_mode");
  if (mode !== null && mode !== "query")
    throw new Failure("BAD_REQUEST", { message: "The response_mode must be query." });
}

const WORDS: FailureWords = {
  PAYLOAD_TOO_LARGE: ["That is too long", "Please begin again at the app that sent you here."],
  BAD_REQUEST: ["That could not be read", "The app that sent you here has made a mistake."],
  FORBIDDEN: ["That came from elsewhere", "Please begin again at the app that sent you here."],
};

/** To browsers a page, and to apps an error in the form of RFC 6749, 5.2. */
function refusal(
  { report }: SurfacePorts,
  endpoint: Endpoint,
  failure: Failure,
  { error, info }: { readonly error: unknown; readonly info: RequestInfo },
): Response | Promise<Response> {
  const { title, text, status, isOurs } = toldOnPage(failure, WORDS);
  if (isOurs) report(error, info.requestId);
  const headers = failure.code === "METHOD_NOT_ALLOWED" ? { Allow: METHODS[endpoint].join(", ") } : {};
  if (endpoint === "authorize" || endpoint === "interaction") return notice(title, text, { status, headers });
  const error_description = isOurs ? text : failure.message;
  const body = { error: oauthErrorOf(failure, isOurs), error_description };
  return Response.json(body, { status, headers: { "Cache-Control": "no-store", ...headers } });
}

/** As RFC 6749 has it, 4.1.2.1 and 5.2. */
function oauthErrorOf({ code }: Failure, isOurs: boolean): string {
  if (isOurs) return "server_error";
  return code === "RATE_LIMITED" ? "temporarily_unavailable" : "invalid_request";
}

/** Made when it is first asked for, and again where that failed. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make().catch((error: unknown) => {
      made = undefined;
      throw error;
    });
    return made;
  };
}
