import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { Failure } from "@orrery/operation";
import { StartError } from "../start/start-error.ts";
import type { App } from "./app.ts";
import { answerBrokenRequests } from "./broken-requests.ts";
import { connectionOf } from "./connection.ts";
import type { Upgrades } from "./upgrades.ts";

/** CONTRACTS.md, "Limits of size". */
const HEADER_BLOCK_MAX_BYTES = 16 * 1024;
/** Until the headers are complete, until the body is, between two requests, and without any byte in either direction. */
const HEADERS_TIMEOUT_MS = 15_000;
const REQUEST_TIMEOUT_MS = 60_000;
const KEEP_ALIVE_TIMEOUT_MS = 65_000;
const SILENCE_TIMEOUT_MS = 120_000;
/** How often Node looks for connections over the first two. */
const CHECK_INTERVAL_MS = 1_000;
/** How often idle connections are closed while the last requests finish. */
const DRAIN_INTERVAL_MS = 50;

export interface ListenerOptions {
  readonly host: string;
  /** 0 lets the system choose. */
  readonly port: number;
  readonly app: App;
  readonly upgrades: Upgrades;
  readonly timeouts?: { readonly headersMs: number; readonly requestMs: number };
  /** Runs when the address is known; no request is answered before it is done. */
  readonly beforeServing?: ((url: string) => Promise<void>) | undefined;
}

export interface Listener {
  readonly url: string;
  readonly port: number;
  /** Takes no more requests and waits for those under way, at most `graceMs`; what then still runs is cut off. */
  close(graceMs: number): Promise<void>;
}

/** Serves the app over HTTP/1.1. Whoever sends slowly, or nothing, or too much, is cut off. @throws StartError */
export async function listen(options: ListenerOptions): Promise<Listener> {
  const { host, port, app, upgrades, timeouts, beforeServing } = options;
  const opened = Promise.withResolvers<void>();
  const inFlight = new Set<Promise<void>>();
  let draining = false;
  const serve = (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const connection = connectionOf(incoming.socket, outgoing);
    const handle = async (request: Request) => {
      await opened.promise;
      const response = await app.handle(request, connection);
      if (draining) response.headers.set("Connection", "close");
      // HTTP/1.0 has no chunks: there, a body of unknown length ends with its connection.
      if (incoming.httpVersion === "1.0") response.headers.delete("Transfer-Encoding");
      return response;
    };
    // Made for each request, as the handler of a URL that cannot be parsed is not told which request it was.
    const errorHandler = () => app.refuse({ ...requestLine(incoming), failure: badRequest(), connection });
    // HTTP/1.0 knows no Host header, and there are probes that still speak it.
    const options = { errorHandler, ...(incoming.httpVersion === "1.0" && { hostname: "localhost" }) };
    const done = getRequestListener(handle, options)(incoming, outgoing).finally(() => inFlight.delete(done));
    inFlight.add(done);
  };
  const server = createServer(
    {
      maxHeaderSize: HEADER_BLOCK_MAX_BYTES,
      headersTimeout: timeouts?.headersMs ?? HEADERS_TIMEOUT_MS,
      requestTimeout: timeouts?.requestMs ?? REQUEST_TIMEOUT_MS,
      keepAliveTimeout: KEEP_ALIVE_TIMEOUT_MS,
      connectionsCheckingInterval: CHECK_INTERVAL_MS,
      // Ours says what is missing, and has what every answer has; Node's has nothing.
      requireHostHeader: false,
      shouldUpgradeCallback: upgrades.wants,
    },
    serve,
  );
  server.setTimeout(SILENCE_TIMEOUT_MS);
  // An expectation that nobody knows is nothing to refuse a request for.
  server.on("checkExpectation", serve);
  server.on("upgrade", async (request, connection, head) => {
    await opened.promise;
    upgrades.take(request, connection as Socket, head);
  });
  answerBrokenRequests(server, app);
  const address = await bind(server, host, port);
  const url = `http://${host.includes(":") ? `[${host}]` : host}:${address.port}`;
  try {
    await beforeServing?.(url);
  } catch (error) {
    server.close();
    server.closeAllConnections();
    throw error;
  }
  opened.resolve();
  return {
    url,
    port: address.port,
    async close(graceMs) {
      draining = true;
      await drain({ server, inFlight, upgrades }, graceMs);
    },
  };
}

async function bind(server: Server, host: string, port: number): Promise<AddressInfo> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const refuse = (cause: NodeJS.ErrnoException) => reject(cannotListen(host, port, cause));
  server.once("error", refuse);
  server.listen({ host, port }, resolve);
  await promise;
  server.off("error", refuse);
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  return address;
}

function cannotListen(host: string, port: number, cause: NodeJS.ErrnoException): StartError {
  const why = cause.code === "EADDRINUSE" ? "it is taken" : (cause.code ?? cause.message);
  return new StartError(`Cannot listen on ${host}, port ${port}: ${why}. Set HOST and PORT.`, { cause });
}

interface Serving {
  readonly server: Server;
  readonly inFlight: ReadonlySet<Promise<void>>;
  readonly upgrades: Upgrades;
}

/** A client that has gone may have left its request running: that is waited for as well, as it may still be writing. */
async function drain({ server, inFlight, upgrades }: Serving, graceMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  // A connection whose answer began before the draining stays open when it is done.
  const sweep = setInterval(() => server.closeIdleConnections(), DRAIN_INTERVAL_MS);
  const cut = Promise.withResolvers<void>();
  const timer = setTimeout(() => {
    server.closeAllConnections();
    cut.resolve();
  }, graceMs);
  try {
    await Promise.race([Promise.all([closed, Promise.allSettled(inFlight), upgrades.close(graceMs)]), cut.promise]);
  } finally {
    clearInterval(sweep);
    clearTimeout(timer);
  }
}

function requestLine({ method = "", url = "" }: IncomingMessage): { method: string; pathname: string } {
  return { method, pathname: url.split(/[?#]/, 1)[0] ?? "" };
}

function badRequest(): Failure {
  return new Failure("BAD_REQUEST", { message: "The URL is not valid, or the Host header is not valid or missing." });
}
