import type { JSONRPCMessage } from "@modelcontextprotocol/sdk/types.js";
import { type AdmitCall, PUBLIC, readBody } from "@orrery/operation";
import { type Messages, parseMessages } from "./messages.ts";
import { findTool, isWrite, type Tool } from "./tools.ts";

/** What a request asks for, and what that costs. */
export interface Asked extends Messages {
  readonly calls: readonly AdmitCall[];
  /** Whether it calls public tools and nothing else, so that nobody need say who they are. */
  readonly isPublic: boolean;
  /** Whether an `Idempotency-Key` header can only mean one thing. */
  readonly hasOneWrite: boolean;
}

/** What is no tool's call: `initialize`, `tools/list`, `ping`, a notification, a tool that there is not. */
const PROTOCOL: AdmitCall = { operation: { name: "mcp:protocol", rate: "read" }, cost: 1 };

/** Reads what a request asks for. @throws RpcError, or Failure PAYLOAD_TOO_LARGE */
export async function askedOf(request: Request): Promise<Asked> {
  const messages = parseMessages(await readBody(request), request.headers.get("mcp-protocol-version"));
  const tools = messages.all.map(calledTool);
  return {
    ...messages,
    calls: tools.map((tool) => (tool ? { operation: tool.operation, cost: tool.cost } : PROTOCOL)),
    isPublic: tools.every((tool) => tool?.operation.scope === PUBLIC),
    hasOneWrite: tools.filter((tool) => tool && isWrite(tool.operation)).length === 1,
  };
}

function calledTool(message: JSONRPCMessage): Tool | undefined {
  if (!("method" in message && "id" in message) || message.method !== "tools/call") return undefined;
  const name = message.params?.name;
  return typeof name === "string" ? findTool(name) : undefined;
}
