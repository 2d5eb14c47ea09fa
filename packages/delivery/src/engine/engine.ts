import { randomUUID } from "node:crypto";
import { cursorsFor, sealPosition } from "@orrery/operation";
import { endCredentials } from "./health.ts";
import { createHeldLanes } from "./held-lanes.ts";
import { claimLanes } from "./lanes.ts";
import { type Round, round } from "./round.ts";
import type { LaneOptions } from "./run-lane.ts";

export interface EngineOptions
  extends Pick<LaneOptions, "sql" | "dispatcher" | "openSecret">,
    Partial<Pick<LaneOptions, "concurrency" | "batch" | "restMs" | "timeoutMs" | "chance" | "onResult">> {
  /** What cursors are signed with. */
  readonly cursorKey: Buffer;
  /** Endpoints that this process sends to at once; default 200, of which those that fail are half at most. */
  readonly lanes?: number;
  /** How often it looks for what is due without having been woken; default 250 ms. */
  readonly pollMs?: number;
  /** Something could not be done, and is tried again. */
  readonly onProblem?: (what: string, cause: unknown) => void;
}

/**
 * Sends what is due to webhooks. Any number of processes may have one: the table of deliveries is the truth, and an
 * endpoint is one process' at a time. One that dies loses nothing; another takes its endpoints over after 10 s.
 */
export interface DeliveryEngine {
  start(): void;
  /** There is something due. */
  wake(): void;
  /** Begins nothing more, and waits a little for what is under way. What is left is the next one's. */
  stop(): Promise<void>;
}

const DEFAULTS = { concurrency: 10, batch: 100, restMs: 1_000, lanes: 200, pollMs: 250 };
/** How often lanes are renewed, and what was cancelled is looked for: a revoked key is to send nothing after a second. */
const WATCH_MS = 400;
/** After a failure: the database is away, most likely. */
const PAUSE_MS = 1_000;
/** How long a stop waits for requests that are under way. */
const GRACE_MS = 3_000;

export function createDeliveryEngine(options: EngineOptions): DeliveryEngine {
  const { sql, lanes: most = DEFAULTS.lanes, pollMs = DEFAULTS.pollMs, onProblem = () => undefined } = options;
  const holder = randomUUID();
  const lane = laneOptionsOf(options);
  const held = createHeldLanes({ holder, lane, onFree: () => looking.now(), onProblem });

  /** Takes what is free and due, as much as there is room for. */
  const looking = createRound(pollMs, async () => {
    const room = most - held.size;
    if (room <= 0) return;
    // Those that fail may take their time, and leave half of the room.
    const forFailing = Math.max(0, Math.floor(most / 2) - held.failing);
    for (const claimed of await claimLanes(sql, holder, room, forFailing)) held.begin(claimed);
  });

  const watching = createRound(WATCH_MS, async () => {
    await held.renew();
    await endCredentials(sql);
  });

  function createRound(everyMs: number, work: () => Promise<void>): Round {
    return round(everyMs, PAUSE_MS, work, (cause) => {
      held.renewalFailed();
      onProblem("looking after deliveries to webhooks", cause);
    });
  }

  return {
    start() {
      looking.now();
      watching.now();
    },
    wake: looking.now,
    async stop() {
      await Promise.all([looking.stop(), watching.stop()]);
      await held.stop(GRACE_MS);
    },
  };
}

function laneOptionsOf(options: EngineOptions): LaneOptions {
  const { cursorKey } = options;
  return {
    ...DEFAULTS,
    onResult: () => undefined,
    ...options,
    cursorOf: (organizationId, position) => sealPosition(cursorsFor(cursorKey, organizationId), position),
  };
}
