import { setImmediate as nextTurn } from "node:timers/promises";
import type { Database } from "@orrery/db";
import { makeDays } from "../log/days.ts";
import { type Head, moveOnce } from "./move.ts";

export interface RelayOptions {
  readonly sql: Database["sql"];
  /** Told of what a move has committed. */
  readonly onMoved: (heads: readonly Head[]) => void;
  /** Told that a move has made deliveries to webhooks. */
  readonly onDeliveries?: () => void;
  /** How often it looks without having been woken; default 100 ms. */
  readonly pollMs?: number;
  /** The most events that one statement moves; default 500. The embedded database has one connection, which that takes. */
  readonly batch?: number;
  /** It can't move (with the reason), and it can again. */
  readonly onStatus?: (works: boolean, cause?: unknown) => void;
}

/** Moves events from the outbox to the log. Any number of processes may have one. */
export interface Relay {
  start(): void;
  /** There is something in the outbox. */
  wake(): void;
  /** @returns when no move is under way any more. What is left in the outbox is the next one's. */
  stop(): Promise<void>;
}

const POLL_MS = 100;
const BATCH = 500;
/** While another one moves. */
const ELSEWHERE_MS = 10;
/** After a failure: the database is away, most likely. */
const PAUSE_MS = 1_000;

const ANYTHING = 'SELECT EXISTS (SELECT FROM "OutboxEvent") AS "any"';

export function createRelay(options: RelayOptions): Relay {
  const {
    sql,
    onMoved,
    onDeliveries = () => undefined,
    pollMs = POLL_MS,
    batch = BATCH,
    onStatus = () => undefined,
  } = options;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let isWoken = false;
  let works = true;
  let stopped = true;

  const report = (to: boolean, cause?: unknown) => {
    if (to !== works) onStatus(to, cause);
    works = to;
  };

  /** Moves until nothing is left. @returns after how long to look again */
  async function drain(): Promise<number> {
    while (!stopped) {
      if (!isWoken && !(await isAnythingThere())) return isWoken ? 0 : pollMs;
      isWoken = false;
      const { heads, events, deliveries, isElsewhere } = await moveOnce(sql, batch);
      if (heads.length > 0) onMoved(heads);
      if (deliveries > 0) onDeliveries();
      // It may not have seen what we were woken for.
      if (isElsewhere) return ELSEWHERE_MS;
      if (events < batch && !isWoken) return pollMs;
      isWoken = true;
      // The embedded database answers without ever leaving the turn: timers and requests come first.
      await nextTurn();
    }
    return pollMs;
  }

  async function isAnythingThere(): Promise<boolean> {
    const [outbox] = await sql<{ any: boolean }>(ANYTHING, []);
    return outbox?.any === true;
  }

  async function round(): Promise<void> {
    let againMs = PAUSE_MS;
    try {
      againMs = await drain();
      report(true);
    } catch (error) {
      report(false, error);
    }
    running = undefined;
    if (!stopped) timer = setTimeout(run, againMs).unref();
  }

  function run(): void {
    clearTimeout(timer);
    running ??= round();
  }

  return {
    start() {
      if (!stopped) return;
      stopped = false;
      // The move makes them as well, where this fails.
      running = makeDays(sql)
        .catch((error: unknown) => report(false, error))
        .then(round);
    },
    wake() {
      if (stopped) return;
      isWoken = true;
      // While it can't move, the pause goes on.
      if (works) run();
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
