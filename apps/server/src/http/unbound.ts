import { OVERLOADED } from "@orrery/db";
import { RESO_PATH } from "@orrery/domain";
import {
  Failure,
  LimitExceeded,
  type Policy,
  type RequestInfo,
  type SurfacePorts,
  URL_MAX_BYTES,
} from "@orrery/operation";
import { API_VERSION, renderSpaceError } from "@orrery/rest";
import { withHeaders } from "./with-headers.ts";

/** A request that belongs to no surface. */
export interface UnboundRequest {
  readonly headers: Headers;
  readonly pathname: string;
  readonly info: RequestInfo;
}

/** Answers it within the limits: it costs no points, and counts against the address of whoever has no key. */
export async function limited(
  ports: SurfacePorts,
  { headers, pathname, info }: UnboundRequest,
  render: () => Response | Promise<Response>,
  policy: Policy = "points",
): Promise<Response> {
  const authentication = await ports.authenticate(headers, info.address);
  try {
    const { decision } = await ports.kernel.admit({ ...authentication, ...info, surface: "rest" }, policy, []);
    return withHeaders(await render(), ports.limitHeaders(decision));
  } catch (error) {
    if (!(error instanceof LimitExceeded)) throw error;
    return withHeaders(renderSpaceError(pathname, error, info.requestId), ports.limitHeaders(error.decision));
  }
}

/** The same for who has an address as its only credential: counted by that, and one that was made up by where it comes from. */
export async function limitedBySubject(
  ports: SurfacePorts,
  { pathname, info }: UnboundRequest,
  subject: string | undefined,
  render: () => Promise<Response>,
): Promise<Response> {
  const caller = { kind: "anonymous" as const, address: info.address };
  try {
    const requester = { caller, ...info, surface: "rest" as const, limitedBy: subject };
    const { decision } = await ports.kernel.admit(requester, "hooks", []);
    return withHeaders(await render(), ports.limitHeaders(decision));
  } catch (error) {
    if (!(error instanceof LimitExceeded)) throw error;
    return withHeaders(renderSpaceError(pathname, error, info.requestId), ports.limitHeaders(error.decision));
  }
}

/** What is at `/`. */
export function frontPage(): Response {
  return Response.json({
    name: "Orrery",
    version: API_VERSION,
    surfaces: {
      orkasa: "/v1",
      orkestra: "/v1",
      organicagent: "/api/v1",
      orckai: "/api/v1",
      reso: RESO_PATH,
      graphql: "/graphql",
      trpc: "/trpc",
      mcp: "/mcp",
    },
    documentation: "/docs",
    operations: { health: "/healthz", readiness: "/readyz", metrics: "/metrics" },
  });
}

export function notFound(method: string, { pathname, info }: UnboundRequest): Response {
  const failure = new Failure("NOT_FOUND", { message: `There is no ${method} ${pathname}.` });
  return renderSpaceError(pathname, failure, info.requestId);
}

export function urlTooLong({ pathname, info }: UnboundRequest): Response {
  const failure = new Failure("PAYLOAD_TOO_LARGE", {
    message: `The URL is longer than ${URL_MAX_BYTES} bytes.`,
    details: { maxBytes: URL_MAX_BYTES },
  });
  return renderSpaceError(pathname, failure, info.requestId);
}

const RETRY_AFTER_SECONDS = 5;

/**
 * What a surface answers with where the database had no connection for it in time: nothing was done, and it is worth another try.
 * @param given the surface's own answer, a 500; its limits stay
 */
export function overloaded(pathname: string, given: Response, requestId: string): Response {
  const message = "The server is too busy for this request now. Wait for Retry-After seconds.";
  const failure = new Failure("INTERNAL_ERROR", { reason: OVERLOADED.name, message });
  const { body, headers } = renderSpaceError(pathname, failure, requestId);
  for (const [name, value] of given.headers) if (/ratelimit/i.test(name)) headers.set(name, value);
  headers.set("Retry-After", `${RETRY_AFTER_SECONDS}`);
  return new Response(body, { status: 503, headers });
}
