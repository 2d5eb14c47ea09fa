import type { Database } from "@orrery/db";
import type { EventLog } from "@orrery/operation";
import type { Redis } from "ioredis";
import { createAnnouncer } from "./fanout/announcer.ts";
import { createEventLog } from "./log/event-log.ts";
import { createRelay } from "./relay/relay.ts";

export interface EventsOptions {
  readonly database: Pick<Database, "sql" | "kind">;
  /** Through which processes tell each other; without it each looks for itself, within a second. */
  readonly redis?: Redis | undefined;
  /** Before the names of channels in Redis; processes of one database share it. */
  readonly prefix?: string;
  /** Whether this process moves events to the log; default true. Somebody has to. */
  readonly relays?: boolean;
  /** Told that the relay of this process has made deliveries to webhooks. */
  readonly onDeliveries?: () => void;
  /** For tests that can't wait. */
  readonly relayPollMs?: number;
  readonly followPollMs?: number;
  /** Events can't be moved (with the reason), and they can again. */
  readonly onRelayStatus?: (works: boolean, cause?: unknown) => void;
}

/** One process' part in the events: its relay, its ear for others, and the log as it reads it. */
export interface Events {
  readonly log: EventLog;
  /** Something was committed that has events. */
  committed(): void;
  start(): Promise<void>;
  /** Ends all streams and those to come, so that their clients go elsewhere. */
  endStreams(): void;
  stop(): Promise<void>;
}

const PREFIX = "orrery:events:";
/** How much one statement moves: embedded it holds the only connection. */
const BATCH = { embedded: 100, postgresql: 500 } as const;

export function createEvents(options: EventsOptions): Events {
  const {
    database,
    redis,
    prefix = PREFIX,
    relays = true,
    relayPollMs,
    followPollMs,
    onRelayStatus,
    onDeliveries,
  } = options;
  const log = createEventLog({ sql: database.sql, ...(followPollMs !== undefined && { pollMs: followPollMs }) });
  const announcer = createAnnouncer({ redis, prefix, onHead: log.note, onWake: () => relay.wake() });
  const relay = createRelay({
    sql: database.sql,
    onMoved: announcer.heads,
    batch: BATCH[database.kind],
    ...(relayPollMs !== undefined && { pollMs: relayPollMs }),
    ...(onDeliveries && { onDeliveries }),
    ...(onRelayStatus && { onStatus: onRelayStatus }),
  });
  return {
    log,
    committed: () => (relays ? relay.wake() : announcer.wake()),
    async start() {
      await announcer.start();
      if (relays) relay.start();
    },
    endStreams: log.end,
    async stop() {
      log.end();
      await relay.stop();
      announcer.stop();
    },
  };
}
