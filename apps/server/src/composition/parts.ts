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
  type SignedLinks,
} from "@orrery/access";
import { createDiskFiles, createOutgoing, type Files, type Outgoing } from "@orrery/connectors";
import type { DeliveryEngine, Result } from "@orrery/delivery";
import { type EstatePorts, type EventStreamLinks, registry } from "@orrery/domain";
import { createEvents, type Events } from "@orrery/events";
import { type BackgroundJobs, createBackgroundJobs } from "../background-jobs.ts";
import { estatePorts } from "../estate.ts";
import { eventStreamLinks } from "../links.ts";
import type { Logger } from "../observability/log.ts";
import { linkKeysOf, sealingKeysOf } from "../secret.ts";
import { createSending } from "../webhooks/sending.ts";
import type { ServerOptions } from "./options.ts";

const REDIS_KEY_PREFIX = "orrery:limits:";

/** What a server is made of, before its kernel. */
export interface Parts {
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

/** What is known only once the server listens. */
export interface Later {
  publicUrl(): string;
  onResult(result: Result): void;
}

export async function partsOf(options: ServerOptions, logger: Logger, { publicUrl, onResult }: Later): Promise<Parts> {
  const { now, filesUrl, files = createDiskFiles(join(tmpdir(), "orrery-files")) } = options;
  const identity = identityOf(options, logger);
  const links = createSignedLinks(linkKeysOf(options), now);
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
export async function startParts(parts: Parts): Promise<() => Promise<void>> {
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

function identityOf(options: ServerOptions, logger: Logger): Identity {
  const {
    database: { system },
    now,
  } = options;
  return createIdentity({
    system,
    scopes: registry.scopes,
    sealingKeys: sealingKeysOf(options),
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
