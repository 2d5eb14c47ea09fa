import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  type Authenticator,
  bumpEpoch,
  createAuthenticator,
  createIdentity,
  createMemoryLimiter,
  createReads,
  createRedisLimiter,
  createSignedLinks,
  type Reads,
  type RedisLimiter,
  rateLimitHeaders,
  type SignedLinks,
} from "@orrery/access";
import { createDiskFiles, createOutgoing, type Files, type Outgoing } from "@orrery/connectors";
import { type Database, isOverload, type TenantAccess } from "@orrery/db";
import type { DeliveryEngine, Result } from "@orrery/delivery";
import { type DomainPorts, type EstatePorts, type EventFeed, type EventStreamLinks, registry } from "@orrery/domain";
import { createEvents, type Events, type EventsOptions } from "@orrery/events";
import { createGraphQLSurface, type GraphQLOptions, type GraphQLPorts } from "@orrery/graphql";
import { createMcpSurface } from "@orrery/mcp";
import { type Authentication, createKernel, type Kernel, type Limiter } from "@orrery/operation";
import { API_VERSION, createRestSurface, type RestPorts } from "@orrery/rest";
import { createTrpcSurface } from "@orrery/trpc";
import type { Redis } from "ioredis";
import { type BackgroundJobs, createBackgroundJobs } from "./background-jobs.ts";
import { estatePorts } from "./estate.ts";
import { trustedPeers } from "./http/address.ts";
import { createApp } from "./http/app.ts";
import { type ListenerOptions, listen } from "./http/listener.ts";
import { createUpgrades } from "./http/upgrades.ts";
import { importRuns, importWorker } from "./imports/import-job.ts";
import { eventStreamLinks } from "./links.ts";
import { type Logger, silentLogger } from "./observability/log.ts";
import { createMetrics } from "./observability/metrics.ts";
import { currentRequest } from "./observability/request-context.ts";
import { createProbes } from "./probes.ts";
import { cursorKeyOf, hookKeyOf, linkKeyOf, sealingKeyOf } from "./secret.ts";
import { unlimited } from "./unlimited.ts";
import { inboundPorts } from "./webhooks/inbound-ports.ts";
import { subjectOf } from "./webhooks/inbound-tokens.ts";
import { backlogOf, createSending, type SendingOptions } from "./webhooks/sending.ts";
import { webhookPorts } from "./webhooks/webhook-ports.ts";

export interface ServerOptions {
  /** Migrated, and its queues of jobs prepared. Stays open when the server closes. */
  readonly database: Database;
  /** Whether this process takes jobs, too. Default: no. */
  readonly takesJobs?: boolean;
  /** Counts limits for all processes together; without it each process counts on its own. Stays open as well. */
  readonly redis?: Redis | undefined;
  /** Instead of the process's own counters, where there is no Redis. */
  readonly limiter?: Limiter;
  /** Before every key and channel in Redis. */
  readonly redisKeyPrefix?: string;
  /** How this process takes part in moving events; as any, unless told. */
  readonly events?: Pick<EventsOptions, "relays" | "relayPollMs" | "followPollMs"> & Pick<EventFeed, "heartbeatMs">;
  /** At least 32 bytes. Servers that share one take each other's cursors. */
  readonly rootSecret: string;
  /** How this process takes part in sending webhooks; as any, unless told. */
  readonly webhooks?: SendingOptions;
  /** What guards the way to addresses that users give. Default: the public Internet, and in development this machine. */
  readonly outgoing?: Outgoing;
  /** Where images are kept. Default: a folder among the system's temporary ones, for servers that nobody keeps. */
  readonly files?: Files;
  /** Where clients reach the server; by default, where it listens. */
  readonly publicUrl?: string | undefined;
  /** Where clients read files, where that is not this server's own `/files`. */
  readonly filesUrl?: string | undefined;
  /** Default 127.0.0.1. */
  readonly host?: string;
  /** Default 0: the system chooses. */
  readonly port?: number;
  /** Default: says nothing. */
  readonly logger?: Logger;
  readonly now?: () => Date;
  /** IP addresses and CIDR ranges whose `X-Forwarded-For` is believed; none by default. */
  readonly trustedProxies?: readonly string[];
  /** Persisted documents, introspection, and what WebSockets may take. */
  readonly graphql?: GraphQLOptions;
  /** Whether there are pages for developers alone (GraphiQL). Default: no. */
  readonly development?: boolean;
  /** How long a request's headers, and the whole request, may take to arrive. */
  readonly timeouts?: ListenerOptions["timeouts"];
  /** Runs when the address is known; no request is answered before it is done. */
  readonly beforeServing?: (url: string, estate: EstatePorts) => Promise<void>;
}

export interface RunningServer extends AsyncDisposable {
  readonly url: string;
  readonly port: number;
  /** What operations of the estate need, as this server gives it. */
  readonly estate: EstatePorts;
  /** Takes no more requests, and waits for those under way: at most 10 s, or as told. */
  close(graceMs?: number): Promise<void>;
}

const GRACE_MS = 10_000;
const REDIS_KEY_PREFIX = "orrery:limits:";

/** A server with all surfaces, answering. Many may run in one process and share a database. @throws StartError */
export async function buildServer(options: ServerOptions): Promise<RunningServer> {
  const { database, logger = silentLogger(), host = "127.0.0.1", port = 0, beforeServing, timeouts } = options;
  let ownUrl = "";
  const parts = await partsOf(options, logger, {
    publicUrl: () => options.publicUrl ?? ownUrl,
    onResult: (result) => metrics.delivered(result),
  });
  const { limiter, identity, estate, authenticator, events, jobs, files } = parts;
  const { ports, unlimitedKernel } = portsOf(options, parts);
  const graphql = createGraphQLSurface(ports, options.graphql);
  const open = { sockets: graphql.sockets, subscriptions: graphql.subscriptions };
  const metrics = createMetrics(open, () => backlogOf(database));
  const proxies = trustedPeers(options.trustedProxies ?? []);
  const app = createApp({
    ports,
    surfaces: {
      ...{ rest: createRestSurface(ports), graphql: graphql.handle, trpc: createTrpcSurface(ports) },
      mcp: createMcpSurface(ports, { version: API_VERSION }),
    },
    files,
    probes: createProbes({ database, limiterStatus: limiter.status, logger }),
    metrics,
    logger,
    trustedProxies: proxies,
    development: options.development ?? false,
  });
  const stop = await startParts(parts);
  const listener = await listen({
    host,
    port,
    app,
    upgrades: createUpgrades({ sockets: graphql.sockets, app, logger, trustedProxies: proxies }),
    ...(timeouts && { timeouts }),
    async beforeServing(url) {
      ownUrl = url;
      await beforeServing?.(url, estate);
    },
  }).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  if (options.takesJobs === true) {
    const { standingOf } = authenticator;
    await jobs.take([importWorker({ system: database.system, kernel: unlimitedKernel(), files, standingOf })]);
  }
  const close = async (graceMs = GRACE_MS) => {
    const closed = listener.close(graceMs);
    // Nobody is let in any more: whose stream ends comes back to another process.
    events.endStreams();
    await closed;
    await identity.accounts.idle();
    await stop();
  };
  return { url: listener.url, port: listener.port, estate, close, [Symbol.asyncDispose]: () => close() };
}

interface Later {
  publicUrl(): string;
  onResult(result: Result): void;
}

async function partsOf(options: ServerOptions, logger: Logger, { publicUrl, onResult }: Later): Promise<Parts> {
  const { now, filesUrl, files = createDiskFiles(join(tmpdir(), "orrery-files")) } = options;
  const identity = identityOf(options, logger);
  const links = createSignedLinks(linkKeyOf(options.rootSecret), now);
  const linked = { links, publicUrl, now };
  const outgoing = outgoingOf(options);
  const sending = createSending({ ...options, outgoing, logger, onResult }, options.webhooks);
  return {
    limiter: limiterOf(options, logger),
    reads: readsOf(options, logger),
    identity,
    estate: estatePorts({ ...linked, files, filesUrl }),
    eventStreamLinks: eventStreamLinks(linked),
    authenticator: authenticatorOf(options, identity, links, logger),
    events: eventsOf(options, sending, logger),
    jobs: await createBackgroundJobs(options.database, logger),
    outgoing,
    sending,
    files,
    publicUrl,
    logger,
  };
}

/** @returns what stops them again */
async function startParts(parts: Parts): Promise<() => Promise<void>> {
  const { authenticator, reads, events, jobs, sending, outgoing } = parts;
  await Promise.all([authenticator.start(), events.start()]);
  reads?.start();
  sending.start();
  return async () => {
    for (const part of [jobs, sending, authenticator, reads, events]) await part?.stop();
    await outgoing.close();
  };
}

/** What was given is its giver's to close. */
function outgoingOf({ outgoing, development = false }: ServerOptions): Outgoing {
  return outgoing ? { ...outgoing, close: async () => undefined } : createOutgoing({ loopback: development });
}

type Identity = ReturnType<typeof createIdentity>;

function identityOf({ database: { system }, rootSecret, now }: ServerOptions, logger: Logger): Identity {
  return createIdentity({
    system,
    scopes: registry.scopes,
    sealingKey: sealingKeyOf(rootSecret),
    ...(now && { now }),
    report: (error) => logger.error({ err: error }, "a refused login could not be noted"),
  });
}

function authenticatorOf(
  options: ServerOptions,
  { tokens }: Identity,
  links: SignedLinks,
  logger: Logger,
): Authenticator {
  const { database, redis, redisKeyPrefix = REDIS_KEY_PREFIX, now } = options;
  return createAuthenticator({
    system: database.system,
    scopes: registry.scopes,
    tokens,
    links,
    ...(redis && { announce: (organizationId) => bumpEpoch(redis, redisKeyPrefix, organizationId) }),
    ...(now && { now }),
    onProblem: (problem, cause) => logger.warn(cause === undefined ? {} : { err: cause }, problem),
  });
}

function eventsOf(
  { database, redis, redisKeyPrefix, events }: ServerOptions,
  sending: DeliveryEngine,
  logger: Logger,
): Events {
  return createEvents({
    database,
    redis,
    ...events,
    ...(redisKeyPrefix !== undefined && { prefix: redisKeyPrefix }),
    onDeliveries: sending.wake,
    onRelayStatus: (works, cause) =>
      logger.warn({ err: cause }, works ? "events are moved again" : "events can't be moved to the log"),
  });
}

/** Nothing is kept where nobody could say to all processes that it has changed. */
function readsOf({ database, redis, redisKeyPrefix = REDIS_KEY_PREFIX }: ServerOptions, logger: Logger) {
  if (!redis) return undefined;
  return createReads({
    sql: database.sql,
    redis,
    keyPrefix: redisKeyPrefix,
    onProblem: (problem, cause) => logger.warn(cause === undefined ? {} : { err: cause }, problem),
  });
}

interface Parts {
  readonly reads: Reads | undefined;
  readonly limiter: ReturnType<typeof limiterOf>;
  readonly identity: Identity;
  readonly estate: EstatePorts;
  readonly eventStreamLinks: EventStreamLinks;
  readonly authenticator: Authenticator;
  readonly events: Events;
  readonly jobs: BackgroundJobs;
  readonly outgoing: Outgoing;
  readonly sending: DeliveryEngine;
  readonly files: Files;
  publicUrl(): string;
  readonly logger: Logger;
}

type KernelOptions = Parameters<typeof createKernel<TenantAccess, DomainPorts>>[0];

interface Ports {
  readonly ports: GraphQLPorts & RestPorts;
  /** The same kernel without limits, for what goes on after somebody was let in for it. */
  unlimitedKernel(): Kernel;
}

function portsOf(options: ServerOptions, parts: Parts): Ports {
  const { database } = options;
  const { limiter, reads, estate, authenticator, logger } = parts;
  const { authenticate, authenticateLink } = authenticator;
  const store = notingOverload(reads ? reads.announcing(database.store) : database.store);
  // What others send was counted by its token, and what jobs do when they were begun.
  const unlimitedKernel = once((): Kernel => createKernel({ ...kernelOptions, limiter: unlimited }));
  const domain = domainPortsOf(options, parts, unlimitedKernel);
  const kernelOptions = kernelOptionsOf(options, parts, { store, ports: domain });
  const ports: GraphQLPorts & RestPorts = {
    kernel: createKernel({ ...kernelOptions, limiter }),
    authenticate: async (...asked) => noted(await authenticate(...asked)),
    authenticateLink: async (...asked) => noted(await authenticateLink(...asked)),
    tokenSubject: (token) => subjectOf(domain.inboundTokens, token),
    files: estate.files,
    limitHeaders: rateLimitHeaders,
    tenant: (principal) => store.reader(principal).db,
    report(error, requestId) {
      // A body that breaks off because its sender has gone is no fault of ours.
      const isOurs = currentRequest()?.isGone() !== true;
      noteOverload(error);
      logger[isOurs ? "error" : "debug"]({ err: error, requestId }, "a request failed");
    },
  };
  return { ports, unlimitedKernel };
}

function kernelOptionsOf(
  { rootSecret, now }: ServerOptions,
  { reads, authenticator, events }: Parts,
  given: Pick<KernelOptions, "store" | "ports">,
): Omit<KernelOptions, "limiter"> {
  const { revalidate, watch } = authenticator;
  return {
    ...given,
    cache: reads?.cache,
    revalidate,
    watch,
    head: events.log.head,
    committed(commit) {
      authenticator.committed(commit);
      if (commit.operation.emits.length > 0) events.committed();
    },
    cursorKey: cursorKeyOf(rootSecret),
    ...(now && { now }),
  };
}

/** @param unlimitedKernel for what was let in already */
function domainPortsOf(
  { database: { system }, rootSecret, events: { heartbeatMs } = {} }: ServerOptions,
  { identity: { keys, accounts }, estate, eventStreamLinks, events: { log }, jobs, ...parts }: Parts,
  unlimitedKernel: () => Kernel,
): DomainPorts {
  const { outgoing, sending, publicUrl } = parts;
  const types = registry.events;
  const engine = { wake: async () => sending.wake() };
  const webhooks = webhookPorts({ sealingKey: sealingKeyOf(rootSecret), outgoing, types, engine });
  const secrets = webhooks.webhookSecrets;
  const inbound = { system, secrets, tokenKey: hookKeyOf(rootSecret), publicUrl, kernel: unlimitedKernel };
  const feed = { log, types, ...(heartbeatMs !== undefined && { heartbeatMs }) };
  const own = { keys, accounts, events: feed, eventStreamLinks, importRuns: importRuns(jobs) };
  return { ...own, ...estate, ...webhooks, ...inboundPorts(inbound) };
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** For the request's log line, and for which pages may read its answer. */
function noted<Given extends Authentication>(authentication: Given): Given {
  const request = currentRequest();
  if (request) request.authentication = authentication;
  return authentication;
}

/** Marks the request that the database has no connection for, whichever way its surface shows the error. */
function noteOverload(error: unknown): void {
  const request = currentRequest();
  if (request && isOverload(error)) request.isOverloaded = true;
}

function notingOverload({ reader, transaction }: Database["store"]): Database["store"] {
  return {
    reader,
    async transaction(principal, work) {
      try {
        return await transaction(principal, work);
      } catch (error) {
        noteOverload(error);
        throw error;
      }
    },
  };
}

function limiterOf({ redis, redisKeyPrefix = REDIS_KEY_PREFIX, limiter, now }: ServerOptions, logger: Logger) {
  if (redis) {
    return createRedisLimiter(redis, {
      keyPrefix: redisKeyPrefix,
      onStatus: (counts, cause) =>
        logger.warn({ counts, ...(cause !== undefined && { err: cause }) }, "limits are counted elsewhere now"),
    });
  }
  const { take } = limiter ?? createMemoryLimiter(now ? { now: () => now().getTime() } : {});
  return { take, status: () => "process" as const } satisfies RedisLimiter;
}
