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
  type SurfacePorts,
} from "@orrery/operation";
import { createRestSurface } from "../src/index.ts";

export interface CallOptions {
  /** Scopes of the key that is sent; all by default, `null` sends none, a text is sent as it is. */
  readonly key?: readonly string[] | string | null;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent as it is, in place of `body`. */
  readonly raw?: RequestInit["body"];
  readonly headers?: Record<string, string>;
}

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: unknown;
}

const DECISION: Decision = { allowed: true, limit: 300, remaining: 299, resetAtMs: 60_000, windows: [] };

/** A REST surface over a database of its own, with one organization. Keys stand for their scopes; the limiter counts and lets pass. */
export async function openWorld() {
  const db = await openEmbedded(undefined);
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
  const organization = () =>
    db.system.organization.create({
      data: { name: "Bay Homes", slug: randomUUID(), plan: "pro" },
      select: { id: true },
    });
  const { id: organizationId } = await organization();
  const principal = (scopes: readonly string[], inOrganization = organizationId): Principal => ({
    kind: "api-key",
    organizationId: inOrganization,
    credentialId: "018f0000-0000-7000-8000-000000000001",
    scopes: new Set(scopes),
    plan: "pro",
    mode: "live",
  });
  const allScopes = registry.scopes.map(({ name }) => name);
  const ports: SurfacePorts = {
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
    report: (error) => void reported.push(error),
  };
  const surface = createRestSurface(ports);

  return {
    db,
    ports,
    taken,
    reported,
    limiter,
    organization,
    organizationId,
    /** Sends a request, and checks what every answer carries. */
    async call(method: string, path: string, options: CallOptions = {}): Promise<Answered> {
      const response = await surface(requestOf(method, path, options, allScopes), {
        address: "203.0.113.9",
        requestId: "req-1",
      });
      const text = await response.text();
      return {
        status: response.status,
        headers: response.headers,
        text,
        body: text === "" ? undefined : (JSON.parse(text) as unknown),
      };
    },
    /** Runs an operation past the surface. */
    async run<Op extends Operation>(operation: Op, input: InputOf<Op>, inOrganization?: string): Promise<OutputOf<Op>> {
      const caller = principal(allScopes, inOrganization);
      const permit = await kernel.admit(caller, "points", [{ operation }]);
      return (await kernel.invoke(permit, operation, input)).output as OutputOf<Op>;
    },
    close: () => db.close(),
  };
}

export type World = Awaited<ReturnType<typeof openWorld>>;

function requestOf(method: string, path: string, options: CallOptions, allScopes: readonly string[]): Request {
  const { key = allScopes, body, raw } = options;
  const headers = new Headers(options.headers);
  if (key !== null) headers.set("x-api-key", typeof key === "string" ? key : `scopes ${key.join(" ")}`);
  if (body !== undefined && !headers.has("content-type")) headers.set("content-type", "application/json");
  const sent = raw ?? (body === undefined ? null : JSON.stringify(body));
  return new Request(`http://localhost${path}`, { method, headers, body: sent });
}
