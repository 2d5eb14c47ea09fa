import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What a provider's server is to answer with. */
export type Reply =
  /** What the model says: an object as its JSON text, a picture as it is. */
  | {
      readonly kind: "answer";
      readonly value?: unknown;
      readonly text?: string;
      readonly picture?: Uint8Array;
      readonly usage?: Usage;
      /** Why it ended; `end` unless told. */
      readonly stop?: "end" | "cut" | "refused";
    }
  | {
      readonly kind: "error";
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly message?: string;
    }
  /** A body that is none of the provider's. */
  | { readonly kind: "raw"; readonly body: string }
  /** Takes the request and says nothing more. */
  | { readonly kind: "hang" }
  /** Takes the request and breaks the connection off. */
  | { readonly kind: "cut off" }
  /** Says that it has answered, and breaks the connection off before its answer has come. */
  | { readonly kind: "cut short" };

export interface Usage {
  readonly inputTokens: number;
  readonly outputTokens: number;
}

/** What a request says, as every provider's says it. */
export interface ModelRequest {
  readonly model: string;
  /** Whatever is text in it, in order. */
  readonly text: string;
  /** Each picture's bytes. */
  readonly pictures: readonly Buffer[];
  readonly outputTokensMax: number | undefined;
  /** The schema that the answer is asked in, where it is. */
  readonly schema: object | undefined;
  /** As it came. */
  readonly body: Readonly<Record<string, unknown>>;
}

/** One provider's wire format. */
export interface WireFormat {
  /** @throws BadModelRequest for what the real one refuses */
  read(request: {
    readonly path: string;
    readonly headers: IncomingMessage["headers"];
    readonly body: unknown;
  }): ModelRequest;
  answer(reply: Reply & { kind: "answer" }, request: ModelRequest): object;
  error(status: number, message: string): object;
}

/** What the real provider answers with a 4xx. */
export class BadModelRequest extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

export type Respond = (request: ModelRequest, number: number) => Reply | Promise<Reply>;

export interface ModelServer extends AsyncDisposable {
  /** Without a path. */
  readonly url: string;
  /** Those that were taken, whatever became of them. */
  readonly requests: readonly ModelRequest[];
  /** How many of them ended because the client left. */
  left(): number;
}

/** A provider's server on this machine. What it is asked must be what the real one would take. */
export async function startModelServer(format: WireFormat, respond: Respond): Promise<ModelServer> {
  const requests: ModelRequest[] = [];
  let left = 0;
  const server = createServer(async (incoming, outgoing) => {
    outgoing.on("close", () => {
      if (!outgoing.writableFinished) left += 1;
    });
    try {
      const body: unknown = JSON.parse(Buffer.concat(await Array.fromAsync(incoming)).toString());
      const request = format.read({ path: incoming.url ?? "", headers: incoming.headers, body });
      requests.push(request);
      send(outgoing, format, request, await respond(request, requests.length));
    } catch (error) {
      const status = error instanceof BadModelRequest ? error.status : 500;
      json(outgoing, status, format.error(status, error instanceof Error ? error.message : "broken"));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  server.unref();
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    left: () => left,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function send(outgoing: ServerResponse, format: WireFormat, request: ModelRequest, reply: Reply): void {
  if (reply.kind === "answer") json(outgoing, 200, format.answer(reply, request));
  else if (reply.kind === "error") {
    json(outgoing, reply.status, format.error(reply.status, reply.message ?? "as it was told"), reply.headers);
  } else if (reply.kind === "raw") {
    outgoing.writeHead(200, { "content-type": "application/json" }).end(reply.body);
  } else if (reply.kind === "cut off") outgoing.destroy();
  else if (reply.kind === "cut short") {
    outgoing.writeHead(200, { "content-type": "application/json", "content-length": 100 });
    outgoing.write("{", () => outgoing.destroy());
  }
}

function json(
  outgoing: ServerResponse,
  status: number,
  body: object,
  headers: Readonly<Record<string, string>> = {},
): void {
  outgoing.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
}

/** Gives these one after another, and the last one from then on. */
export function inTurn(...replies: readonly [Reply, ...Reply[]]): Respond {
  return (_, number) => replies[Math.min(number, replies.length) - 1] ?? replies[0];
}
