import { ERRORS, type Operation } from "@orrery/operation";
import { boundOperations } from "@orrery/trpc";
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
    expected: (code) => ({ status: ERRORS[code].http, code }),
    call: (url, call) => callTrpc(`${url}/trpc/${path}`, operation, call),
  };
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
  const error = asObject(body.error);
  const failure = asObject(asObject(error.data).failure);
  return {
    status: response.status,
    headers: response.headers,
    body: asObject(body.result).data,
    replayed: isReplay(response.headers),
    ...("error" in body && {
      error: {
        code: String(failure.code),
        message: String(error.message),
        ...(typeof failure.reason === "string" && { reason: failure.reason }),
      },
    }),
  };
}
