import type { Authentication, Decision, LimitRequest, Principal, SurfaceHandler } from "@orrery/operation";
import { createWorld, type TestWorld, testKernel, unlimited } from "@orrery/testkit";
import type { FailureData } from "./base.ts";
import { createTrpcSurface } from "./surface.ts";

const ADDRESS = "203.0.113.7";
const ORIGIN = "http://orrery.test";

/** What a test may change of the surface's ports, while it runs. */
export interface Faked {
  /** The principals by their token; any other token is invalid. */
  readonly principals: Map<string, Principal>;
  /** What the limiter was asked. */
  readonly asked: LimitRequest[];
  /** What was reported as nobody's fault but ours, with the request's id. */
  readonly reported: { readonly error: unknown; readonly requestId: string }[];
  /** Laid over the limiter's decision. */
  decision: Partial<Decision>;
  /** Thrown by authentication, once set. */
  broken: Error | undefined;
}

export interface TrpcTest {
  readonly world: TestWorld;
  readonly faked: Faked;
  readonly surface: SurfaceHandler;
  /** Sends a request to a path below `/trpc`, by default as the world's principal. */
  send(path: string, init?: RequestInit & { readonly token?: string | null }): Promise<Response>;
  query(path: string, input?: unknown, init?: Parameters<TrpcTest["send"]>[1]): Promise<Response>;
  mutate(path: string, input: unknown, init?: Parameters<TrpcTest["send"]>[1]): Promise<Response>;
}

/** What one call is answered with. */
export interface Answer {
  readonly result?: { readonly data: Record<string, unknown> };
  readonly error?: {
    readonly message: string;
    readonly data: { readonly code: string; readonly httpStatus: number; readonly failure: FailureData };
  };
}

/** The answers to each call of a request, batched or not. */
export async function answersOf(response: Response): Promise<Answer[]> {
  return [(await response.json()) as Answer | Answer[]].flat();
}

/** The failure of each call of a request; undefined for a call that went well. */
export async function failuresOf(response: Response): Promise<(FailureData | undefined)[]> {
  return (await answersOf(response)).map(({ error }) => error?.data.failure);
}

/** The surface over a world of its own, with authentication and limiter in the test's hands. */
export async function trpcTest(): Promise<TrpcTest> {
  const world = await createWorld();
  const faked: Faked = { principals: new Map(), asked: [], reported: [], decision: {}, broken: undefined };
  faked.principals.set("all", world.principal);
  const surface = createTrpcSurface({
    kernel: testKernel(world.database, {
      async take(request) {
        faked.asked.push(request);
        return { ...(await unlimited.take(request)), ...faked.decision };
      },
    }),
    authenticate: async (headers) => authenticated(faked, headers),
    limitHeaders: ({ limit, remaining, retryAfterSeconds }) => ({
      "x-ratelimit-limit": `${limit}`,
      "x-ratelimit-remaining": `${remaining}`,
      ...(retryAfterSeconds !== undefined && { "retry-after": `${retryAfterSeconds}` }),
    }),
    report: (error, requestId) => void faked.reported.push({ error, requestId }),
  });
  const send: TrpcTest["send"] = (path, { token = "all", ...init } = {}) => {
    const headers = new Headers(init.headers);
    if (token !== null) headers.set("authorization", `Bearer ${token}`);
    const request = new Request(`${ORIGIN}/trpc/${path}`, { ...init, headers });
    return surface(request, { address: ADDRESS, requestId: "request-1", whenOver: () => undefined });
  };
  return {
    world,
    faked,
    surface,
    send,
    query: (path, input, init) =>
      send(input === undefined ? path : `${path}?input=${encodeURIComponent(JSON.stringify(input))}`, init),
    mutate: (path, input, init) =>
      send(path, {
        method: "POST",
        body: JSON.stringify(input),
        ...init,
        headers: { "content-type": "application/json", ...init?.headers },
      }),
  };
}

function authenticated({ broken, principals }: Faked, headers: Headers): Authentication {
  if (broken) throw broken;
  const anonymous = { kind: "anonymous", address: ADDRESS } as const;
  const token = headers.get("authorization")?.replace("Bearer ", "");
  if (token === undefined) return { caller: anonymous, problem: "missing" };
  const caller = principals.get(token);
  return caller ? { caller } : { caller: anonymous, problem: "invalid" };
}
