import type { IncomingMessage, ServerResponse } from "node:http";
import inject, { type InjectOptions } from "light-my-request";

/** Answers a request as Node's own servers have it: with a response of ours, or on what it is given. */
export type NodeAnswer = (request: IncomingMessage, response: ServerResponse) => Promise<Response | undefined>;

export interface NodeRequest {
  readonly request: Request;
  /** Path and query. */
  readonly target: string;
  readonly body: string | undefined;
  /** Where clients reach the server, whatever the request's headers say. */
  readonly publicUrl: string;
}

/** What proxies, or who pretends to be one, say of where a request was sent. */
const FORWARDED = [
  "forwarded",
  "x-forwarded-host",
  "x-forwarded-proto",
  "x-forwarded-port",
  "content-length",
  "transfer-encoding",
];

/** Has something answer that knows Node's requests alone, among handlers that know the web's. */
export async function inNode({ request, target, body, publicUrl }: NodeRequest, answer: NodeAnswer): Promise<Response> {
  const { host, protocol } = new URL(publicUrl);
  const headers = Object.fromEntries([...request.headers].filter(([name]) => !FORWARDED.includes(name)));
  const outcome: { own?: Response | undefined; error?: unknown } = {};
  const given = await inject(
    (incoming, outgoing) => {
      answer(incoming, outgoing as ServerResponse)
        .then((own) => {
          outcome.own = own;
        })
        .catch((error: unknown) => {
          outcome.error = error;
        })
        .finally(() => {
          if (!outgoing.writableEnded) outgoing.end();
        });
    },
    {
      method: request.method as NonNullable<InjectOptions["method"]>,
      url: target,
      headers: { ...headers, host, "x-forwarded-proto": protocol.replace(":", "") },
      ...(body !== undefined && { payload: body }),
    },
  );
  if (outcome.error !== undefined) throw outcome.error;
  if (outcome.own) return outcome.own;
  const answered = new Headers();
  for (const [name, value] of Object.entries(given.headers)) {
    if (name === "connection" || name === "content-length" || name === "date" || value === undefined) continue;
    for (const one of [value].flat()) answered.append(name, String(one));
  }
  const hasBody = given.rawPayload.length > 0;
  return new Response(hasBody ? new Uint8Array(given.rawPayload) : null, {
    status: given.statusCode,
    headers: answered,
  });
}
