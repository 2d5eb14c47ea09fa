import {
  ErrorCode,
  isInitializeRequest,
  isJSONRPCRequest,
  type JSONRPCMessage,
  JSONRPCMessageSchema,
  type JSONRPCRequest,
} from "@modelcontextprotocol/sdk/types.js";
import { Failure } from "@orrery/operation";
import { invalidParams, malformed } from "./rpc-error.ts";

/** What one POST holds. */
export interface Messages {
  readonly all: readonly JSONRPCMessage[];
  readonly requests: readonly JSONRPCRequest[];
  readonly isBatch: boolean;
}

/** The most messages in one batch. */
const BATCH_MAX = 50;

/** Without the header it is the first of them (MCP, "Protocol Version Header"). Those that came later have no batches. */
const VERSIONS_WITH_BATCHES: readonly string[] = ["2025-03-26", "2024-11-05"];

/**
 * Reads a body. What is wrong with one message of a batch is wrong with the batch: it is admitted whole or refused whole.
 * @param version the `MCP-Protocol-Version` header
 * @throws RpcError
 */
export function parseMessages(body: Uint8Array, version: string | null): Messages {
  const json = parseJson(body);
  const isBatch = Array.isArray(json);
  if (isBatch) assertBatch(json, version);
  const all = (isBatch ? json : [json]).map(parseMessage);
  const requests = all.filter((message) => isJSONRPCRequest(message));
  if (new Set(requests.map(({ id }) => id)).size < requests.length)
    throw malformed(ErrorCode.InvalidRequest, "Two requests of the batch have one id.");
  return { all, requests, isBatch };
}

function parseJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString());
  } catch {
    throw malformed(ErrorCode.ParseError, "The body is not valid JSON.");
  }
}

function assertBatch({ length }: readonly unknown[], version: string | null): void {
  if (version !== null && !VERSIONS_WITH_BATCHES.includes(version))
    throw malformed(ErrorCode.InvalidRequest, `Version ${version} of the protocol has no batches.`);
  if (length === 0) throw malformed(ErrorCode.InvalidRequest, "The batch is empty.");
  if (length > BATCH_MAX)
    throw malformed(ErrorCode.InvalidRequest, `A batch holds at most ${BATCH_MAX} messages, and this one ${length}.`);
}

function parseMessage(json: unknown): JSONRPCMessage {
  const { success, data } = JSONRPCMessageSchema.safeParse(json);
  if (!success) throw malformed(ErrorCode.InvalidRequest, "This is no JSON-RPC 2.0 message of MCP.");
  // The SDK's server answers it as if the fault were its own.
  if (isJSONRPCRequest(data) && data.method === "initialize" && !isInitializeRequest(data)) {
    const message = "initialize takes protocolVersion, capabilities and clientInfo.";
    throw invalidParams(new Failure("BAD_REQUEST", { message }));
  }
  return "method" in data ? withoutTask(data) : data;
}

/** A server that offers no tasks runs what asks for one as it runs the rest (MCP, "Tasks"); the SDK's would refuse it. */
function withoutTask<M extends Pick<JSONRPCRequest, "params">>(message: M): M {
  if (message.params?.task === undefined) return message;
  const { task: _ignored, ...params } = message.params;
  return { ...message, params };
}
