import { EventSourceParserStream } from "eventsource-parser/stream";

/** One frame of a stream of server-sent events. */
export interface ReceivedFrame {
  readonly id?: string | undefined;
  readonly event?: string | undefined;
  readonly data: string;
}

/** The frames of an answer that have data, as they come. Leaving it closes the connection. */
export async function* framesOf(response: Response): AsyncGenerator<ReceivedFrame> {
  if (!response.body) return;
  yield* response.body.pipeThrough(new TextDecoderStream()).pipeThrough(new EventSourceParserStream());
}
