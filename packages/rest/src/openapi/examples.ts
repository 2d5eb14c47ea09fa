import type { Frame } from "../wire/event-stream.ts";
import examples from "./examples.json" with { type: "json" };

/** A request to an endpoint, and what a server has answered it with; ids, times and secrets are stand-ins. */
export interface EndpointExample {
  readonly request: {
    /** In names as they go on the wire, as are the next two. */
    readonly path: Readonly<Record<string, string>>;
    readonly query: Readonly<Record<string, unknown>>;
    readonly body?: unknown;
  };
  /** Missing where all that it answers is a stream. */
  readonly response?: unknown;
  /** Of a stream. */
  readonly frame?: Frame;
}

/** By endpoint, as in `GET /v1/leads`. Written by `npm run schemas`, out of requests to a real server. */
export const recordedExamples: Readonly<Record<string, EndpointExample | undefined>> = examples;
