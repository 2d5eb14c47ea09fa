import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import type { Socket } from "node:net";
import {
  type Authentication,
  type Caller,
  type Failure,
  isPrincipal,
  type RequestInfo,
  refusalOf,
} from "@orrery/operation";
import type { WebSocket } from "ws";
import type { GraphQLPorts } from "../exchange.ts";
import { closingFor, GOING_AWAY, NOT_READING, TOO_MANY_SOCKETS } from "./close-codes.ts";
import { credentialHeaders } from "./credentials.ts";
import type { Places, SocketLimits } from "./limits.ts";

/** Where a socket comes from. */
export interface SocketOrigin {
  /** The client's IP address. */
  readonly address: string;
  /** What an address is counted as, without a credential. */
  readonly network: string;
  readonly requestId: string;
}

export interface SessionParts {
  readonly ports: GraphQLPorts;
  readonly limits: SocketLimits;
  /** Of sockets, by credential or by network. */
  readonly places: Places;
}

/** One open WebSocket: whose it is, what it is sent, and how it ends. */
export class Session {
  readonly origin: SocketOrigin;
  /** Settled when the connection is gone. */
  readonly closed: Promise<void>;
  readonly #parts: SessionParts;
  readonly #socket: WebSocket;
  /** Of its request, until `connection_init` is there. */
  #headers: IncomingHttpHeaders;
  #authentication: Authentication;
  #place: string;
  #stopWatching: () => void = () => undefined;
  /** Operations that have one answer, until it is on its way. */
  readonly #answering = new Set<string>();
  #isDraining = false;
  #isAlive = true;
  #room: PromiseWithResolvers<void> | undefined;
  #requests = 0;

  /** The network's place has been taken already. */
  constructor(parts: SessionParts, socket: WebSocket, request: IncomingMessage, origin: SocketOrigin) {
    this.#parts = parts;
    this.#socket = socket;
    this.#headers = request.headers;
    this.origin = origin;
    this.#authentication = { caller: { kind: "anonymous", address: origin.address }, problem: "missing" };
    this.#place = placeOf(this.caller, origin);
    this.closed = new Promise((resolve) => {
      socket.once("close", () => {
        this.#stopWatching();
        parts.places.giveBack(this.#place);
        resolve();
      });
    });
    // What breaks the protocol (a message that is too large) is closed by `ws` itself, with its code.
    socket.on("error", () => undefined);
    socket.on("pong", () => {
      this.#isAlive = true;
    });
    this.#watchReading(request.socket);
  }

  get authentication(): Authentication {
    return this.#authentication;
  }

  get caller(): Caller {
    return this.#authentication.caller;
  }

  get protocol(): string {
    return this.#socket.protocol;
  }

  get isDraining(): boolean {
    return this.#isDraining;
  }

  /** What is known of the next of its requests. */
  nextRequest(): Pick<RequestInfo, "address" | "requestId"> {
    this.#requests += 1;
    const { address, requestId } = this.origin;
    return { address, requestId: `${requestId}.${this.#requests}` };
  }

  /**
   * Takes the credential of `connection_init`, for a point. Without one, it is somebody who may do what is public.
   * @returns whether it may go on; if not, it is closed
   */
  async begin(payload: Readonly<Record<string, unknown>> | undefined): Promise<boolean> {
    try {
      await this.#authenticate(payload);
    } catch (error) {
      const closing = closingFor(error);
      if (closing.isOurs) this.#parts.ports.report(error, this.origin.requestId);
      this.close(closing);
    }
    if (this.#isDraining) this.close(GOING_AWAY);
    return this.#isOpen;
  }

  async #authenticate(payload: Readonly<Record<string, unknown>> | undefined): Promise<void> {
    const { kernel, authenticate } = this.#parts.ports;
    const { address } = this.origin;
    const headers = credentialHeaders(this.#headers, payload);
    this.#headers = {};
    const authentication = await authenticate(headers, address);
    const asked = { ...this.nextRequest(), whenOver: (done: () => void) => done(), surface: "graphql" as const };
    const { caller, problem } = await kernel.admit({ ...authentication, ...asked }, "points", []);
    if (problem !== undefined && problem !== "missing") throw refusalOf(problem);
    this.#authentication = { caller, ...(problem && { problem }) };
    if (!this.#isOpen || !isPrincipal(caller)) return;
    if (this.#takePlace(caller)) this.#stopWatching = kernel.watch(caller, (why) => this.close(closingFor(why)));
    else this.close(TOO_MANY_SOCKETS);
  }

  /** From the network's to the credential's own. */
  #takePlace(caller: Caller): boolean {
    const { places, limits } = this.#parts;
    const place = placeOf(caller, this.origin);
    if (!places.take(place, limits.sockets)) return false;
    places.giveBack(this.#place);
    this.#place = place;
    return true;
  }

  /** Takes messages for as long as it is open: what arrives after it was sent away is not done. */
  onMessage(take: (text: string) => Promise<void>): void {
    this.#socket.on("message", (data) => {
      if (!this.#isOpen) return;
      take(String(data)).catch((error: unknown) => {
        this.#parts.ports.report(error, this.origin.requestId);
        this.#socket.terminate();
      });
    });
  }

  /**
   * Sends a message. It is done at once while there is room for more, and otherwise when the client has taken it: streams
   * wait for that, and nothing is read from the client either.
   */
  async send(text: string): Promise<void> {
    await this.push(text);
  }

  /** The same. @returns undefined while there is room for more, otherwise when there is again */
  push(message: string | Uint8Array): Promise<void> | undefined {
    if (!this.#isOpen) return undefined;
    this.#socket.send(message, AS_TEXT, this.#taken);
    if (this.#socket.bufferedAmount <= this.#parts.limits.bufferBytes) return undefined;
    this.#socket.pause();
    this.#room ??= Promise.withResolvers();
    return this.#room.promise;
  }

  /** The client has taken a message, or is gone. */
  readonly #taken = () => {
    this.#isAlive = true;
    const { bufferedAmount } = this.#socket;
    if (bufferedAmount > this.#parts.limits.bufferBytes && this.#isOpen) return;
    if (this.#socket.isPaused) this.#socket.resume();
    this.#room?.resolve();
    this.#room = undefined;
  };

  /** Sends the client away; the first reason counts. */
  close({ code, reason }: { readonly code: number; readonly reason: string }): void {
    this.#socket.close(code, reason);
  }

  /** A stream of it has ended by itself. */
  breakOff(why: Failure | undefined): void {
    if (why) this.close(closingFor(why));
    else this.drain();
  }

  /** Sends the client to another server, once those are answered that can't be asked twice. */
  drain(): void {
    this.#isDraining = true;
    if (this.#answering.size === 0) this.close(GOING_AWAY);
  }

  /** An operation begins; unless it turns out to be a stream, it is to be answered before the socket is drained. */
  answering(id: string): void {
    this.#answering.add(id);
  }

  answered(id: string): void {
    // The last message about it is sent in this turn.
    setImmediate(() => {
      this.#answering.delete(id);
      if (this.#isDraining) this.drain();
    });
  }

  /** Asks whether somebody is still there; cuts it off where nobody has said so since the last time. */
  ping(): void {
    if (!this.#isAlive) {
      this.#socket.terminate();
      return;
    }
    this.#isAlive = false;
    if (this.#isOpen) this.#socket.ping();
  }

  terminate(): void {
    this.#socket.terminate();
  }

  get #isOpen(): boolean {
    return this.#socket.readyState === this.#socket.OPEN;
  }

  /** Node's own timer of a connection, which starts anew with whatever goes either way. */
  #watchReading(connection: Socket): void {
    connection.setTimeout(this.#parts.limits.stalledMs);
    connection.on("timeout", () => {
      if (this.#socket.bufferedAmount > 0) this.close(NOT_READING);
    });
  }
}

const AS_TEXT = { binary: false } as const;

/** Whose place a socket takes. */
export const placeOf = (caller: Caller, { network }: Pick<SocketOrigin, "network">): string =>
  isPrincipal(caller) ? `credential ${caller.credentialId}` : `network ${network}`;
