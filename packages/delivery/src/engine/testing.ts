import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { createWorld, type TestWorld } from "@orrery/testkit";
import { Agent } from "undici";
import { createDeliveryEngine, type DeliveryEngine, type EngineOptions } from "./engine.ts";

/** A request that a receiver got. */
export interface Got {
  readonly id: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly at: number;
}

export interface Receiver extends AsyncDisposable {
  readonly url: string;
  readonly got: readonly Got[];
  /** What it answers from now on. Without one: 200. */
  answer: (response: ServerResponse, got: Got) => void;
}

/** A receiver of this machine, which keeps what it gets. */
export async function receiver(): Promise<Receiver> {
  const got: Got[] = [];
  const server = createServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray()).toString();
    const { headers, url: path = "" } = request;
    const one = { id: String(headers["webhook-id"]), path, headers, body, at: performance.now() };
    got.push(one);
    made.answer(response, one);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const made: Receiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    got,
    answer: (response) => response.end("ok"),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return made;
}

export const answering =
  (status: number, headers: Record<string, string> = {}): Receiver["answer"] =>
  (response) =>
    void response.writeHead(status, headers).end(`status ${status}`);

/** An endpoint as a test wants it; its secret is kept as it is. */
export interface NewEndpoint {
  readonly url: string;
  readonly dialect?: string;
  readonly events?: readonly string[];
  readonly filter?: { readonly resources: readonly string[] };
  readonly coalesceSeconds?: number;
  readonly credentialId?: string;
  /** Default: a key, where a credential is named. */
  readonly credentialKind?: string;
}

export const SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

/** Puts an endpoint into a world, past the operations. */
export async function addEndpoint({ database, organizationId }: TestWorld, endpoint: NewEndpoint): Promise<string> {
  const { url, dialect = "orkestra", events = ["*"], filter, coalesceSeconds, credentialId, credentialKind } = endpoint;
  const made = await database.system.webhookEndpoint.create({
    data: {
      ...{ organizationId, url, dialect, events: [...events] },
      ...(filter && { filter: { resources: [...filter.resources] } }),
      coalesceSeconds: coalesceSeconds ?? null,
      secret: Buffer.from(SECRET),
      credentialKind: credentialKind ?? (credentialId === undefined ? "operator" : "api-key"),
      credentialId: credentialId ?? randomUUID(),
    },
  });
  return made.id;
}

export interface Engines extends AsyncDisposable {
  readonly world: TestWorld;
  /** Another engine on the same database, started. */
  engine(options?: Partial<EngineOptions>): DeliveryEngine;
}

/** A world and what sends its webhooks; both are gone afterwards, so that no other test has them to send to. */
export async function engines(): Promise<Engines> {
  const world = await createWorld();
  const dispatcher = new Agent();
  const started: DeliveryEngine[] = [];
  return {
    world,
    engine(options = {}) {
      const engine = createDeliveryEngine({
        sql: world.database.sql,
        dispatcher,
        openSecret: (_, sealed) => Buffer.from(sealed).toString(),
        cursorKey: Buffer.alloc(32, 7),
        pollMs: 20,
        restMs: 1,
        ...options,
      });
      started.push(engine);
      engine.start();
      return engine;
    },
    async [Symbol.asyncDispose]() {
      for (const engine of started) await engine.stop();
      await world.database.system.organization.delete({ where: { id: world.organizationId } });
      await dispatcher.destroy();
    },
  };
}

/** Brings everything that waits for a later attempt forward to now. */
export async function hurry({ database, organizationId }: TestWorld): Promise<void> {
  await database.system.webhookDelivery.updateMany({
    where: { organizationId, state: "pending" },
    data: { nextAttemptAt: new Date(Date.now() - 1_000) },
  });
}

/** For what an engine does, on a busy machine. */
export const within = { timeout: 15_000, interval: 10 };

/** A world's deliveries in the order of the log, each with its attempts. */
export const deliveriesOf = ({ database, organizationId }: TestWorld) =>
  database.system.webhookDelivery.findMany({
    where: { organizationId },
    include: { attemptsMade: { orderBy: { number: "asc" } } },
    orderBy: { position: "asc" },
  });
