import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { text } from "node:stream/consumers";
import { createLogger } from "../src/index.ts";

/** Every test server's, so that it is made of no more than it needs. */
export const ROOT_SECRET = "a root secret for tests, 32 bytes";

/** A logger whose lines the test reads. */
export function recordingLogger(level = "trace") {
  const written: string[] = [];
  const logger = createLogger(level, { write: (line) => written.push(line) });
  return {
    logger,
    /** All of it, as it would stand in the log. */
    text: () => written.join(""),
    lines: () => written.map((line) => JSON.parse(line) as Record<string, unknown>),
  };
}

/** A plain connection, for what `fetch` would not send. */
export async function rawConnection(url: string): Promise<Socket> {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port) });
  await once(socket, "connect");
  // The server may end it in the middle of what is sent.
  socket.on("error", () => socket.destroy());
  return socket;
}

/** An answer as it came over the wire. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

/** Reads until the server closes the connection. */
export async function rawAnswer(socket: Socket): Promise<RawAnswer> {
  const all = await text(socket);
  const [head = "", ...body] = all.split("\r\n\r\n");
  const [statusLine = "", ...lines] = head.split("\r\n");
  const headers = lines.map((line) => line.split(/: (.*)/s, 2) as [string, string]);
  return {
    status: Number(statusLine.split(" ")[1]),
    headers: new Map(headers.map(([name, value]) => [name.toLowerCase(), value])),
    body: body.join("\r\n\r\n"),
  };
}

/** Sends bytes, and reads until the server closes the connection. */
export async function sendRaw(url: string, bytes: string): Promise<RawAnswer> {
  const socket = await rawConnection(url);
  socket.write(bytes);
  return rawAnswer(socket);
}
