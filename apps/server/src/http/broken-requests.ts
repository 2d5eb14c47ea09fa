import type { Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { Failure } from "@orrery/operation";
import type { App } from "./app.ts";
import { connectionOf } from "./connection.ts";
import { endWith } from "./raw-answer.ts";

/** What Node tells of a connection that it cannot read a request from. */
interface ClientError extends NodeJS.ErrnoException {
  /** The packet that was being read. */
  readonly rawPacket?: Buffer;
}

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
  await endWith(socket, response);
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
