import type { EventType } from "@orrery/operation";
import { API_VERSION, Components, camelCase, type JsonSchema, jsonSchemaOf } from "@orrery/rest";

/** An AsyncAPI 3.0 document. */
export interface EventsDocument {
  readonly asyncapi: "3.0.0";
  readonly components: {
    readonly schemas: Readonly<Record<string, JsonSchema>>;
    readonly messages: Readonly<Record<string, object>>;
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
    components: { schemas: components.toJSON().schemas, messages: Object.fromEntries(messages) },
  };
}

const DESCRIPTION = [
  "What happens in an organization: each event is written in the commit of its change, and says what was true then.",
  "Fields may be added to any event: ignore those that you don't know. An event may come more than once, under the same `id`.",
].join("\n\n");

function messageOf({ type, description, data }: EventType, components: Components): object {
  return {
    name: type,
    title: type,
    summary: description,
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
