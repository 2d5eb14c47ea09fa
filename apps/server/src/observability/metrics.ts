import type { Database } from "@orrery/db";
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import { publicationMetrics } from "../portals/publication-metrics.ts";

/** One answered request, as the metrics see it. */
export interface MeasuredRequest {
  /** The mounted place that answered: `/v1`, `/api/v1`, `/graphql`, `/trpc`, `/mcp`, or `other`. */
  readonly route: string;
  readonly method: string;
  readonly status: number;
  readonly seconds: number;
}

export interface Metrics {
  observe(request: MeasuredRequest): void;
  /** A webhook was sent to. */
  delivered(result: DeliveryResult): void;
  /** In Prometheus' text format. */
  text(): Promise<string>;
  readonly contentType: string;
}

/** What stays open, as it is now. */
export type OpenConnections = Readonly<Record<keyof typeof OPEN_HELP, { readonly count: number }>>;

const OPEN_HELP = {
  sockets: "WebSockets of this process that are open.",
  subscriptions: "Subscriptions over GraphQL that are open, over WebSockets and as server-sent events.",
} as const;

/** What came of an attempt at a webhook. */
export type DeliveryResult = "delivered" | "retrying" | "dead";

const METHODS = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);
/** From a cached read to a request that is about to time out. */
const BUCKETS_SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/**
 * A server's metrics. `orrery_availability_*` is what the SLA is measured by (Orkasa promises 99.9 %): of the requests that
 * an API route answered, the part that was not a 5xx. Probes and requests that the client broke off do not count.
 * Over a month: `1 - increase(orrery_availability_requests_total{result="bad"}[30d]) / increase(orrery_availability_requests_total[30d])`.
 *
 * @param backlog how many deliveries to webhooks are still to be made
 * @param database where publications are counted
 */
export function createMetrics(
  open: OpenConnections,
  backlog: () => Promise<number>,
  database: Pick<Database, "sql">,
): Metrics {
  const registry = new Registry();
  const registers = [registry];
  for (const name of ["sockets", "subscriptions"] as const) {
    new Gauge({
      name: `orrery_${name}_open`,
      help: OPEN_HELP[name],
      registers,
      collect() {
        this.set(open[name].count);
      },
    });
  }
  const deliveries = webhookMetrics(registers, backlog);
  publicationMetrics(registers, database);
  const requests = new Counter({
    name: "orrery_http_requests_total",
    help: "Answered requests by mounted route, method and status class.",
    labelNames: ["route", "method", "status"] as const,
    registers,
  });
  const durations = new Histogram({
    name: "orrery_http_request_duration_seconds",
    help: "Time until the response was ready, by mounted route.",
    labelNames: ["route"] as const,
    buckets: BUCKETS_SECONDS,
    registers,
  });
  const availability = new Counter({
    name: "orrery_availability_requests_total",
    help: "The SLA's count: API requests, good (no 5xx) or bad (5xx).",
    labelNames: ["result"] as const,
    registers,
  });
  const counts = { good: 0, bad: 0 };
  new Gauge({
    name: "orrery_availability_ratio",
    help: "The good part of all API requests since this process started; 1 before the first.",
    registers,
    collect() {
      const all = counts.good + counts.bad;
      this.set(all === 0 ? 1 : counts.good / all);
    },
  });
  for (const result of ["good", "bad"] as const) availability.inc({ result }, 0);
  return {
    observe({ route, method, status, seconds }) {
      const known = METHODS.has(method) ? method : "other";
      requests.inc({ route, method: known, status: `${Math.floor(status / 100)}xx` });
      durations.observe({ route }, seconds);
      const result = status < 500 ? "good" : "bad";
      counts[result] += 1;
      availability.inc({ result });
    },
    delivered: (result) => deliveries.inc({ result }),
    text: () => Registry.merge([registry, processRegistry()]).metrics(),
    contentType: registry.contentType,
  };
}

function webhookMetrics(registers: Registry[], backlog: () => Promise<number>) {
  const deliveries = new Counter({
    name: "orrery_webhook_attempts_total",
    help: "Attempts of this process at webhooks: delivered, to be tried again (retrying), or given up (dead).",
    labelNames: ["result"] as const,
    registers,
  });
  for (const result of ["delivered", "retrying", "dead"] as const) deliveries.inc({ result }, 0);
  new Gauge({
    name: "orrery_webhook_backlog",
    help: "Deliveries to webhooks that are still to be made, of all processes; not there while the database can't be asked.",
    registers,
    async collect() {
      const count = await backlog().catch(() => undefined);
      if (count === undefined) this.reset();
      else this.set(count);
    },
  });
  return deliveries;
}

let ofProcess: Registry | undefined;

/** Memory, event loop and the like are the process's, however many servers run in it. */
function processRegistry(): Registry {
  if (!ofProcess) {
    ofProcess = new Registry();
    collectDefaultMetrics({ register: ofProcess });
  }
  return ofProcess;
}
