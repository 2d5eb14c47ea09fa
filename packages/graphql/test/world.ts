import { randomUUID } from "node:crypto";
import { applyMigrations, openEmbedded } from "@orrery/db";
import { registry } from "@orrery/domain";
import {
  createKernel,
  type Decision,
  type InputOf,
  type LimitRequest,
  type Operation,
  type OutputOf,
  type Principal,
} from "@orrery/operation";
import { encodeGlobalID } from "@pothos/plugin-relay";
import { createGraphQLSurface, type GraphQLPorts } from "../src/index.ts";

export interface AskOptions {
  readonly variables?: Readonly<Record<string, unknown>>;
  /** Scopes of the key that is sent; all by default, `null` sends none, a text is sent as it is. */
  readonly key?: readonly string[] | string | null;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface ShownError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: { readonly code: string; readonly reason?: string; readonly details?: Record<string, unknown> };
}

export interface Body {
  readonly data?: unknown;
  readonly errors?: readonly ShownError[];
  readonly extensions: {
    readonly cost: {
      readonly requested: number;
      readonly remaining: number;
      readonly limit: number;
      readonly resetAt: string;
    };
    readonly replayed?: readonly string[];
  };
}

export interface Answer extends Body {
  readonly status: number;
  readonly headers: Headers;
  /** What lies at a path of `data`. */
  at<T = string>(...path: readonly (string | number)[]): T;
}

const ALL_SCOPES = registry.scopes.map(({ name }) => name);
const DECISION: Decision = { allowed: true, limit: 3_000, remaining: 2_990, resetAtMs: 1_800_000_000_000, windows: [] };
const ENDPOINT = "http://localhost/graphql";

/** A GraphQL surface over a database of its own, with one organization. Keys stand for their scopes; statements are counted. */
export async function openWorld() {
  const statements: string[] = [];
  const db = await openEmbedded(undefined, { observer: { before: (sql) => void statements.push(sql) } });
  await applyMigrations(db);
  const taken: LimitRequest[] = [];
  const reported: unknown[] = [];
  const limiter = { refuses: false };
  const kernel = createKernel({
    store: db.store,
    cursorKey: Buffer.alloc(32, 1),
    limiter: {
      async take(request) {
        taken.push(request);
        return limiter.refuses ? { ...DECISION, allowed: false, remaining: 0, retryAfterSeconds: 7 } : DECISION;
      },
    },
  });
  const organization = async () => {
    const data = { name: "Bay Homes", slug: randomUUID(), plan: "pro" };
    return (await db.system.organization.create({ data, select: { id: true } })).id;
  };
  const organizationId = await organization();
  const principal = (scopes: readonly string[], inOrganization = organizationId): Principal => ({
    kind: "api-key",
    organizationId: inOrganization,
    credentialId: "018f0000-0000-7000-8000-000000000001",
    scopes: new Set(scopes),
    plan: "pro",
    mode: "live",
  });
  const ports: GraphQLPorts = {
    kernel,
    async authenticate(headers, address) {
      const key = headers.get("x-api-key");
      if (key === null) return { caller: { kind: "anonymous", address }, problem: "missing" };
      if (!key.startsWith("scopes ")) return { caller: { kind: "anonymous", address }, problem: "invalid" };
      return { caller: principal(key.slice("scopes ".length).split(" ")) };
    },
    limitHeaders: ({ limit, remaining, retryAfterSeconds }) => ({
      "X-RateLimit-Limit": `${limit}`,
      "X-RateLimit-Remaining": `${remaining}`,
      ...(retryAfterSeconds !== undefined && { "Retry-After": `${retryAfterSeconds}` }),
    }),
    tenant: (caller) => db.store.reader(caller).db,
    report: (error) => void reported.push(error),
  };
  const surface = createGraphQLSurface(ports);

  const send = (request: Request) => surface(request, { address: "203.0.113.9", requestId: "req-1" });
  return {
    db,
    ports,
    taken,
    reported,
    limiter,
    statements,
    organization,
    send,
    /** Sends a document as clients do. */
    async ask(query: string, { variables, key, headers }: AskOptions = {}): Promise<Answer> {
      const body = JSON.stringify({ query, ...(variables && { variables }) });
      const accept = "application/graphql-response+json";
      const sent = { "content-type": "application/json", accept, ...headers };
      return answerOf(
        await send(new Request(ENDPOINT, { method: "POST", headers: { ...sent, ...keyHeader(key) }, body })),
      );
    },
    /** Runs an operation past the surface. */
    async run<Op extends Operation>(operation: Op, input: InputOf<Op>, inOrganization?: string): Promise<OutputOf<Op>> {
      const permit = await kernel.admit(principal(ALL_SCOPES, inOrganization), "points", [{ operation }]);
      return (await kernel.invoke(permit, operation, input)).output as OutputOf<Op>;
    },
    close: () => db.close(),
  };
}

export type World = Awaited<ReturnType<typeof openWorld>>;

/** The header that stands for a key with these scopes. */
export function keyHeader(key: AskOptions["key"] = ALL_SCOPES): Record<string, string> {
  if (key === null) return {};
  return { "x-api-key": typeof key === "string" ? key : `scopes ${key.join(" ")}` };
}

export async function answerOf(response: Response): Promise<Answer> {
  const body = (await response.json()) as Body;
  return {
    ...body,
    status: response.status,
    headers: response.headers,
    at: <T>(...path: readonly (string | number)[]) =>
      path.reduce<unknown>((value, key) => (value as Record<string | number, unknown>)[key], body.data) as T,
  };
}

export const gid = encodeGlobalID;

/** Every scope but these. */
export const without = (...names: readonly string[]) => ALL_SCOPES.filter((scope) => !names.includes(scope));
