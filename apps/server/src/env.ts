import { isIP } from "node:net";
import { resolve } from "node:path";
import { z } from "zod";

/** Fewer could be guessed. */
export const ROOT_SECRET_MIN_BYTES = 32;

const LOG_LEVELS = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;

/** The longest prefix of an address of each family. */
const PREFIX_BITS: Record<number, number> = { 4: 32, 6: 128 };

const shape = {
  NODE_ENV: z
    .enum(["development", "production", "test"], { error: "must be development, production or test" })
    .default("development"),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, { error: "must be a host name or an IP address" })
    .default("127.0.0.1"),
  PORT: integer(0, 65_535).default(4000),
  ORRERY_DATA_DIR: z.string().default(".orrery"),
  ORRERY_EMBEDDED: z.enum(["0", "1"], { error: "must be 0 or 1" }).default("0"),
  DATABASE_URL: url("postgresql:", "postgres:").optional(),
  ORRERY_DB_POOL: integer(2, 500).default(10),
  REDIS_URL: url("redis:", "rediss:").optional(),
  ORRERY_ROOT_SECRET: z
    .string()
    .refine((value) => Buffer.byteLength(value) >= ROOT_SECRET_MIN_BYTES, {
      error: `must have at least ${ROOT_SECRET_MIN_BYTES} bytes`,
    })
    .optional(),
  ORRERY_TRUSTED_PROXIES: z
    .string()
    .default("")
    .transform((value) => value.split(",").map((item) => item.trim()))
    .transform((items) => items.filter((item) => item !== ""))
    .refine((items) => items.every(isNetwork), { error: "must be IP addresses or CIDR ranges, separated by commas" }),
  ORRERY_EVENT_RETENTION_DAYS: integer(1, 3_650).default(30),
  LOG_LEVEL: z.enum(LOG_LEVELS, { error: `must be one of ${LOG_LEVELS.join(", ")}` }).default("info"),
};
type Variable = keyof typeof shape;

const EXAMPLES: Record<Variable, string> = {
  NODE_ENV: "production",
  HOST: "127.0.0.1",
  PORT: "4000",
  ORRERY_DATA_DIR: "/var/lib/orrery",
  ORRERY_EMBEDDED: "1",
  DATABASE_URL: "postgresql://orrery:secret@127.0.0.1:5432/orrery",
  ORRERY_DB_POOL: "10",
  REDIS_URL: "redis://127.0.0.1:6379",
  ORRERY_ROOT_SECRET: '"$(openssl rand -base64 32)", kept for good',
  ORRERY_TRUSTED_PROXIES: "10.0.0.5,192.168.10.0/24",
  ORRERY_EVENT_RETENTION_DAYS: "30",
  LOG_LEVEL: "info",
};

/** Where the data is: a PostgreSQL server, or the embedded database in the data folder. */
export type Storage =
  | { readonly kind: "postgresql"; readonly url: string; readonly poolSize: number }
  | { readonly kind: "embedded" };

/** What the command line needs to know. */
export interface StorageEnv {
  readonly production: boolean;
  /** Absolute. */
  readonly dataDir: string;
  readonly storage: Storage;
  /** Undefined where one is generated into the data folder. */
  readonly rootSecret: string | undefined;
}

/** The whole configuration of a server. */
export interface ServerEnv extends StorageEnv {
  readonly host: string;
  /** 0 lets the system choose. */
  readonly port: number;
  readonly redisUrl: string | undefined;
  /** IP addresses and CIDR ranges whose `X-Forwarded-For` is believed. */
  readonly trustedProxies: readonly string[];
  /** For how many days events can be read again, at least. */
  readonly eventRetentionDays: number;
  readonly logLevel: (typeof LOG_LEVELS)[number];
}

/** Names every variable that is missing or malformed, with an example. Never shows a value: some are secrets. */
export class EnvError extends Error {
  constructor(problems: readonly string[]) {
    super(problems.join("\n"));
    this.name = "EnvError";
  }
}

type Source = Readonly<Record<string, string | undefined>>;

/** @throws EnvError */
export function readServerEnv(source: Source = process.env): ServerEnv {
  const parsed = parse(z.object(shape), source);
  const storage = storageOf(parsed);
  if (storage.production && storage.rootSecret === undefined) throw rootSecretMissing();
  return {
    ...storage,
    host: parsed.HOST,
    port: parsed.PORT,
    redisUrl: parsed.REDIS_URL,
    trustedProxies: parsed.ORRERY_TRUSTED_PROXIES,
    eventRetentionDays: parsed.ORRERY_EVENT_RETENTION_DAYS,
    logLevel: parsed.LOG_LEVEL,
  };
}

/** Production has a root secret of its own: a generated one would be another in each process, and lost with the machine. */
export const rootSecretMissing = () => new EnvError([problem("ORRERY_ROOT_SECRET", "is required in production")]);

/** @throws EnvError */
export function readStorageEnv(source: Source = process.env): StorageEnv {
  const { NODE_ENV, ORRERY_DATA_DIR, ORRERY_EMBEDDED, DATABASE_URL, ORRERY_DB_POOL, ORRERY_ROOT_SECRET } = shape;
  const storage = { NODE_ENV, ORRERY_DATA_DIR, ORRERY_EMBEDDED, DATABASE_URL, ORRERY_DB_POOL, ORRERY_ROOT_SECRET };
  return storageOf(parse(z.object(storage), source));
}

interface ParsedStorage {
  readonly NODE_ENV: string;
  readonly ORRERY_DATA_DIR: string;
  readonly ORRERY_EMBEDDED: string;
  readonly DATABASE_URL?: string | undefined;
  readonly ORRERY_DB_POOL: number;
  readonly ORRERY_ROOT_SECRET?: string | undefined;
}

function storageOf(parsed: ParsedStorage): StorageEnv {
  const production = parsed.NODE_ENV === "production";
  const common = { production, dataDir: resolve(parsed.ORRERY_DATA_DIR), rootSecret: parsed.ORRERY_ROOT_SECRET };
  if (parsed.DATABASE_URL !== undefined) {
    return { ...common, storage: { kind: "postgresql", url: parsed.DATABASE_URL, poolSize: parsed.ORRERY_DB_POOL } };
  }
  if (production && parsed.ORRERY_EMBEDDED !== "1") {
    const why = "is required in production, unless ORRERY_EMBEDDED=1 keeps the data in the data folder";
    throw new EnvError([problem("DATABASE_URL", why)]);
  }
  return { ...common, storage: { kind: "embedded" } };
}

function parse<S extends z.ZodType>(schema: S, source: Source): z.output<S> {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ""));
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  throw new EnvError(parsed.error.issues.map(({ path, message }) => problem(path[0] as Variable, message)));
}

function problem(variable: Variable, what: string): string {
  return `${variable} ${what}. Example: ${variable}=${EXAMPLES[variable]}`;
}

function integer(min: number, max: number) {
  const error = `must be a whole number from ${min} to ${max}`;
  return z
    .string()
    .regex(/^\d{1,9}$/, { error })
    .transform(Number)
    .refine((value) => value >= min && value <= max, { error });
}

function url(...protocols: readonly [string, ...string[]]) {
  return z.string().refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol), {
    error: `must be a URL that begins with ${protocols[0]}//`,
  });
}

function isNetwork(text: string): boolean {
  const [address = "", bits, ...rest] = text.split("/");
  const longest = PREFIX_BITS[isIP(address)];
  if (longest === undefined || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= longest);
}
