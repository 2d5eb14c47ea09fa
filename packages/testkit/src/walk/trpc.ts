import { ERRORS, type Operation } from "@orrery/operation";
import { boundOperations } from "@orrery/trpc";
import { framesOf } from "../event-stream.ts";
import {
  asObject,
  credentialHeaders,
  isReplay,
  type SurfaceBinding,
  type WalkAnswer,
  type WalkCall,
} from "./binding.ts";
import { inputFields } from "./input.ts";

/** The operation's binding on tRPC, over plain HTTP. */
export function trpcBinding(operation: Operation): SurfaceBinding | undefined {
  const path = [...boundOperations].find(([, bound]) => bound === operation)?.[0];
  if (path === undefined) return undefined;
  return {
    label: `tRPC ${path}`,
    operation,
    fields: inputFields(operation).map(({ name }) => name),
    place: "body",
    inPath: [],
    spell: (name) => name,
    // A stream that has begun tells an error by its code: the status is the transport's.
    expected: (code) => ({ status: operation.mode === "stream" ? 0 : ERRORS[code].http, code }),
    call: (url, call) =>
      operation.mode === "stream"
        ? followTrpc(`${url}/trpc/${path}`, call)
        : callTrpc(`${url}/trpc/${path}`, operation, call),
  };
}

/** Subscribes, and leaves with the first thing that it gets. */
async function followTrpc(url: string, { input, key }: WalkCall): Promise<WalkAnswer> {
  const headers = { accept: "text/event-stream", ...credentialHeaders(key) };
  const response = await fetch(`${url}?input=${encodeURIComponent(JSON.stringify(input))}`, { headers });
  const answer = { status: response.status, headers: response.headers, replayed: false };
  for await (const { event, data } of framesOf(response)) {
    if (event === "connected") continue;
    const body = asObject(JSON.parse(data));
    return { ...answer, body, ...(event === "serialized-error" && { error: errorIn(body) }) };
  }
  throw new Error(`${url} was closed before it said anything.`);
}

async function callTrpc(
  url: string,
  operation: Operation,
  { input, key, idempotencyKey }: WalkCall,
): Promise<WalkAnswer> {
  const headers = { "content-type": "application/json", ...credentialHeaders(key) };
  const sent = { ...input, ...(idempotencyKey !== undefined && { idempotencyKey }) };
  const response =
    operation.mode === "read"
      ? await fetch(`${url}?input=${encodeURIComponent(JSON.stringify(sent))}`, { headers })
      : await fetch(url, { method: "POST", headers, body: JSON.stringify(sent) });
  const body = asObject(await response.json());
  return {
    status: response.status,
    headers: response.headers,
    body: asObject(body.result).data,
    replayed: isReplay(response.headers),
    ...("error" in body && { error: errorIn(asObject(body.error)) }),
  };
}

function errorIn({ message, data }: Record<string, unknown>): NonNullable<WalkAnswer["error"]> {
  const { code, reason } = asObject(asObject(data).failure);
  return { code: String(code), message: String(message), ...(typeof reason === "string" && { reason }) };
}
