import type { ServerResponse } from "node:http";
import type { Socket } from "node:net";

/** The connection that a request came in on. */
export interface Connection {
  readonly address: string | undefined;
  /** Whether the client has gone, so that nobody reads the answer. */
  isGone(): boolean;
  /** Calls `done` when the answer is out to its end, or will never be. */
  whenOver(done: () => void): void;
}

export function connectionOf(socket: Socket, answer?: ServerResponse): Connection {
  return {
    address: socket.remoteAddress,
    isGone: () => socket.destroyed,
    whenOver(done) {
      // A connection that is gone has said so already; one without an answer is for what is no request.
      if (!answer || answer.closed || socket.destroyed) done();
      else answer.once("close", done);
    },
  };
}
