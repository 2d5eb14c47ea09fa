import type { IncomingMessage } from "node:http";
import type { Socket } from "node:net";
import { type Caller, Failure } from "@orrery/operation";
import { type ExecutionArgs, GraphQLError } from "graphql";
import { handleProtocols, makeServer } from "graphql-ws";
import { WebSocketServer } from "ws";
import { Channels } from "../subscriptions/channel.ts";
import { GOING_AWAY } from "./close-codes.ts";
import { Places, SOCKET_LIMITS, type SocketLimits } from "./limits.ts";
import { type OperationParts, SocketOperation } from "./operations.ts";
import { placeOf, Session, type SocketOrigin } from "./session.ts";

/** A request that wants to be a WebSocket. */
export interface Upgrade extends SocketOrigin {
  readonly request: IncomingMessage;
  readonly connection: Socket;
  /** What has come of the WebSocket already. */
  readonly head: Buffer;
  /** What the answer carries besides. */
  readonly headers: Readonly<Record<string, string>>;
  /** Answers it in another way. */
  refuse(failure: Failure): void;
  opened(): void;
  closed(code: number, caller: Caller): void;
}

/** WebSockets that speak `graphql-transport-ws`. */
export interface GraphQLSockets {
  accept(upgrade: Upgrade): void;
  readonly count: number;
  /** Sends everybody away and waits until they have gone, at most `graceMs`; what is being answered then is cut off. */
  close(graceMs: number): Promise<void>;
}

const TOO_MANY = "There are as many sockets without a credential as this address may have. Try again later.";

/** RFC 6455, 7.4.1. */
const NORMAL = 1000;

/** What is asked of a server that stops is not done, as its client asks again elsewhere. Said once nobody hears it. */
const ASK_ANOTHER_SERVER = [new GraphQLError(GOING_AWAY.reason)] as const;

/** By their contexts, which graphql-ws hands through. */
type Operations = WeakMap<object, SocketOperation>;

export function createSockets(
  parts: Omit<OperationParts, "limits" | "channels">,
  given: Partial<SocketLimits> = {},
): GraphQLSockets {
  const limits = { ...SOCKET_LIMITS, ...given };
  const places = new Places();
  const sessions = new Set<Session>();
  const upgrades = new WeakMap<IncomingMessage, Upgrade>();
  const protocol = protocolOf({ ...parts, limits, channels: new Channels() });
  const handshakes = handshakesOf(limits, upgrades);
  let isClosing = false;
  const pings = setInterval(() => {
    for (const session of sessions) session.ping();
  }, limits.pingMs).unref();

  function open(upgrade: Upgrade, socket: Parameters<Parameters<typeof handshakes.handleUpgrade>[3]>[0]): void {
    // Nothing of the request outlives `connection_init`: a socket may stay for weeks.
    const { request, address, network, requestId, closed: whenClosed } = upgrade;
    const session = new Session({ ports: parts.ports, limits, places }, socket, request, {
      address,
      network,
      requestId,
    });
    sessions.add(session);
    upgrade.opened();
    const adapter = {
      protocol: session.protocol,
      send: (text: string) => session.send(text),
      close: (code = NORMAL, reason = "") => session.close({ code, reason }),
      onMessage: (take: (text: string) => Promise<void>) => session.onMessage(take),
    };
    const closed = protocol.opened(adapter, { session });
    socket.once("close", (code, said) => {
      sessions.delete(session);
      whenClosed(code, session.caller);
      void closed(code, String(said));
    });
  }

  return {
    accept(upgrade) {
      const { request, connection, head, address } = upgrade;
      if (isClosing) {
        connection.destroy();
        return;
      }
      const place = placeOf({ kind: "anonymous", address }, upgrade);
      if (!places.take(place, limits.anonymousSockets)) {
        const details = { retryAfterSeconds: Math.ceil(limits.initMs / 1_000) };
        upgrade.refuse(new Failure("RATE_LIMITED", { message: TOO_MANY, details }));
        return;
      }
      upgrades.set(request, upgrade);
      let isOpen = false;
      handshakes.handleUpgrade(request, connection, head, (socket) => {
        isOpen = true;
        open(upgrade, socket);
      });
      // A handshake is done with, or refused, at once.
      if (!isOpen) places.giveBack(place);
    },
    get count() {
      return sessions.size;
    },
    async close(graceMs) {
      isClosing = true;
      clearInterval(pings);
      const cut = setTimeout(() => {
        for (const session of sessions) session.terminate();
      }, graceMs);
      for (const session of sessions) session.drain();
      await Promise.all([...sessions].map(({ closed }) => closed));
      clearTimeout(cut);
    },
  };
}

function handshakesOf(limits: SocketLimits, upgrades: WeakMap<IncomingMessage, Upgrade>): WebSocketServer {
  const handshakes = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: limits.messageBytes,
    handleProtocols,
    // Its types do not know this one yet.
    ...{ closeTimeout: limits.closeMs },
  });
  handshakes.on("wsClientError", ({ message }, _connection, request) => {
    upgrades.get(request)?.refuse(new Failure("BAD_REQUEST", { message: `No WebSocket: ${message}.` }));
  });
  handshakes.on("headers", (lines, request) => {
    for (const [name, value] of Object.entries(upgrades.get(request)?.headers ?? {})) lines.push(`${name}: ${value}`);
  });
  return handshakes;
}

/** graphql-ws' own server, over our sockets and our operations. */
function protocolOf(parts: OperationParts) {
  const operations: Operations = new WeakMap();
  const operationOf = ({ contextValue }: ExecutionArgs) => {
    const operation = operations.get(contextValue as object);
    if (!operation) throw new Error("Only what was prepared is run.");
    return operation;
  };
  return makeServer<Record<string, unknown>, { session: Session }>({
    connectionInitWaitTimeout: parts.limits.initMs,
    onConnect: ({ connectionParams, extra: { session } }) => session.begin(connectionParams),
    async onSubscribe({ subscriptions, extra: { session } }, id, payload) {
      if (session.isDraining) {
        await session.closed;
        return ASK_ANOTHER_SERVER;
      }
      session.answering(id);
      const operation = new SocketOperation(parts, session, id);
      const prepared = await operation.prepare(payload, Object.keys(subscriptions).length);
      if (isRefusal(prepared)) session.answered(id);
      else operations.set(prepared.contextValue as object, operation);
      return prepared;
    },
    execute: (args) => operationOf(args).execute(args),
    subscribe: (args) => operationOf(args).subscribe(args),
    onOperation({ extra: { session } }, id, _payload, _args, result) {
      if (Symbol.asyncIterator in Object(result)) session.answered(id);
    },
    onComplete: ({ extra: { session } }, id) => session.answered(id),
  });
}

const isRefusal = (prepared: ExecutionArgs | readonly unknown[]): prepared is readonly unknown[] =>
  Array.isArray(prepared);
