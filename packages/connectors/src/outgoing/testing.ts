import { createServer, type Server as HttpServer, type RequestListener } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo, Server } from "node:net";
import { request } from "undici";
import { createOutgoing, type OutgoingOptions, type ResolvedAddress } from "./outgoing.ts";
import { TEST_CERTIFICATE } from "./test/certificate.ts";

/** A server of this machine that counts who connects to it. */
export interface Listening extends AsyncDisposable {
  readonly port: number;
  connections(): number;
}

const answer: RequestListener = (_, response) => response.end("here");

export const listenPlain = (answered: RequestListener = answer, host = "127.0.0.1"): Promise<Listening> =>
  listening(createServer(answered), host);

/** With a certificate for `receiver.example` and 127.0.0.1 that `ca` of the certificate vouches for. */
export const listenTls = (answered: RequestListener = answer): Promise<Listening> =>
  listening(createTlsServer(TEST_CERTIFICATE, answered), "127.0.0.1");

async function listening(server: Server, host: string): Promise<Listening> {
  let connections = 0;
  server.on("connection", () => connections++);
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  return {
    port: (server.address() as AddressInfo).port,
    connections: () => connections,
    async [Symbol.asyncDispose]() {
      (server as HttpServer).closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A resolver that gives each answer once, and the last one from then on. */
export function resolving(...answers: readonly (readonly string[])[]) {
  const asked: string[] = [];
  const resolve = async (hostname: string): Promise<ResolvedAddress[]> => {
    const given = answers[Math.min(asked.length, answers.length - 1)] ?? [];
    asked.push(hostname);
    return given.map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));
  };
  return { resolve, asked };
}

/** What a request through a way out ends with: a status, or why there is none. */
export async function reached(url: string, options: OutgoingOptions): Promise<number | string> {
  const outgoing = createOutgoing({ connectTimeoutMs: 2_000, ...options });
  try {
    const { statusCode, body } = await request(url, { dispatcher: outgoing.dispatcher, method: "POST", body: "{}" });
    await body.dump();
    return statusCode;
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  } finally {
    await outgoing.close();
  }
}
