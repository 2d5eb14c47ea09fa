import type { ErrorCode, Operation } from "@orrery/operation";

/** One answer of a running server, in terms that all surfaces share. */
export interface WalkAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
  /** Whether it says that it is the answer of an earlier request with the same idempotency key. */
  readonly replayed: boolean;
  /** What went wrong, as the surface told it. */
  readonly error?: { readonly code: string; readonly reason?: string; readonly message: string };
}

export interface WalkCall {
  /** In the operation's own camelCase names. */
  readonly input: Readonly<Record<string, unknown>>;
  readonly key?: string | undefined;
  readonly idempotencyKey?: string;
}

/** One operation on one surface (on REST: on one endpoint), and how to call it from outside. */
export interface SurfaceBinding {
  /** `tRPC leads.create`, `MCP leads_create`, `REST POST /v1/leads`. */
  readonly label: string;
  readonly operation: Operation;
  /** The input fields that this binding takes: an endpoint may take fewer than the operation. */
  readonly fields: readonly string[];
  /** Where its input is sent. */
  readonly place: "body" | "query";
  /** The fields that are part of a path. */
  readonly inPath: readonly string[];
  /** How it spells a field's name. */
  spell(name: string): string;
  call(url: string, call: WalkCall): Promise<WalkAnswer>;
  /** What this surface's own error table makes of a code. Status 0: the surface tells errors by code alone. */
  expected(code: ErrorCode, reason?: string): { readonly status: number; readonly code: string };
}

export const isReplay = (headers: Headers): boolean => headers.get("idempotency-replayed") === "true";

/** Credentials go in either header; the walk alternates, so that both are used on every surface. */
let turn = 0;
export function credentialHeaders(key: string | undefined): Record<string, string> {
  if (key === undefined) return {};
  turn += 1;
  return turn % 2 === 0 ? { authorization: `Bearer ${key}` } : { "x-api-key": key };
}

export const asObject = (value: unknown): Record<string, unknown> => (value ?? {}) as Record<string, unknown>;
