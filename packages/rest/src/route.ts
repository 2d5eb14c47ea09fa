import type { Operation } from "@orrery/operation";
import type { z } from "zod";
import type { Contract } from "./contract.ts";
import type { Frame } from "./wire/event-stream.ts";

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

interface RouteOptions<Out> {
  /** The operation's input fields that the endpoint takes (`agentId`, in the operation's own names); all, unless told. Others are unknown, so ignored. */
  readonly fields?: readonly string[];
  /** Default: 201 for a POST that writes, else 200. */
  readonly status?: number;
  /** From the operation's output to what the contract shows, in camelCase; the output itself, unless told. `input` is what the caller sent, before the schema parsed it. */
  respond?(outcome: { readonly output: Out; readonly input: unknown }): unknown;
  /** The answer is the whole body, without the contract's envelope. */
  readonly bare?: boolean;
  /** For how long anybody may keep the answer; without it, nobody may. */
  readonly cacheSeconds?: number;
  /** The body is a file: which of the operation's fields take its content and its type, and how large it may be. */
  readonly file?: { readonly content: string; readonly contentType: string; readonly maxBytes: number };
  /** Of a `stream` operation: under which name its items, each as `respond` shows it, are listed in the body. */
  readonly rows?: string;
  /** What is streamed instead to a request that accepts `text/event-stream`. */
  readonly follow?: Followed;
}

/** A stream of frames: its operation, and how an item of it goes on the wire. Its input is the endpoint's. */
export interface Followed {
  readonly operation: Operation;
  frame(item: unknown): Frame;
}

/** The `stream` operation of an endpoint, with its frames. `after` of its input is where a client goes on, by `Last-Event-ID`. */
export function followedBy<O extends z.ZodType>(
  operation: Operation<string, z.ZodType, O>,
  frame: (item: z.output<O>) => Frame,
): Followed {
  return { operation: operation as Operation, frame: frame as Followed["frame"] };
}

/** One endpoint of a contract, as data. Path parameters (`{id}`) are named after the operation's input fields. */
export interface RestRoute extends RouteOptions<unknown> {
  readonly contract: Contract;
  readonly method: Method;
  readonly path: `/${string}`;
  readonly operation: Operation;
  readonly status: number;
}

/** Writes the rows of one contract: `endpoint("GET", "/v1/leads", listLeads)`. */
export function endpointsOf(contract: Contract) {
  return <O extends z.ZodType>(
    method: Method,
    path: `/${string}`,
    operation: Operation<string, z.ZodType, O>,
    options: RouteOptions<z.output<O>> = {},
  ): RestRoute => {
    const status = method === "POST" && operation.mode !== "read" ? 201 : 200;
    return { status, ...options, contract, method, path, operation: operation as Operation } as RestRoute;
  };
}

/**
 * A path's `{link}` is the request's credential, and its only one: a signed link for the operation, which also gives the
 * input fields that it was signed for.
 */
export const LINK = "link";

export const isLinked = ({ path }: Pick<RestRoute, "path">): boolean => pathParameters(path).includes(LINK);

/** Where an endpoint's input is, beside its path. */
export function inputPlace(method: Method): "query" | "body" {
  return method === "GET" || method === "DELETE" ? "query" : "body";
}

/** The names of a path's parameters. */
export function pathParameters(path: string): readonly string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].flatMap(([, name]) => name ?? []);
}
