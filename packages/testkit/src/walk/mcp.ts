import type { Tool } from "@modelcontextprotocol/sdk/types.js";
import type { JsonSchemaType } from "@modelcontextprotocol/sdk/validation";
import { AjvJsonSchemaValidator } from "@modelcontextprotocol/sdk/validation/ajv";
import { toolOfOperation } from "@orrery/mcp";
import { ERRORS, type ErrorCode, type Operation } from "@orrery/operation";
import {
  asObject,
  credentialHeaders,
  isReplay,
  type SurfaceBinding,
  type WalkAnswer,
  type WalkCall,
} from "./binding.ts";
import { inputFields } from "./input.ts";

const INVALID_PARAMS = "-32602";

/** What a tool that does not exist for the credential would be refused with: by its scopes, or by what kind it is of. */
const HIDDEN: readonly string[] = ["SCOPE_REQUIRED", "SESSION_REQUIRED"];

/** What is refused before a tool is looked at, and so by the status of HTTP. */
const BEFORE_TOOLS: readonly ErrorCode[] = ["UNAUTHORIZED", "PLAN_REQUIRED", "RATE_LIMITED"];

/** The operation's tool, called over plain HTTP. */
export function mcpBinding(operation: Operation): SurfaceBinding | undefined {
  const tool = toolOfOperation(operation)?.definition;
  if (tool === undefined) return undefined;
  return {
    label: `MCP ${tool.name}`,
    operation,
    fields: inputFields(operation).map(({ name }) => name),
    place: "body",
    inPath: [],
    spell: (name) => name,
    expected(code, reason) {
      // A tool that the credential may not call does not exist for it: its name is no valid parameter of the protocol's.
      if (reason !== undefined && HIDDEN.includes(reason)) return { status: 200, code: INVALID_PARAMS };
      return { status: BEFORE_TOOLS.includes(code) ? ERRORS[code].http : 200, code };
    },
    call: (url, call) => callTool(url, tool, call),
  };
}

async function callTool(url: string, tool: Tool, { input, key, idempotencyKey }: WalkCall): Promise<WalkAnswer> {
  const sent = { ...input, ...(idempotencyKey !== undefined && { idempotencyKey }) };
  const response = await fetch(`${url}/mcp`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      accept: "application/json, text/event-stream",
      ...credentialHeaders(key),
    },
    body: JSON.stringify({ jsonrpc: "2.0", id: 1, method: "tools/call", params: { name: tool.name, arguments: sent } }),
  });
  const { error, result } = asObject(await response.json());
  const { structuredContent, isError, content, _meta } = asObject(result);
  const replayed = asObject(_meta).replayed === true;
  if (replayed !== isReplay(response.headers)) throw new Error("The header and the result disagree about a replay.");
  const failure = failureIn({ error, isError, text: textIn(content), status: response.status });
  if (failure === undefined) assertFits(tool, structuredContent);
  return {
    status: response.status,
    headers: response.headers,
    body: structuredContent,
    replayed,
    ...(failure && { error: failure }),
  };
}

const textIn = (content: unknown) => String(asObject((content as unknown[] | undefined)?.[0]).text);

interface Told {
  readonly error: unknown;
  readonly isError: unknown;
  readonly text: string;
  readonly status: number;
}

/** An error of the protocol is told by its own code; what was refused by HTTP's status, or by the tool, by the table's. */
function failureIn({ error, isError, text, status }: Told): WalkAnswer["error"] {
  if (error === undefined && isError !== true) return undefined;
  const { code, reason, message } = asObject(error === undefined ? JSON.parse(text) : asObject(error).data);
  return {
    code: String(error !== undefined && status === 200 ? asObject(error).code : code),
    message: String(message),
    ...(typeof reason === "string" && { reason }),
  };
}

const schemas = new AjvJsonSchemaValidator();

/** What a tool gives is what it says that it gives: clients refuse anything else. */
function assertFits({ name, outputSchema }: Tool, structuredContent: unknown): void {
  if (!outputSchema) throw new Error(`${name} has no output schema, and the walk compares structured content.`);
  const { valid, errorMessage } = schemas.getValidator(outputSchema as JsonSchemaType)(structuredContent);
  if (!valid) throw new Error(`${name} gave what its output schema does not describe: ${errorMessage}`);
}
