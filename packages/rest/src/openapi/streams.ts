import type { Followed, RestRoute } from "../route.ts";
import { eventFrameText, RETRY_MS } from "../wire/event-stream.ts";
import type { Components } from "./components.ts";
import type { EndpointExample } from "./examples.ts";
import { jsonSchemaOf } from "./json-schema.ts";

/**
 * An endpoint's stream, as a Media Type Object. OpenAPI 3.1 knows a stream as one text, so what is in its frames stands
 * under `x-frame-data`, for who reads the document and for the test that holds the stream to it.
 */
export function streamOf(
  { contract }: RestRoute,
  { shows }: Followed,
  components: Components,
  example: EndpointExample["frame"],
): object {
  return {
    schema: { type: "string", description: DESCRIPTION },
    "x-frame-data": components.schema(jsonSchemaOf(shows, "output"), contract),
    ...(example && { example: `retry: ${RETRY_MS}\n${eventFrameText(example)}` }),
  };
}

const DESCRIPTION = [
  "Server-sent events (the HTML standard's, in UTF-8), to a request that accepts `text/event-stream`. It goes on until the client leaves, the server stops or the credential ends.",
  "Each frame has an `id`, which is the cursor, the event's type as its `event`, and in `data` one line of JSON that is as `x-frame-data` says.",
  "A comment with an `id` alone comes at once and then every 15 seconds in which there is nothing else: it says that the stream is alive, and moves the cursor on past what is not to be seen.",
  "Whoever comes back with the last `id`, as `Last-Event-ID`, misses nothing and gets nothing twice. What is wrong with a request is an error before the stream begins.",
].join("\n\n");
