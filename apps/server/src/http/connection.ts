import type { Socket } from "node:net";

/** The connection that a request came in on. */
export interface Connection {
  readonly address: string | undefined;
  /** Whether the client has gone, so that nobody reads the answer. */
  isGone(): boolean;
}

export function connectionOf(socket: Socket): Connection {
  return { address: socket.remoteAddress, isGone: () => socket.destroyed };
}
