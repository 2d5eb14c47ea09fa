import { setTimeout as delay } from "node:timers/promises";
import { type ClaimedLane, LEASE_SECONDS, releaseLane, renewLanes } from "./lanes.ts";
import { type LaneOptions, runLane } from "./run-lane.ts";

export interface HeldLanesOptions {
  readonly holder: string;
  readonly lane: LaneOptions;
  /** A lane has ended, and may have more that is due. */
  readonly onFree: () => void;
  readonly onProblem: (what: string, cause: unknown) => void;
}

/** The endpoints that this process sends to now. */
export interface HeldLanes {
  readonly size: number;
  /** How many of them were failing when they were taken. */
  readonly failing: number;
  begin(lane: ClaimedLane): void;
  /** Keeps them, and breaks off those that are not this process' any more. @throws Error where the database can't be asked */
  renew(): Promise<void>;
  /** They could not be renewed: after a while somebody else may have them. */
  renewalFailed(): void;
  /** Begins nothing more. @returns when all have ended, at the latest a little after `graceMs` */
  stop(graceMs: number): Promise<void>;
}

interface RunningLane {
  readonly lost: AbortController;
  readonly isFailing: boolean;
  readonly done: Promise<void>;
}

/** After a lane failed for reasons of ours. */
const PAUSE_MS = 1_000;

export function createHeldLanes({ holder, lane: options, onFree, onProblem }: HeldLanesOptions): HeldLanes {
  const running = new Map<string, RunningLane>();
  const draining = new AbortController();
  const { sql } = options;
  let renewedMs = performance.now();

  async function run(lane: ClaimedLane, lost: AbortSignal): Promise<void> {
    const { endpointId } = lane;
    const restMs = await runLane(lane, options, { draining: draining.signal, lost }).catch((error: unknown) => {
      // It may be gone, with all that there was to keep.
      if (!lost.aborted) onProblem("sending to a webhook", error);
      return PAUSE_MS;
    });
    // Where it can't be given back, it is free when the lease is over.
    await releaseLane(sql, holder, endpointId, restMs).catch(() => undefined);
    running.delete(endpointId);
    if (restMs === 0) onFree();
  }

  return {
    get size() {
      return running.size;
    },
    get failing() {
      return [...running.values()].filter(({ isFailing }) => isFailing).length;
    },
    begin(lane) {
      const lost = new AbortController();
      running.set(lane.endpointId, { lost, isFailing: lane.isFailing, done: run(lane, lost.signal) });
    },
    async renew() {
      const asked = [...running.keys()];
      if (asked.length > 0) {
        const kept = await renewLanes(sql, holder, asked);
        for (const endpointId of asked) if (!kept.has(endpointId)) running.get(endpointId)?.lost.abort();
      }
      renewedMs = performance.now();
    },
    renewalFailed() {
      if (performance.now() - renewedMs < LEASE_SECONDS * 800) return;
      for (const { lost } of running.values()) lost.abort();
    },
    async stop(graceMs) {
      draining.abort();
      const done = Promise.all([...running.values()].map((lane) => lane.done));
      await Promise.race([done, delay(graceMs, undefined, { ref: false })]);
      for (const { lost } of running.values()) lost.abort(new Error("the process stops"));
      await done;
    },
  };
}
