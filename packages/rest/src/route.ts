import type { Operation } from "@orrery/operation";
import type { z } from "zod";
import type { Contract } from "./contract.ts";
import type { Frame } from "./wire/event-stream.ts";
import type { Page } from "./wire/html-page.ts";

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** What an endpoint shows of its operation's output, where that is not the output itself. */
interface Shown<Out, View extends z.ZodType> {
  /** From the operation's output to what the contract shows, in camelCase. `input` is what the caller sent, before the schema parsed it. */
  respond(outcome: { readonly output: Out; readonly input: unknown }): z.output<View>;
  /** The schema of what `respond` gives, for the published document. It parses nothing. */
  readonly shows: View;
}

/** A text that is the whole body, as it stands. */
export interface TextDocument {
  readonly contentType: string;
  readonly text: string;
}

/** Which of the operation's fields take a file's content and its type, what it may be sent as, and how large it may be. */
export interface FileField {
  readonly content: string;
  readonly contentType: string;
  /** Media types, for the published document: the operation decides on what it gets. */
  readonly accepts: readonly string[];
  readonly maxBytes: number;
}

/** Which of the operation's fields take the path's token, a body as it came, and its headers. The token's own limit holds (`hooks`). */
export interface ReceivedFields {
  readonly token: string;
  readonly body: string;
  readonly headers: string;
  readonly maxBytes: number;
}

interface RouteOptions {
  /** The operation's input fields that the endpoint takes (`agentId`, in the operation's own names); all, unless told. Others are unknown, so ignored. */
  readonly fields?: readonly string[];
  /** Default: 201 for a POST that writes, else 200. */
  readonly status?: number;
  /** Whether what was asked for waits for somebody's decision: then the answer is 202, with the same body. */
  readonly held?: (outcome: { readonly output: unknown; readonly input: unknown }) => boolean;
  /** The answer is the whole body, without the contract's envelope. */
  readonly bare?: boolean;
  /** Input that is in the request's headers. What the query says wins. @throws Failure for headers that can't be served */
  readonly headers?: (headers: Headers) => object;
  /** For how long anybody may keep the answer; without it, nobody may. */
  readonly cacheSeconds?: number;
  /** The body is a file. */
  readonly file?: FileField;
  /** The body is whatever others send, who have no credential but the token in the path. */
  readonly receives?: ReceivedFields;
  /** Of a `stream` operation: under which name its items, each as `respond` shows it, are listed in the body. */
  readonly rows?: string;
  /** Of a `stream` operation whose items are rows of cells: they are the answer, as a CSV to be kept as a file. */
  readonly csv?: true;
  /** The contract document's own example of an input, in the operation's names; the operation's example, unless told. */
  readonly example?: Readonly<Record<string, unknown>>;
  /** What is streamed instead to a request that accepts `text/event-stream`. */
  readonly follow?: Followed;
  /** What a browser is shown of the output, where one comes here by itself. A failure is shown it as a page, too. */
  page?(output: unknown): Page;
}

/** A stream of frames: its operation, and how an item of it goes on the wire. Its input is the endpoint's. */
export interface Followed {
  readonly operation: Operation;
  frame(item: unknown): Frame;
  /** The schema of the frames' data, for the published document. */
  readonly shows: z.ZodType;
}

/** The `stream` operation of an endpoint, with its frames. `after` of its input is where a client goes on, by `Last-Event-ID`. */
export function followedBy<O extends z.ZodType>(
  operation: Operation<string, z.ZodType, O>,
  shows: z.ZodType,
  frame: (item: z.output<O>) => Frame,
): Followed {
  return { operation: operation as Operation, shows, frame: frame as Followed["frame"] };
}

/** Of an answer that says that what was asked for is held. */
export const HELD_STATUS = 202;

/** One endpoint of a contract, as data. Path parameters (`{id}`) are named after the operation's input fields. */
export interface RestRoute extends RouteOptions, Partial<Shown<unknown, z.ZodType>> {
  /** The answer is a text of another kind than the contract's JSON. */
  readonly document?: (output: unknown) => TextDocument;
  readonly contract: Contract;
  readonly method: Method;
  readonly path: `/${string}`;
  readonly operation: Operation;
  readonly status: number;
}

/** Writes the rows of one contract: `endpoint("GET", "/v1/leads", listLeads)`. */
export function endpointsOf(contract: Contract) {
  return <O extends z.ZodType, View extends z.ZodType = z.ZodType>(
    method: Method,
    path: `/${string}`,
    operation: Operation<string, z.ZodType, O>,
    options: RouteOptions & { readonly document?: (output: z.output<O>) => TextDocument } & (
        | Shown<z.output<O>, View>
        | { readonly respond?: never }
      ) = {},
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

/** Whether all that there is to get is the stream. */
export const isStreamAlone = ({ operation, follow }: RestRoute): boolean => follow?.operation === operation;

/** Where an endpoint's input is, beside its path. */
export function inputPlace(method: Method): "query" | "body" {
  return method === "GET" || method === "DELETE" ? "query" : "body";
}

/** The names of a path's parameters. */
export function pathParameters(path: string): readonly string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].flatMap(([, name]) => name ?? []);
}
