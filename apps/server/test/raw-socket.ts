import type { IncomingMessage } from "node:http";
import { type ClientOptions, WebSocket } from "ws";
import { socketUrl } from "./subscribing.ts";

/** A message of the protocol. */
export interface Message {
  readonly type: string;
  readonly id?: string;
  readonly payload?: unknown;
}

export interface Closed {
  readonly code: number;
  readonly reason: string;
}

/** A WebSocket that sends what the test wants, for what the stock client would not. */
export interface RawSocket {
  readonly socket: WebSocket;
  readonly closed: Promise<Closed>;
  send(message: object | string): void;
  /** The next message, whatever it is about. */
  next(): Promise<Message>;
}

export interface RawSocketOptions extends Pick<ClientOptions, "headers" | "autoPong"> {
  readonly protocols?: readonly string[];
}

/** A WebSocket that is open; nothing has been said. */
export async function openSocket(url: string, { protocols, ...options }: RawSocketOptions = {}): Promise<RawSocket> {
  const socket = new WebSocket(socketUrl(url), [...(protocols ?? ["graphql-transport-ws"])], options);
  const received: Message[] = [];
  let wake: () => void = () => undefined;
  socket.on("message", (data) => {
    received.push(JSON.parse(String(data)));
    wake();
  });
  const closed = new Promise<Closed>((resolve) => {
    socket.once("close", (code, reason) => resolve({ code, reason: String(reason) }));
  });
  await new Promise<void>((resolve, reject) => socket.once("open", resolve).once("error", reject));
  socket.on("error", () => undefined);
  return {
    socket,
    closed,
    send: (message) => socket.send(typeof message === "string" ? message : JSON.stringify(message)),
    async next() {
      for (;;) {
        const message = received.shift();
        if (message) return message;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
  };
}

/** A WebSocket whose `connection_init` with this payload was taken. */
export async function initialised(url: string, payload?: object, options?: RawSocketOptions): Promise<RawSocket> {
  const raw = await openSocket(url, options);
  raw.send({ type: "connection_init", payload });
  const message = await raw.next();
  if (message.type !== "connection_ack") throw new Error(`It was answered with ${JSON.stringify(message)}.`);
  return raw;
}

/** How the server answers a request for a WebSocket that it does not give. */
export async function refusedSocket(url: string, headers: Record<string, string> = {}) {
  const socket = new WebSocket(socketUrl(url), ["graphql-transport-ws"], { headers });
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    socket
      .once("unexpected-response", (_request, answer) => resolve(answer))
      .once("open", () => reject(new Error("It is open.")));
  });
  let body = "";
  for await (const chunk of response) body += chunk;
  return { status: response.statusCode, headers: response.headers, body: JSON.parse(body) as unknown };
}
