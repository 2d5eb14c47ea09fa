import pLimit from "p-limit";
import type { Dispatcher } from "undici";
import { dialectOf } from "../dialects/dialects.ts";
import { send } from "../sender/sender.ts";
import { headersOf } from "../signing/headers.ts";
import { coalesce } from "./coalesce.ts";
import { type CursorOf, type Due, readDue } from "./due.ts";
import { type Endpoint, type OpenSecret, readEndpoint } from "./endpoint.ts";
import { noteHealth } from "./health.ts";
import type { Lane } from "./lanes.ts";
import { type Attempted, attempted, type Result, record } from "./record.ts";
import type { Sql } from "./sql.ts";

export interface LaneOptions {
  readonly sql: Sql;
  readonly dispatcher: Dispatcher;
  readonly openSecret: OpenSecret;
  readonly cursorOf: CursorOf;
  /** Requests to one endpoint at once. */
  readonly concurrency: number;
  /** Deliveries that are read, and recorded, together. */
  readonly batch: number;
  /** For how long an endpoint that fails is left alone. */
  readonly restMs: number;
  readonly timeoutMs?: number;
  readonly chance?: () => number;
  /** Told of every delivery that was tried. */
  readonly onResult: (result: Result) => void;
}

/** What tells a lane to stop. */
export interface LaneSignals {
  /** Begin nothing more: what is under way may end. */
  readonly draining: AbortSignal;
  /** The endpoint is not this process' any more, or was disabled or removed: break off, and keep nothing of it. */
  readonly lost: AbortSignal;
}

/** A failing endpoint is asked for less at once: it holds nobody up, and has little to refuse. */
const FAILING_BATCH = 16;

/**
 * Sends what is due of an endpoint, in the order in which it fell due, until nothing is or the endpoint fails.
 * @returns for how long it is to be left alone, in milliseconds
 */
export async function runLane(lane: Lane, options: LaneOptions, signals: LaneSignals): Promise<number> {
  const { sql, batch, cursorOf, openSecret, restMs } = options;
  const stopped = () => signals.draining.aborted || signals.lost.aborted;
  while (!stopped()) {
    const endpoint = await readEndpoint(sql, lane, openSecret);
    if (!endpoint) return 0;
    const atMost = endpoint.failingSince ? Math.min(FAILING_BATCH, batch) : batch;
    if (endpoint.coalesceSeconds !== null) await coalesce(sql, lane);
    const due = await readDue(sql, endpoint, atMost, cursorOf);
    const made = await sendAll(endpoint, due, options, signals);
    if (made.length > 0) {
      await record(sql, lane.organizationId, made);
      for (const { result } of made) options.onResult(result);
      if (signals.lost.aborted) return 0;
      const { isFailing, isDisabled } = await noteHealth(sql, endpoint, made);
      if (isDisabled) return 0;
      if (isFailing) return restMs;
    }
    if (due.length < atMost) return 0;
  }
  return 0;
}

async function sendAll(
  endpoint: Endpoint,
  due: readonly Due[],
  options: LaneOptions,
  signals: LaneSignals,
): Promise<Attempted[]> {
  const limit = pLimit(options.concurrency);
  const made: Attempted[] = [];
  await Promise.all(
    due.map((delivery) =>
      limit(async () => {
        if (signals.draining.aborted || signals.lost.aborted) return;
        const one = await attempt(endpoint, delivery, options, signals.lost);
        if (!signals.lost.aborted) made.push(one);
      }),
    ),
  );
  return made;
}

async function attempt(
  endpoint: Endpoint,
  due: Due,
  { dispatcher, timeoutMs, chance }: LaneOptions,
  signal: AbortSignal,
): Promise<Attempted> {
  const { eventId, body } = due;
  if (body === undefined) return attempted(endpoint, due, undefined);
  const headers = headersOf(dialectOf(endpoint.dialect), { eventId, body, at: new Date() }, endpoint.secrets);
  const outcome = await send(
    { url: endpoint.url, headers, body },
    { dispatcher, signal, ...(timeoutMs !== undefined && { timeoutMs }) },
  );
  return attempted(endpoint, due, outcome, chance?.());
}
