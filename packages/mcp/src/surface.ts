import {
  type Decision,
  Failure,
  LimitExceeded,
  type Permit,
  type RequestInfo,
  refusalOf,
  type SurfaceHandler,
  type SurfacePorts,
} from "@orrery/operation";
import { type Asked, askedOf } from "./asked.ts";
import { Exchange } from "./exchange.ts";
import { originRefusal } from "./origin.ts";
import { isDefect, refusal, rpcError } from "./rpc-error.ts";
import { type ServerIdentity, serve } from "./server.ts";

/** Where the surface is served. */
export const MCP_PATH = "/mcp";

/**
 * MCP over Streamable HTTP at `/mcp`, without sessions: each POST stands for itself, is answered as JSON, and may reach any
 * process. There is nothing that a server would say of its own accord, so GET has no stream and DELETE no session to end.
 */
export function createMcpSurface(ports: SurfacePorts, identity: ServerIdentity): SurfaceHandler {
  return async (request, info) => {
    const state: RequestState = {};
    const response = await answer({ ports, identity, request, info }, state).catch((error: unknown) => {
      if (error instanceof LimitExceeded) state.decision = error.decision;
      if (isDefect(error)) ports.report(error, info.requestId);
      return refusal(rpcError(error, info.requestId));
    });
    const { headers } = response;
    const decision = state.permit?.decision ?? state.decision;
    for (const [name, value] of Object.entries(decision ? ports.limitHeaders(decision) : {})) headers.set(name, value);
    if (response.status === 405) headers.set("allow", "POST");
    return response;
  };
}

interface RequestState {
  permit?: Permit;
  decision?: Decision;
}

interface Arrived {
  readonly ports: SurfacePorts;
  readonly identity: ServerIdentity;
  readonly request: Request;
  readonly info: RequestInfo;
}

/** Everything that is asked is admitted at once; what is refused before that counts as one point. @throws RpcError, Failure */
async function answer({ ports, identity, request, info }: Arrived, state: RequestState): Promise<Response> {
  const { headers, method } = request;
  const authentication = await ports.authenticate(headers, info.address);
  const barrier = originRefusal(headers, authentication) ?? methodRefusal(method);
  const asked = barrier ? undefined : await settled(askedOf(request));
  const calls = asked?.value?.calls ?? [];
  state.permit = await ports.kernel.admit({ ...authentication, ...info, surface: "mcp" }, "points", calls);
  if (barrier) throw barrier;
  const { problem } = state.permit;
  // Before what is wrong with the body: who has no credential is asked for one, whatever they sent.
  if (problem !== undefined && asked?.value?.isPublic !== true) throw refusalOf(problem);
  if (!asked?.value) throw asked?.error;
  return run({ ports, identity, request, info }, state.permit, asked.value);
}

async function run(
  { ports, identity, request, info }: Arrived,
  permit: Permit,
  { all, requests, isBatch, hasOneWrite }: Asked,
): Promise<Response> {
  const idempotencyKey = hasOneWrite ? (request.headers.get("idempotency-key") ?? undefined) : undefined;
  const exchange = new Exchange({ ports, info, permit, idempotencyKey });
  // A notification beside requests has nobody to tell anything; one that cancels would leave its request without an answer.
  const messages = requests.length > 0 ? requests : all;
  const response = await serve(identity, exchange, request, isBatch ? messages : messages[0]);
  // A batch has other calls' answers in it; one call that failed by our fault counts as what it is.
  const status = exchange.isDefective && !isBatch ? 500 : response.status;
  const answered = new Response(response.body, { status, headers: response.headers });
  if (exchange.isReplayed) answered.headers.set("idempotency-replayed", "true");
  return answered;
}

function methodRefusal(method: string): Failure | undefined {
  return method === "POST" ? undefined : new Failure("METHOD_NOT_ALLOWED", { message: `${MCP_PATH} has POST alone.` });
}

type Settled<T> = { readonly value: T; readonly error?: never } | { readonly value?: never; readonly error: unknown };

const settled = <T>(promise: Promise<T>): Promise<Settled<T>> =>
  promise.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );
