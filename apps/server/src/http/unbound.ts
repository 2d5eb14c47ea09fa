import { Failure, LimitExceeded, type RequestInfo, type SurfacePorts, URL_MAX_BYTES } from "@orrery/operation";
import { API_VERSION, renderSpaceError } from "@orrery/rest";

/** A request that belongs to no surface. */
export interface UnboundRequest {
  readonly headers: Headers;
  readonly pathname: string;
  readonly info: RequestInfo;
}

/** Answers it within the limits: it costs no points, and counts against the address of whoever has no key. */
export async function limited(
  ports: SurfacePorts,
  { headers, pathname, info: { address, requestId } }: UnboundRequest,
  render: () => Response,
): Promise<Response> {
  const { caller } = await ports.authenticate(headers, address);
  try {
    const { decision } = await ports.kernel.admit(caller, "points", []);
    return withHeaders(render(), ports.limitHeaders(decision));
  } catch (error) {
    if (!(error instanceof LimitExceeded)) throw error;
    return withHeaders(renderSpaceError(pathname, error, requestId), ports.limitHeaders(error.decision));
  }
}

function withHeaders(response: Response, headers: Readonly<Record<string, string>>): Response {
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  return response;
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
      graphql: "/graphql",
      trpc: "/trpc",
    },
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
