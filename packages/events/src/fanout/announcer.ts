import { setTimeout as delay } from "node:timers/promises";
import type { Redis } from "ioredis";
import type { Head } from "../relay/move.ts";

export interface AnnouncerOptions {
  /** Tells other processes too. */
  readonly redis?: Redis | undefined;
  /** Before the names of its channels. */
  readonly prefix: string;
  /** An organization's log has grown, here or elsewhere. */
  readonly onHead: (head: Head) => void;
  /** Somebody has committed events who does not move them. */
  readonly onWake: () => void;
}

/** Says what has happened, in this process and through Redis. What gets lost on the way costs time and nothing else. */
export interface Announcer {
  /** @returns when others are heard, or can't be for now */
  start(): Promise<void>;
  heads(heads: readonly Head[]): void;
  /** Wakes the relays of other processes. */
  wake(): void;
  stop(): void;
}

const ignore = () => undefined;
/** How long a start waits for a Redis that says nothing. */
const START_MS = 1_000;

export function createAnnouncer({ redis, prefix, onHead, onWake }: AnnouncerOptions): Announcer {
  const [headsChannel, wakeChannel] = [`${prefix}heads`, `${prefix}wake`];
  /** A connection that listens can't do anything else. */
  let listening: Redis | undefined;

  function heard(channel: string, message: string): void {
    if (channel === wakeChannel) onWake();
    else for (const head of headsIn(message)) onHead(head);
  }

  return {
    async start() {
      if (!redis) return;
      // It waits for Redis as long as it takes. Nobody would hear that the client's own way of listening again was cut short.
      const connection = redis.duplicate({ enableAutoPipelining: false, autoResubscribe: false });
      listening = connection;
      connection.on("error", ignore);
      connection.on("message", heard);
      const subscribed = new Promise<void>((resolve) => {
        connection.on("ready", () => connection.subscribe(headsChannel, wakeChannel).catch(ignore).finally(resolve));
      });
      const away = new Promise<void>((resolve) => connection.once("close", () => resolve()));
      await Promise.race([subscribed, away, delay(START_MS, undefined, { ref: false })]);
    },
    heads(heads) {
      for (const head of heads) onHead(head);
      if (redis?.status === "ready") {
        const pairs = heads.map(({ organizationId, position }) => [organizationId, position]);
        redis.publish(headsChannel, JSON.stringify(pairs)).catch(ignore);
      }
    },
    wake() {
      if (redis?.status === "ready") redis.publish(wakeChannel, "").catch(ignore);
    },
    stop() {
      listening?.disconnect();
    },
  };
}

/** What is not ours says nothing. */
function headsIn(message: string): Head[] {
  try {
    const pairs = JSON.parse(message) as [organizationId: string, position: number][];
    return pairs.map(([organizationId, position]) => ({ organizationId, position }));
  } catch {
    return [];
  }
}
