import { Redis } from "ioredis";
import { Client } from "pg";

/** Where PostgreSQL and Redis answer, or why the suites cannot run on them. */
export type Services =
  | { readonly found: true; readonly databaseUrl: string; readonly redisUrl: string; readonly versions: string }
  | { readonly found: false; readonly because: string };

const DEFAULTS = { database: "postgresql://postgres@127.0.0.1:5432/postgres", redis: "redis://127.0.0.1:6379" };
const TIMEOUT_MS = 2000;

/** Asks the servers that `ORRERY_TEST_DATABASE_URL` and `ORRERY_TEST_REDIS_URL` name, or those at the usual addresses. */
export async function findServices(env: NodeJS.ProcessEnv): Promise<Services> {
  const databaseUrl = env.ORRERY_TEST_DATABASE_URL ?? DEFAULTS.database;
  const redisUrl = env.ORRERY_TEST_REDIS_URL ?? DEFAULTS.redis;
  const answers = await Promise.allSettled([askPostgres(databaseUrl), askRedis(redisUrl)]);
  const reasons = answers.flatMap((answer, i) =>
    answer.status === "rejected"
      ? [
          `no ${i === 0 ? "PostgreSQL" : "Redis"} answers at ${hostOf(i === 0 ? databaseUrl : redisUrl)} (${answer.reason})`,
        ]
      : [],
  );
  if (reasons.length > 0) return { found: false, because: reasons.join(", ") };
  const versions = answers.map((answer) => (answer.status === "fulfilled" ? answer.value : "")).join(" and ");
  return { found: true, databaseUrl, redisUrl, versions };
}

async function askPostgres(url: string): Promise<string> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: TIMEOUT_MS });
  try {
    await client.connect();
    const { rows } = await client.query("SHOW server_version");
    return `PostgreSQL ${String(rows[0]?.server_version).split(" ")[0]}`;
  } finally {
    await client.end();
  }
}

async function askRedis(url: string): Promise<string> {
  const redis = new Redis(url, { lazyConnect: true, connectTimeout: TIMEOUT_MS, retryStrategy: () => null });
  // Without a listener, what `connect` rejects with would be thrown a second time.
  redis.on("error", () => undefined);
  try {
    await redis.connect();
    return `Redis ${/redis_version:(\S+)/.exec(await redis.info("server"))?.[1]}`;
  } finally {
    redis.disconnect();
  }
}

/** Without the password. */
function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : "an address that is no URL";
}
