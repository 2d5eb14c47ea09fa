import { Server } from "@modelcontextprotocol/sdk/server/index.js";
import { WebStandardStreamableHTTPServerTransport } from "@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js";
import type { JSONRPCMessage } from "@modelcontextprotocol/sdk/types.js";
import { AjvJsonSchemaValidator } from "@modelcontextprotocol/sdk/validation/ajv";
import type { Exchange } from "./exchange.ts";

/** How the server introduces itself. */
export interface ServerIdentity {
  /** A semantic version. */
  readonly version: string;
}

/** What a client may tell its model at the beginning. */
const INSTRUCTIONS = [
  "The data of one brokerage, as far as the credential reaches.",
  "Lists are paged: pass nextCursor as cursor.",
  "A write takes an idempotencyKey: use a new one for each intent, and the same one to try again.",
  "A refusal is a result with isError, whose text is JSON: code, reason, message, details.",
  "Where a tool takes expectedVersion, pass the version that was read, so that nobody's change is overwritten.",
].join(" ");

/** It checks nothing here, and one for each server would cost as much as the rest of the protocol does. */
const jsonSchemaValidator = new AjvJsonSchemaValidator();

/** Runs one request through the SDK: a server and a transport of its own, as nothing is kept between two requests. */
export async function serve(
  { version }: ServerIdentity,
  exchange: Exchange,
  request: Request,
  parsedBody: JSONRPCMessage | readonly JSONRPCMessage[] | undefined,
): Promise<Response> {
  const server = new Server(
    { name: "orrery", title: "Orrery", version },
    { capabilities: { tools: {} }, instructions: INSTRUCTIONS, jsonSchemaValidator },
  );
  server.fallbackRequestHandler = (message) => exchange.answer(message);
  const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true });
  await server.connect(transport);
  return transport.handleRequest(request, { parsedBody });
}
