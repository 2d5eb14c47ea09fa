import { STATUS_CODES } from "node:http";
import type { Socket } from "node:net";

/** How long the client has to read the answer, before the connection goes. */
const LINGER_MS = 1_000;

/** Answers on a connection that Node serves no longer, and closes it. */
export async function endWith(socket: Socket, response: Response): Promise<void> {
  socket.end(await asText(response));
  setTimeout(() => socket.destroy(), LINGER_MS).unref();
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
