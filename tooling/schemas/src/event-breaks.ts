import { restBreaks } from "./rest-breaks.ts";

interface Message {
  readonly payload?: unknown;
  readonly headers?: unknown;
}

interface Channel {
  readonly address?: string;
  readonly messages?: Readonly<Record<string, Message>>;
}

/** As much of an AsyncAPI document as is compared. */
interface Events {
  readonly channels?: Readonly<Record<string, Channel>>;
  readonly components: { readonly messages: Readonly<Record<string, Message>>; readonly schemas: object };
}

/**
 * What an AsyncAPI document breaks of an earlier one, a line each. An event is to its receiver what an answer is to a
 * caller, so the messages are compared as answers.
 */
export function eventBreaks(before: Events, after: Events): readonly string[] {
  return restBreaks(asAnswers(before), asAnswers(after));
}

/** The messages, and those of each channel, as the answers of an API. */
function asAnswers({ channels = {}, components: { messages, schemas } }: Events): Readonly<Record<string, unknown>> {
  const inChannels = Object.entries(channels).flatMap(([channel, { address = "", messages: sent = {} }]) =>
    Object.entries(sent).map(([name, message]) => [`/${channel}${address}/${name}`, message] as const),
  );
  const alone = Object.entries(messages).map(([name, message]) => [`/${name}`, message] as const);
  return {
    openapi: "3.1.1",
    info: { title: "Events", version: "1.0.0" },
    paths: Object.fromEntries([...alone, ...inChannels].map(([path, message]) => [path, { get: answerOf(message) }])),
    components: { schemas, messages },
  };
}

const answerOf = ({ payload = {}, headers = {} }: Message) => ({
  responses: {
    200: {
      description: "",
      content: {
        "application/json": {
          schema: { type: "object", properties: { payload, headers }, required: ["payload", "headers"] },
        },
      },
    },
  },
});
