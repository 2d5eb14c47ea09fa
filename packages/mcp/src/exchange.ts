import {
  CallToolRequestParamsSchema,
  type CallToolResult,
  ErrorCode,
  type JSONRPCRequest,
  PaginatedRequestParamsSchema,
  type ServerResult,
} from "@modelcontextprotocol/sdk/types.js";
import {
  Failure,
  invalidInput,
  type Outcome,
  type Permit,
  parseInput,
  type RequestInfo,
  reason,
  type SurfacePorts,
  toFailure,
} from "@orrery/operation";
import type { z } from "zod";
import { invalidParams, isDefect, RpcError, rpcError, shownFailure } from "./rpc-error.ts";
import { toolPage } from "./tool-pages.ts";
import { findTool, isWrite, mayCall, type Tool } from "./tools.ts";

const TOOL_NOT_FOUND = reason("TOOL_NOT_FOUND", "NOT_FOUND", "There is no such tool for this credential.");
const METHOD_NOT_FOUND = reason("METHOD_NOT_FOUND", "NOT_FOUND", "This server has no such method.");

interface Admitted {
  readonly ports: SurfacePorts;
  readonly info: RequestInfo;
  readonly permit: Permit;
  /** The `Idempotency-Key` header, where the request holds a single write. */
  readonly idempotencyKey: string | undefined;
}

/** One request that was admitted: it answers the methods that the SDK's server does not know by itself. */
export class Exchange {
  /** Whether a call's answer is a replay. */
  isReplayed = false;
  /** Whether something went wrong on our side. */
  isDefective = false;
  readonly #admitted: Admitted;

  constructor(admitted: Admitted) {
    this.#admitted = admitted;
  }

  /** @throws RpcError */
  async answer({ method, params = {} }: JSONRPCRequest): Promise<ServerResult> {
    const { ports, info, permit } = this.#admitted;
    try {
      if (method === "tools/list") return toolPage(permit.caller, parsed(PaginatedRequestParamsSchema, params).cursor);
      if (method === "tools/call") return await this.#call(parsed(CallToolRequestParamsSchema, params));
      throw new RpcError(ErrorCode.MethodNotFound, Failure.of(METHOD_NOT_FOUND));
    } catch (error) {
      if (isDefect(error)) {
        this.isDefective = true;
        ports.report(error, info.requestId);
      }
      throw rpcError(error, info.requestId);
    }
  }

  /** What the domain refuses is a result, which the model reads and may learn from; what is no call of a tool is an error. */
  async #call({ name, arguments: args = {} }: z.output<typeof CallToolRequestParamsSchema>): Promise<CallToolResult> {
    const { ports, permit } = this.#admitted;
    const tool = findTool(name);
    if (!tool || !mayCall(permit.caller, tool)) throw invalidParams(Failure.of(TOOL_NOT_FOUND));
    try {
      const { idempotencyKey, ...input } = this.#argumentsOf(tool, args);
      const outcome = await ports.kernel.invoke(permit, tool.operation, input, { idempotencyKey });
      if (outcome.replayed) this.isReplayed = true;
      return resultOf(tool, outcome);
    } catch (error) {
      if (isDefect(error)) throw error;
      return { isError: true, content: [textOf(shownFailure(toFailure(error)))] };
    }
  }

  #argumentsOf({ operation }: Tool, args: Record<string, unknown>): { idempotencyKey?: string | undefined } {
    if (!isWrite(operation)) return args;
    const { idempotencyKey = this.#admitted.idempotencyKey, ...input } = args;
    if (idempotencyKey !== undefined && typeof idempotencyKey !== "string")
      throw invalidInput([{ path: "idempotencyKey", message: "Must be text." }]);
    return { ...input, idempotencyKey };
  }
}

/** The text is for clients that know no structured content. */
function resultOf({ definition }: Tool, { output, replayed }: Outcome<z.ZodType>): CallToolResult {
  return {
    content: [textOf(output)],
    ...(definition.outputSchema && { structuredContent: output as Record<string, unknown> }),
    ...(replayed && { _meta: { replayed } }),
  };
}

const textOf = (shown: unknown) => ({ type: "text", text: JSON.stringify(shown) }) as const;

function parsed<S extends z.ZodType>(schema: S, params: unknown): z.output<S> {
  try {
    return parseInput(schema, params);
  } catch (error) {
    throw invalidParams(toFailure(error));
  }
}
