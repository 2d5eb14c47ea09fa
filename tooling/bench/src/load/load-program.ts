/** Makes the load, in a process of its own, so that its processor time is nobody else's. */
import { Pool } from "undici";
import type { Ask, Job, Load } from "./load.ts";

/** In a body with the status of success, what says that it is none. */
const REFUSALS = ['"errors":[', '"error":{'];

interface Pools {
  readonly url: string;
  readonly connections: number;
  readonly pool: Pool;
}

/** The latest. Each target's connections are kept from round to round. */
const pools: Pools[] = [];

function poolOf({ url, connections }: Job): Pool {
  const known = pools.find((each) => each.url === url && each.connections === connections);
  if (known) return known.pool;
  // A server is answered in turn on each connection, as by any client.
  const pool = new Pool(url, { connections, pipelining: 1, keepAliveTimeout: 600_000, keepAliveMaxTimeout: 600_000 });
  pools.push({ url, connections, pool });
  return pool;
}

async function ask(pool: Pool, { path, body, headers: own }: Ask, { method, headers, status }: Job): Promise<void> {
  const response = await pool.request({
    method,
    path,
    headers: { ...headers, ...own },
    ...(body !== undefined && { body }),
  });
  const text = await response.body.text();
  if (response.statusCode !== status || REFUSALS.some((refusal) => text.startsWith(refusal, 1))) {
    throw new Error(`${method} ${path}: ${response.statusCode} ${text.slice(0, 300)}`);
  }
}

async function run(job: Job): Promise<Load> {
  const pool = poolOf(job);
  const takenMs: number[] = [];
  let next = 0;
  const worker = async () => {
    for (let asked = job.asks[next++]; asked; asked = job.asks[next++]) {
      const begunMs = performance.now();
      await ask(pool, asked, job);
      takenMs.push(performance.now() - begunMs);
    }
  };
  const begunMs = performance.now();
  await Promise.all(Array.from({ length: job.connections }, worker));
  return { seconds: (performance.now() - begunMs) / 1_000, takenMs };
}

process.on("message", (job: Job) => {
  run(job).then(
    (load) => process.send?.(load),
    (error: unknown) => process.send?.({ failed: String(error) }),
  );
});
process.on("disconnect", () => process.exit(0));
