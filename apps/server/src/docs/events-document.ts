import type { EventType } from "@orrery/operation";
import { API_VERSION, Components, camelCase, type JsonSchema, jsonSchemaOf } from "@orrery/rest";

/** An AsyncAPI 3.0 document. */
export interface EventsDocument {
  readonly asyncapi: "3.0.0";
  readonly channels: Readonly<Record<string, object>>;
  readonly operations: Readonly<Record<string, object>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, JsonSchema>>;
    readonly messages: Readonly<Record<string, object>>;
    readonly securitySchemes: Readonly<Record<string, object>>;
  };
  readonly [field: string]: unknown;
}

/** The document of these events, in the order of their types: the same ones give the same text. */
export function eventsDocument(events: readonly EventType[]): EventsDocument {
  const components = new Components();
  const inOrder = events.toSorted((a, b) => (a.type < b.type ? -1 : 1));
  const messages = inOrder.map((event) => [event.type, messageOf(event, components)] as const);
  return {
    asyncapi: "3.0.0",
    info: { title: "Orrery events", version: API_VERSION, description: DESCRIPTION },
    defaultContentType: "application/json",
    channels: Object.fromEntries(STREAMS.map((stream) => [stream.channel, channelOf(stream, inOrder)])),
    operations: Object.fromEntries(STREAMS.map((stream) => [stream.operation, operationOf(stream, inOrder)])),
    components: {
      schemas: components.toJSON().schemas,
      messages: Object.fromEntries(messages),
      securitySchemes: SECURITY_SCHEMES,
    },
  };
}

/** A way to follow events: its channel, and the operation by which the server sends there. */
interface Stream {
  readonly channel: string;
  readonly operation: string;
  readonly address: string;
  readonly title: string;
  readonly description: string;
  /** The parameters of the address, by their names. */
  readonly parameters?: Readonly<Record<string, { readonly description: string }>>;
  /** Whether a credential is asked for beside the address. */
  readonly isOpen?: true;
  /** What the protocol adds, as in AsyncAPI's bindings. */
  readonly bindings: Readonly<Record<string, object>>;
}

const SERVER_SENT_EVENTS =
  "Server-sent events: the event's type is the frame's `event`, its cursor the `id`, and the message its `data`. `Last-Event-ID` is where to go on. A frame without data moves the cursor on.";
const QUERY = {
  type: "object",
  properties: {
    after: { type: "string", description: "The cursor of the last event that is known." },
    types: { type: "string", description: "Only events of these types, with commas between them." },
  },
};

const STREAMS: readonly Stream[] = [
  {
    channel: "events",
    operation: "followEvents",
    address: "/v1/events",
    title: "All events that a credential may see",
    description: `For requests that accept \`text/event-stream\`. ${SERVER_SENT_EVENTS}`,
    bindings: { http: { method: "GET", query: QUERY, bindingVersion: "0.3.0" } },
  },
  {
    channel: "eventsByLink",
    operation: "followEventsByLink",
    address: "/v1/event-streams/{link}",
    title: "The events that an address was made for",
    description: `For a browser's \`EventSource\`. ${SERVER_SENT_EVENTS}`,
    parameters: { link: { description: "The credential: `POST /v1/events/stream-url` gives whole addresses." } },
    isOpen: true,
    bindings: { http: { method: "GET", bindingVersion: "0.3.0" } },
  },
  {
    channel: "eventsOverTrpc",
    operation: "followEventsOverTrpc",
    address: "/trpc/events.follow",
    title: "The same, as a subscription of tRPC",
    description:
      "Server-sent events of tRPC's own: the message is the `event` of an item, which is tracked by its cursor. Where `event` is null, the item moves the cursor on.",
    bindings: { http: { method: "GET", bindingVersion: "0.3.0" } },
  },
  {
    channel: "eventsOverGraphql",
    operation: "followEventsOverGraphql",
    address: "/graphql",
    title: "The same, as a subscription of GraphQL",
    description:
      "WebSockets with the protocol `graphql-transport-ws`, the credential in `connection_init`: the message is `data.events` of a `next`, with the fields that were asked for.",
    // The protocol of WebSockets has none for an operation.
    bindings: {},
  },
];

const SECURITY_SCHEMES = {
  bearer: { type: "http", scheme: "bearer", description: "An API key, an access token or an MCP token." },
  apiKey: { type: "httpApiKey", in: "header", name: "X-API-Key", description: "The same, in the other header." },
};

const referTo = (pointer: string) => ({ $ref: `#/${pointer}` });

function channelOf({ address, title, description, parameters }: Stream, events: readonly EventType[]): object {
  const messages = events.map(({ type }) => [type, referTo(`components/messages/${type}`)]);
  return { address, title, description, ...(parameters && { parameters }), messages: Object.fromEntries(messages) };
}

function operationOf({ channel, title, isOpen, bindings }: Stream, events: readonly EventType[]): object {
  const schemes = Object.keys(SECURITY_SCHEMES).map((name) => referTo(`components/securitySchemes/${name}`));
  return {
    action: "send",
    channel: referTo(`channels/${channel}`),
    title,
    ...(isOpen ? {} : { security: schemes }),
    bindings,
    messages: events.map(({ type }) => referTo(`channels/${channel}/messages/${type}`)),
  };
}

const DESCRIPTION = [
  "What happens in an organization: each event is written in the commit of its change, and says what was true then.",
  "Fields may be added to any event: ignore those that you don't know. An event that comes by more than one way has the same `id` on each.",
].join("\n\n");

function messageOf({ type, description, data, reading }: EventType, components: Components): object {
  return {
    name: type,
    title: type,
    summary: description,
    description: `Seen by who has the scope \`${reading.scope.name}\`.`,
    "x-scope": reading.scope.name,
    payload: envelope(type, components.schema(jsonSchemaOf(data, "output"), { keys: camelCase, title: "" })),
  };
}

/** An event as the log has it, around its own data. */
function envelope(type: string, data: JsonSchema): JsonSchema {
  const properties: Record<string, JsonSchema> = {
    id: { type: "string", format: "uuid", description: "The event's own id: the same however often it comes." },
    cursor: { type: "string", description: "Opaque: where to go on after this event." },
    position: { type: "integer", description: "Its place in the organization's log, without gaps." },
    type: { const: type },
    createdAt: { type: "string", format: "date-time" },
    resource: {
      type: "object",
      description:
        "What it is about, with the version that it has after the change: drop what is older than what you have.",
      properties: { id: { type: "string", format: "uuid" }, version: { type: "integer" } },
      required: ["id", "version"],
    },
    data,
  };
  return { type: "object", properties, required: Object.keys(properties) };
}
