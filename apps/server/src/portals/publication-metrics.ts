import type { Database } from "@orrery/db";
import { Gauge, type Registry } from "prom-client";

const COUNTS = `SELECT "portal", "status", count(*)::int4 AS "count" FROM "Publication" GROUP BY 1, 2`;
const OLDEST = `SELECT coalesce(extract(epoch FROM now() - min("dueAt")), 0)::float8 AS "seconds" FROM "Publication"
  WHERE "dueAt" <= now()`;

/** They are counted over an index, and no more often than this. */
const FRESH_MS = 15_000;

interface Health {
  readonly counts: readonly { portal: string; status: string; count: number }[];
  readonly oldestSeconds: number;
}

/** The health of publications in all of the database: how many of each portal stand how, and how long the oldest waits for its turn. */
export function publicationMetrics(registers: Registry[], { sql }: Pick<Database, "sql">): void {
  let known: { readonly atMs: number; readonly health: Promise<Health | undefined> } | undefined;
  const health = () => {
    if (!known || performance.now() - known.atMs > FRESH_MS) {
      known = { atMs: performance.now(), health: read(sql).catch(() => undefined) };
    }
    return known.health;
  };
  new Gauge({
    name: "orrery_publications",
    help: "Publications by portal and status, of all processes; not there while the database can't be asked.",
    labelNames: ["portal", "status"] as const,
    registers,
    async collect() {
      this.reset();
      for (const { portal, status, count } of (await health())?.counts ?? []) this.set({ portal, status }, count);
    },
  });
  new Gauge({
    name: "orrery_publications_queue_age_seconds",
    help: "For how long the publication that has waited longest is due; 0 where none is.",
    registers,
    async collect() {
      const seconds = (await health())?.oldestSeconds;
      if (seconds === undefined) this.reset();
      else this.set(Math.max(0, seconds));
    },
  });
}

async function read(sql: Database["sql"]): Promise<Health> {
  const [counts, [oldest]] = await Promise.all([
    sql<Health["counts"][number]>(COUNTS, []),
    sql<{ seconds: number }>(OLDEST, []),
  ]);
  return { counts, oldestSeconds: oldest?.seconds ?? 0 };
}
