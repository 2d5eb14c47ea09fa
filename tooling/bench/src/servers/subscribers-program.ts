/** The server of the part `subscribers`: says where it is, and what it takes when it is asked. */
import { createKey } from "@orrery/access";
import { applyMigrations, openEmbedded } from "@orrery/db";
import { registry } from "@orrery/domain";
import { prepareJobs } from "@orrery/jobs";
import { buildServer, JOB_KINDS } from "@orrery/server";

/** What the process takes. */
export interface Taken {
  readonly rss: number;
  readonly heapUsed: number;
  /** All that it has taken of processors. */
  readonly cpuMs: number;
}

const KEYS = 20;

const database = await openEmbedded(undefined);
await applyMigrations(database);
await prepareJobs(database, JOB_KINDS);
const { system } = database;
const data = { name: "Bench", slug: "bench", plan: "brokerage" };
const { id: organizationId } = await system.organization.create({ data });
const keys: string[] = [];
for (let made = 0; made < KEYS; made += 1) {
  const wanted = { organizationId, name: "bench", prefix: "ork_live_", scopes: ["*"] } as const;
  keys.push((await createKey(system, wanted, registry.scopes)).key);
}
const { url } = await buildServer({ database, rootSecret: "the root secret of a bench, long enough" });

let collectedMs = 0;

/** Without what collecting garbage takes, which it does not do by itself this often. */
function taken(): Taken {
  const before = process.cpuUsage();
  globalThis.gc?.();
  const { user, system } = process.cpuUsage(before);
  collectedMs += (user + system) / 1_000;
  const { rss, heapUsed } = process.memoryUsage();
  const all = process.cpuUsage();
  return { rss, heapUsed, cpuMs: (all.user + all.system) / 1_000 - collectedMs };
}

process.on("message", () => process.send?.(taken()));
process.on("disconnect", () => process.exit(0));
process.send?.({ url, keys });
