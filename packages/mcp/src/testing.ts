import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import { keyHeader, surfaceWorld, testDatabase } from "@orrery/testkit";
import { createMcpSurface } from "./surface.ts";

/** The official client, connected to a server as an agent's host would connect it. */
export async function connect(url: string, headers: Record<string, string>) {
  const client = new Client({ name: "test", version: "1.0.0" });
  const transport = new StreamableHTTPClientTransport(new URL(`${url}/mcp`), { requestInit: { headers } });
  // Its declared type leaves out that a transport without a session has no id.
  await client.connect(transport as Parameters<Client["connect"]>[0]);
  return client;
}

/** What a tool refused, as its text tells it. */
export function refusalIn({ isError, content }: Record<string, unknown>): Record<string, unknown> {
  const [{ text } = { text: "{}" }] = content as { text: string }[];
  return isError === true ? JSON.parse(text) : {};
}

export interface RpcAnswer {
  readonly id?: unknown;
  readonly result?: Record<string, unknown>;
  readonly error?: { readonly code: number; readonly message: string; readonly data?: Record<string, unknown> };
}

/** The surface over a database, with authentication and limiter in the test's hands. */
export async function mcpTest() {
  const world = await surfaceWorld(await testDatabase());
  const surface = createMcpSurface(world.ports, { version: "1.2.3" });
  const send = (init: RequestInit & { readonly key?: Parameters<typeof keyHeader>[0] }) => {
    const { key, ...rest } = init;
    const headers = new Headers({
      "content-type": "application/json",
      accept: "application/json, text/event-stream",
      ...keyHeader(key),
    });
    for (const [name, value] of new Headers(init.headers)) headers.set(name, value);
    const info = { address: "203.0.113.7", requestId: "request-1", whenOver: () => undefined };
    return surface(new Request("http://orrery.test/mcp", { method: "POST", ...rest, headers }), info);
  };
  /** Sends one message or a batch. */
  const post = (message: unknown, init: Parameters<typeof send>[0] = {}) =>
    send({ ...init, body: JSON.stringify(message) });
  return { ...world, send, post };
}

export type McpTest = Awaited<ReturnType<typeof mcpTest>>;

export const request = (method: string, params?: unknown, id: unknown = 1) => ({ jsonrpc: "2.0", id, method, params });
export const call = (name: string, args?: unknown, id: unknown = 1) =>
  request("tools/call", { name, arguments: args }, id);
