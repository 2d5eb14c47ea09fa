import {
  type AdmitCall,
  credentialRefusal,
  type Decision,
  Failure,
  LimitExceeded,
  type Operation,
  type RequestInfo,
  readBody,
  type SurfaceHandler,
  type SurfacePorts,
} from "@orrery/operation";
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { type ProcedureMeta, type TrpcContext, trpcError } from "./base.ts";
import { appRouter } from "./router.ts";

export const TRPC_PATH = "/trpc";

/** What a call costs in points (CONTRACTS.md, "Rate limits"). */
const POINTS = { read: 1, stream: 1, write: 2, effect: 2, exchange: 2 } as const;

/** The operation behind each path: `leads.create`. */
export const boundOperations: ReadonlyMap<string, Operation> = new Map(
  Object.entries(boundProcedures()).flatMap(([path, { _def }]) => (_def.meta ? [[path, _def.meta.operation]] : [])),
);

/** tRPC keeps procedures by their dotted path; its type shows them nested. */
function boundProcedures(): Record<string, { _def: { meta?: ProcedureMeta } }> {
  return appRouter._def.procedures as unknown as Record<string, { _def: { meta?: ProcedureMeta } }>;
}

/** The most calls in one batch. */
const BATCH_MAX = 50;

/** tRPC over HTTP at `/trpc`, batches included: a batch is admitted whole or refused whole. */
export function createTrpcSurface(ports: SurfacePorts): SurfaceHandler {
  return async (request, info) => {
    const state: RequestState = {};
    const response = await fetchRequestHandler({
      endpoint: TRPC_PATH,
      router: appRouter,
      maxBatchSize: BATCH_MAX,
      req: limited(request, ports, info),
      createContext: async ({ info: { calls } }) => {
        state.context = await admitCalls(ports, info, request.headers, calls, state);
        return state.context;
      },
      onError: ({ error }) => {
        // What the kernel throws was reported where it was caught; this is tRPC's own.
        if (error.code === "INTERNAL_SERVER_ERROR" && !(error.cause instanceof Failure))
          ports.report(error, info.requestId);
      },
    });
    const heldBack = state.isHeldBack ? await whole(response) : undefined;
    const { headers } = response;
    // How a body is framed is the HTTP server's to say: one that was held back goes out with its length.
    headers.delete("transfer-encoding");
    // What tRPC refuses before it looks at the calls is JSON as well, but says that it is text, or nothing.
    if (headers.get("content-type")?.startsWith("text/plain") ?? true) headers.set("content-type", "application/json");
    // A request that tRPC can't parse never asks for a context; it counts all the same.
    if (!state.asked) state.decision = await admitNothing(ports, info, request.headers);
    const decision = state.context?.permit.decision ?? state.decision;
    if (decision) {
      for (const [name, value] of Object.entries(ports.limitHeaders(decision))) headers.set(name, value);
    }
    const asOf = state.context?.permit.asOf;
    if (asOf !== undefined) headers.set("x-as-of", asOf);
    if (state.context?.replayed) headers.set("idempotency-replayed", "true");
    // What is not held back goes out as it is: a text that nobody makes a stream of.
    return heldBack === undefined ? response : new Response(heldBack, { status: response.status, headers });
  };
}

interface RequestState {
  /** Whether tRPC came as far as its calls. */
  asked?: true;
  /** Missing where authentication or the limiter broke down. */
  decision?: Decision | undefined;
  context?: TrpcContext;
  /** Whether its headers are known only when its calls have run. */
  isHeldBack?: boolean;
}

/** A streamed answer (`application/jsonl`) to its end: only then is it known whether a write was a replay, and what an exchange has left of its limit. */
async function whole({ body }: Response): Promise<Uint8Array<ArrayBuffer> | null> {
  return body && Buffer.concat(await Array.fromAsync(body));
}

async function admitCalls(
  ports: SurfacePorts,
  info: RequestInfo,
  headers: Headers,
  calls: readonly { readonly path: string }[],
  state: RequestState,
): Promise<TrpcContext> {
  state.asked = true;
  try {
    const authentication = await ports.authenticate(headers, info.address);
    const called = calls.flatMap(({ path }) => boundOperations.get(path) ?? []);
    const requester = { ...authentication, ...info, surface: "trpc" as const };
    const permit = await ports.kernel.admit(requester, "points", called.map(priced));
    state.decision = permit.decision;
    const refusal = credentialRefusal(permit, called);
    if (refusal) throw refusal;
    const writes = called.filter(({ mode }) => mode === "write" || mode === "effect");
    state.isHeldBack = called.some(({ mode }) => mode !== "read" && mode !== "stream");
    const idempotencyKey = writes.length === 1 ? (headers.get("idempotency-key") ?? undefined) : undefined;
    return { ports, info, permit, idempotencyKey, replayed: false };
  } catch (error) {
    if (error instanceof LimitExceeded) state.decision = error.decision;
    throw trpcError(error, ports, info);
  }
}

const priced = (operation: Operation): AdmitCall => ({ operation, cost: POINTS[operation.mode] });

async function admitNothing(ports: SurfacePorts, info: RequestInfo, headers: Headers): Promise<Decision | undefined> {
  try {
    const authentication = await ports.authenticate(headers, info.address);
    return (await ports.kernel.admit({ ...authentication, ...info, surface: "trpc" }, "points", [])).decision;
  } catch (error) {
    if (error instanceof LimitExceeded) return error.decision;
    // The request is refused already; it goes out without its limits.
    ports.report(error, info.requestId);
    return undefined;
  }
}

/** The same request, whose body ends in a 413 where it is larger than a JSON body may be. */
function limited(request: Request, ports: SurfacePorts, info: RequestInfo): Request {
  if (request.method === "GET" || request.body === null) return request;
  async function* whole() {
    try {
      yield await readBody(request);
    } catch (error) {
      throw trpcError(error, ports, info);
    }
  }
  return new Request(request.url, {
    method: request.method,
    headers: request.headers,
    body: ReadableStream.from(whole()),
    duplex: "half",
    signal: request.signal,
  });
}
