import { isIP } from "node:net";
import { resolve } from "node:path";
import type { S3Options } from "@orrery/connectors";
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
  ORRERY_EMBEDDED: flag().default("0"),
  DATABASE_URL: url("postgresql:", "postgres:").optional(),
  ORRERY_DB_POOL: integer(2, 500).default(10),
  REDIS_URL: url("redis:", "rediss:").optional(),
  ORRERY_PUBLIC_URL: url("http:", "https:").transform(withoutSlash).optional(),
  ORRERY_FILES_URL: url("http:", "https:").transform(withoutSlash).optional(),
  ORRERY_S3_BUCKET: z.string().optional(),
  ORRERY_S3_REGION: z.string().default("us-east-1"),
  ORRERY_S3_ENDPOINT: url("http:", "https:").optional(),
  ORRERY_S3_ACCESS_KEY_ID: z.string().optional(),
  ORRERY_S3_SECRET_ACCESS_KEY: z.string().optional(),
  ORRERY_ROOT_SECRET: z
    .string()
    .refine((value) => Buffer.byteLength(value) >= ROOT_SECRET_MIN_BYTES, {
      error: `must have at least ${ROOT_SECRET_MIN_BYTES} bytes`,
    })
    .optional(),
  ORRERY_TRUSTED_PROXIES: list().refine((items) => items.every(isNetwork), {
    error: "must be IP addresses or CIDR ranges, separated by commas",
  }),
  ORRERY_OUTGOING_RANGES: list().refine((items) => items.every((item) => item.includes("/") && isNetwork(item)), {
    error: "must be CIDR ranges, separated by commas",
  }),
  ORRERY_WEBHOOKS: flag().default("1"),
  ORRERY_GRAPHQL_DOCUMENTS: z.string().optional(),
  ORRERY_GRAPHQL_DOCUMENTS_ONLY: flag().default("0"),
  ORRERY_GRAPHQL_INTROSPECTION: flag().optional(),
  ORRERY_EVENT_RETENTION_DAYS: integer(1, 3_650).default(30),
  ORRERY_JOBS: flag().default("1"),
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
  ORRERY_PUBLIC_URL: "https://api.example.com",
  ORRERY_FILES_URL: "https://images.example.com",
  ORRERY_S3_BUCKET: "orrery",
  ORRERY_S3_REGION: "eu-central-1",
  ORRERY_S3_ENDPOINT: "https://s3.example.com",
  ORRERY_S3_ACCESS_KEY_ID: "orrery",
  ORRERY_S3_SECRET_ACCESS_KEY: "secret",
  ORRERY_ROOT_SECRET: '"$(openssl rand -base64 32)", kept for good',
  ORRERY_TRUSTED_PROXIES: "10.0.0.5,192.168.10.0/24",
  ORRERY_OUTGOING_RANGES: "10.20.0.0/16",
  ORRERY_WEBHOOKS: "0",
  ORRERY_GRAPHQL_DOCUMENTS: "/etc/orrery/persisted-documents.json",
  ORRERY_GRAPHQL_DOCUMENTS_ONLY: "1",
  ORRERY_GRAPHQL_INTROSPECTION: "0",
  ORRERY_EVENT_RETENTION_DAYS: "30",
  ORRERY_JOBS: "0",
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

/** Where images are kept: in the data folder, or in a bucket of anything that speaks S3's protocol. */
export type FilesEnv = { readonly kind: "folder" } | ({ readonly kind: "s3" } & S3Options);

/** The whole configuration of a server. */
export interface ServerEnv extends StorageEnv {
  readonly files: FilesEnv;
  /** Where clients reach the server; undefined for where it listens. */
  readonly publicUrl: string | undefined;
  /** Where clients read files, if not from the server. */
  readonly filesUrl: string | undefined;
  readonly host: string;
  /** 0 lets the system choose. */
  readonly port: number;
  readonly redisUrl: string | undefined;
  /** IP addresses and CIDR ranges whose `X-Forwarded-For` is believed. */
  readonly trustedProxies: readonly string[];
  /** CIDR ranges that users may have requests sent to, beside public addresses. */
  readonly outgoingRanges: readonly string[];
  /** Whether this process sends webhooks. */
  readonly sendsWebhooks: boolean;
  readonly graphql: GraphQLEnv;
  /** For how many days events can be read again, at least. */
  readonly eventRetentionDays: number;
  /** Whether this process takes jobs, beside answering requests. */
  readonly takesJobs: boolean;
  readonly logLevel: (typeof LOG_LEVELS)[number];
}

export interface GraphQLEnv {
  /** The absolute path of the file of trusted documents, where there is one. */
  readonly documentsFile: string | undefined;
  /** Refuses every other document. */
  readonly documentsOnly: boolean;
  readonly introspection: boolean;
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
  if (storage.production && parsed.ORRERY_PUBLIC_URL === undefined) {
    throw new EnvError([
      problem("ORRERY_PUBLIC_URL", "is required in production: answers name addresses of this server"),
    ]);
  }
  return {
    ...storage,
    files: filesOf(parsed),
    publicUrl: parsed.ORRERY_PUBLIC_URL,
    filesUrl: parsed.ORRERY_FILES_URL,
    host: parsed.HOST,
    port: parsed.PORT,
    redisUrl: parsed.REDIS_URL,
    trustedProxies: parsed.ORRERY_TRUSTED_PROXIES,
    outgoingRanges: parsed.ORRERY_OUTGOING_RANGES,
    sendsWebhooks: parsed.ORRERY_WEBHOOKS === "1",
    graphql: graphqlOf(parsed, storage.production),
    eventRetentionDays: parsed.ORRERY_EVENT_RETENTION_DAYS,
    takesJobs: parsed.ORRERY_JOBS === "1",
    logLevel: parsed.LOG_LEVEL,
  };
}

type Parsed = z.output<z.ZodObject<typeof shape>>;

function filesOf(parsed: Parsed): FilesEnv {
  const { ORRERY_S3_BUCKET: bucket, ORRERY_S3_REGION: region, ORRERY_S3_ENDPOINT: endpoint } = parsed;
  if (bucket === undefined) return { kind: "folder" };
  const { ORRERY_S3_ACCESS_KEY_ID: accessKeyId, ORRERY_S3_SECRET_ACCESS_KEY: secretAccessKey } = parsed;
  const credentials = accessKeyId !== undefined && secretAccessKey !== undefined && { accessKeyId, secretAccessKey };
  if (!credentials && (accessKeyId ?? secretAccessKey) !== undefined) {
    const missing = accessKeyId === undefined ? "ORRERY_S3_ACCESS_KEY_ID" : "ORRERY_S3_SECRET_ACCESS_KEY";
    throw new EnvError([problem(missing, "is missing: the two S3 keys come together, or neither")]);
  }
  return { kind: "s3", bucket, region, endpoint, ...(credentials && { credentials }) };
}

interface ParsedGraphQL {
  readonly ORRERY_GRAPHQL_DOCUMENTS?: string | undefined;
  readonly ORRERY_GRAPHQL_DOCUMENTS_ONLY: string;
  readonly ORRERY_GRAPHQL_INTROSPECTION?: string | undefined;
}

function graphqlOf(parsed: ParsedGraphQL, production: boolean): GraphQLEnv {
  const { ORRERY_GRAPHQL_DOCUMENTS: file, ORRERY_GRAPHQL_INTROSPECTION: introspection } = parsed;
  const documentsOnly = parsed.ORRERY_GRAPHQL_DOCUMENTS_ONLY === "1";
  if (documentsOnly && file === undefined) {
    throw new EnvError([problem("ORRERY_GRAPHQL_DOCUMENTS", "is required where ORRERY_GRAPHQL_DOCUMENTS_ONLY=1")]);
  }
  return {
    documentsFile: file === undefined ? undefined : resolve(file),
    documentsOnly,
    introspection: introspection === undefined ? !production : introspection === "1",
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

/** Where clients reach the server and its files, for what is done without one. @throws EnvError */
export function readAddresses(source: Source = process.env): { publicUrl: string; filesUrl: string | undefined } {
  const { HOST, PORT, ORRERY_PUBLIC_URL, ORRERY_FILES_URL } = shape;
  const parsed = parse(z.object({ HOST, PORT, ORRERY_PUBLIC_URL, ORRERY_FILES_URL }), source);
  const publicUrl = parsed.ORRERY_PUBLIC_URL ?? `http://${parsed.HOST}:${parsed.PORT}`;
  return { publicUrl, filesUrl: parsed.ORRERY_FILES_URL };
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

/** Texts with commas between them. */
function list() {
  return z
    .string()
    .default("")
    .transform((value) => value.split(",").map((item) => item.trim()))
    .transform((items) => items.filter((item) => item !== ""));
}

function flag() {
  return z.enum(["0", "1"], { error: "must be 0 or 1" });
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

function withoutSlash(address: string): string {
  return address.replace(/\/+$/, "");
}

function isNetwork(text: string): boolean {
  const [address = "", bits, ...rest] = text.split("/");
  const longest = PREFIX_BITS[isIP(address)];
  if (longest === undefined || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= longest);
}
