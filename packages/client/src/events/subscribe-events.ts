import { type Client, createClient } from "graphql-ws";
import { credentialHeaders } from "../options.ts";
import { type FollowedEvent, type FollowOptions, resumed, type StreamItem } from "./resumed.ts";
import { refused, type StreamRefused } from "./stream-refused.ts";

const EVENTS = `subscription ($after: String, $types: [String!]) {
  events(after: $after, types: $types, heartbeats: true) {
    id cursor position type createdAt resource { id version } data
  }
}`;

/** How often the server is pinged, and how long it may take to say that it is there. */
const PING_MS = 20_000;

/**
 * The same as `followEvents`, over GraphQL's WebSockets (the protocol `graphql-transport-ws`).
 * @throws CursorExpired and StreamRefused, as that does
 */
export function subscribeEvents(options: FollowOptions): AsyncGenerator<FollowedEvent, void, undefined> {
  const { types } = options;
  return resumed(options, async (after, signal) => {
    if (signal.aborted) return { items: itemsOf(nothing()) };
    const client = socketTo(options);
    const leave = () => {
      client.terminate();
      void client.dispose();
    };
    signal.addEventListener("abort", leave, { once: true });
    return { items: itemsOf(client.iterate<Data, Extensions>({ query: EVENTS, variables: { after, types } })) };
  });
}

/** A socket for one subscription: the next one has another cursor. */
function socketTo(options: FollowOptions): Client {
  let late: ReturnType<typeof setTimeout> | undefined;
  const client = createClient({
    url: new URL("/graphql", options.baseUrl.replace(/^http/, "ws")).href,
    connectionParams: credentialHeaders(options),
    retryAttempts: 0,
    keepAlive: PING_MS,
    on: {
      ping(isReceived) {
        if (!isReceived) late = setTimeout(() => client.terminate(), PING_MS);
      },
      pong: () => clearTimeout(late),
      closed: () => clearTimeout(late),
    },
  });
  return client;
}

async function* nothing(): AsyncGenerator<never, void> {}

interface Data extends Record<string, unknown> {
  readonly events: FollowedEvent | null;
}

interface Extensions {
  /** Of a heartbeat. */
  readonly cursor?: string;
}

interface Problem {
  readonly message: string;
  readonly extensions?: {
    readonly code?: string;
    readonly reason?: string;
    readonly details?: Record<string, unknown>;
  };
}

interface Result {
  readonly data?: Data | null;
  readonly errors?: readonly Problem[];
  readonly extensions?: Extensions;
}

/** They end where the socket does. @throws StreamRefused */
async function* itemsOf(results: AsyncIterable<unknown>): AsyncGenerator<StreamItem, void, undefined> {
  try {
    for await (const result of results) {
      const { data, errors, extensions } = result as Result;
      // An event that can't be shown now may be had with another try.
      if (errors) throw errors;
      const event = data?.events ?? undefined;
      const cursor = event?.cursor ?? extensions?.cursor;
      if (cursor !== undefined) yield { cursor, ...(event && { event }) };
    }
  } catch (error) {
    const refusal = refusalIn(error);
    if (refusal) throw refusal;
  }
}

/** Worth another try, later. */
const PASSING: readonly (string | undefined)[] = ["RATE_LIMITED", "INTERNAL_ERROR"];
/** Sockets are closed so for what the next one would be closed for too: messages, credentials and protocols that are not good. */
const FINAL_CLOSES: readonly unknown[] = [4400, 4403, 4406];

/** What a subscription ends with (graphql-ws): its errors, or the end of the socket. Undefined for what passes. */
function refusalIn(thrown: unknown): StreamRefused | undefined {
  if (Array.isArray(thrown)) {
    const { message, extensions = {} } = thrown[0] as Problem;
    const { code = "", reason, details = {} } = extensions;
    return PASSING.includes(code) ? undefined : refused(message, { code, reason, details });
  }
  const { code, reason: said = "" } = thrown as { readonly code?: unknown; readonly reason?: string };
  if (!FINAL_CLOSES.includes(code)) return undefined;
  // `CREDENTIAL_INVALID: The API key or token is not valid.`
  const [, reason, message = said] = /^([A-Z_]+): (.*)$/s.exec(said) ?? [];
  return refused(message, { code: code === 4403 ? "FORBIDDEN" : "BAD_REQUEST", reason, details: {} });
}
