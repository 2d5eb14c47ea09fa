/** The media type of server-sent events (HTML, "Server-sent events"). */
const EVENT_STREAM = "text/event-stream";

const JSON_ACCEPTED = /application\/(json|graphql-response\+json|\*)|\*\/\*/i;

/** What a client of GraphQL over SSE (graphql-sse, "Distinct connections mode") accepts. */
export function acceptedBy(headers: Headers): { readonly stream: boolean; readonly json: boolean } {
  const accept = headers.get("accept") ?? "*/*";
  return { stream: accept.toLowerCase().includes(EVENT_STREAM), json: JSON_ACCEPTED.test(accept) };
}

/**
 * The response of a stream that may break off. Then its body ends without the `complete` of the protocol, which is how
 * clients know that there is more to be had: an error would be written into it.
 */
export function breakingOff(response: Response): Response {
  const { body, status, headers } = response;
  if (body === null || !headers.get("content-type")?.startsWith(EVENT_STREAM)) return response;
  const reader = body.getReader() as ReadableStreamDefaultReader<Uint8Array>;
  const quiet = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await reader.read().catch(() => ({ done: true, value: undefined }) as const);
        if (done) controller.close();
        else controller.enqueue(value);
      },
      cancel: (reason) => reader.cancel(reason),
    },
    // Nothing is taken ahead of the client.
    { highWaterMark: 0 },
  );
  return new Response(quiet, { status, headers });
}
