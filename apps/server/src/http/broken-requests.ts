import { type Server, type ServerResponse, STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import { Failure } from "@orrery/operation";
import type { App } from "./app.ts";
import { connectionOf } from "./connection.ts";

/** What Node tells of a connection that it cannot read a request from. */
interface ClientError extends NodeJS.ErrnoException {
  /** The packet that was being read. */
  readonly rawPacket?: Buffer;
}

/** How long the client has to read the answer, before the connection goes. */
const LINGER_MS = 1_000;

/**
 * Answers what Node's parser refuses, in the words of the space that it was for, and closes the connection. The request
 * line is known if it came in the same packet as what was wrong.
 */
export function answerBrokenRequests(server: Server, app: App): void {
  const answered = new WeakSet<Socket>();
  const responses = new WeakMap<Socket, ServerResponse>();
  server.on("request", ({ socket }, response) => responses.set(socket, response));
  server.on("clientError", (error: ClientError, stream) => {
    const socket = stream as Socket;
    if (answered.has(socket)) return;
    answered.add(socket);
    const response = responses.get(socket);
    const isMidAnswer = response?.headersSent === true && !response.writableFinished;
    // In the middle of a body: its request is counted, and answered for the log, already.
    const hasGone = error.code === "HPE_INVALID_EOF_STATE" && response?.writableFinished === false;
    if (error.code === "ECONNRESET" || !socket.writable || isMidAnswer || hasGone) {
      socket.destroy();
      return;
    }
    void answer(app, socket, error).catch(() => socket.destroy());
  });
}

async function answer(app: App, socket: Socket, error: ClientError): Promise<void> {
  const { method, pathname } = requestLineOf(error.rawPacket);
  const connection = connectionOf(socket);
  const response = await app.refuse({ method, pathname, failure: failureOf(error), connection });
  socket.end(await asText(response));
  setTimeout(() => socket.destroy(), LINGER_MS).unref();
}

function failureOf({ code }: ClientError): Failure {
  if (code === "HPE_HEADER_OVERFLOW") {
    return new Failure("PAYLOAD_TOO_LARGE", { message: "The request line and headers are larger than 16384 bytes." });
  }
  if (code === "ERR_HTTP_REQUEST_TIMEOUT") {
    return new Failure("BAD_REQUEST", { message: "The request took too long to arrive." });
  }
  return new Failure("BAD_REQUEST", { message: "This is not a well-formed HTTP request." });
}

const REQUEST_LINE = /^([A-Z]{3,16}) (\/[^\s?#]*)/;

function requestLineOf(packet: Buffer | undefined): { method: string; pathname: string } {
  const [, method = "", pathname = "/"] = REQUEST_LINE.exec(packet?.toString("latin1") ?? "") ?? [];
  return { method, pathname };
}

/** The response as it goes over the wire. */
async function asText(response: Response): Promise<string> {
  const body = await response.text();
  const { status, headers } = response;
  headers.set("Connection", "close");
  headers.set("Content-Length", `${Buffer.byteLength(body)}`);
  headers.set("Date", new Date().toUTCString());
  const lines = [...headers].map(([name, value]) => `${name}: ${value}\r\n`).join("");
  return `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ""}\r\n${lines}\r\n${body}`;
}
