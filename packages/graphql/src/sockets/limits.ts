/** What WebSockets may take of one process. */
export interface SocketLimits {
  /** Until `connection_init`; then 4408. */
  readonly initMs: number;
  /** One message of a client; then 1009. */
  readonly messageBytes: number;
  /** Operations that one socket has at a time; further ones are refused. */
  readonly operations: number;
  /** Sockets of one credential; a further one is closed with 1013. */
  readonly sockets: number;
  /** Sockets without a credential, or not yet with one, of one network (an IPv4 address, an IPv6 /64); further ones are answered with 429. */
  readonly anonymousSockets: number;
  /** What may wait in one socket to be read; then nothing is added, and nothing is taken from it either. */
  readonly bufferBytes: number;
  /** For how long a client may take nothing of what waits for it; then 4413. */
  readonly stalledMs: number;
  /** How often a client is pinged. One that has not answered by the next time is gone. */
  readonly pingMs: number;
  /** For how long a client that is sent away may take to say so itself; then the connection is cut. */
  readonly closeMs: number;
}

export const SOCKET_LIMITS: SocketLimits = {
  initMs: 5_000,
  messageBytes: 1024 * 1024,
  operations: 100,
  sockets: 100,
  anonymousSockets: 100,
  bufferBytes: 1024 * 1024,
  stalledMs: 10_000,
  pingMs: 20_000,
  closeMs: 5_000,
};

/** Who holds how many of something. */
export class Places {
  readonly #held = new Map<string, number>();

  /** @returns whether there was one left */
  take(holder: string, most: number): boolean {
    const held = this.#held.get(holder) ?? 0;
    if (held >= most) return false;
    this.#held.set(holder, held + 1);
    return true;
  }

  giveBack(holder: string): void {
    const held = this.#held.get(holder) ?? 0;
    if (held > 1) this.#held.set(holder, held - 1);
    else this.#held.delete(holder);
  }
}
