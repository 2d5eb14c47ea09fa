import { isIP } from "node:net";
import { z } from "zod";
import { aiExamples, aiShape } from "./ai/ai-env.ts";

/** Fewer could be guessed. */
export const ROOT_SECRET_MIN_BYTES = 32;

export const LOG_LEVELS = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;

/** The longest prefix of an address of each family. */
const PREFIX_BITS: Record<number, number> = { 4: 32, 6: 128 };

/** Every variable that there is, by its name. */
export const shape = {
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
  ORRERY_ROOT_SECRET_PREVIOUS: list().refine(
    (items) => items.every((value) => Buffer.byteLength(value) >= ROOT_SECRET_MIN_BYTES),
    { error: `must be secrets of at least ${ROOT_SECRET_MIN_BYTES} bytes, separated by commas` },
  ),
  ORRERY_INTEGRATIONS: z.string().optional(),
  ORRERY_RETURN_URLS: list().refine((items) => items.every((value) => URL.canParse(value)), {
    error: "must be URLs, separated by commas",
  }),
  ORRERY_TRUSTED_PROXIES: list().refine((items) => items.every(isNetwork), {
    error: "must be IP addresses or CIDR ranges, separated by commas",
  }),
  ORRERY_OUTGOING_RANGES: list().refine((items) => items.every((item) => item.includes("/") && isNetwork(item)), {
    error: "must be CIDR ranges, separated by commas",
  }),
  ORRERY_WEBHOOKS: flag().default("1"),
  ORRERY_MAIL_DOMAINS: list()
    .transform((domains) => domains.map((domain) => domain.toLowerCase()))
    .refine((domains) => domains.every((domain) => /^[a-z0-9.-]+$/.test(domain)), {
      error: "must be domains, separated by commas",
    }),
  ORRERY_SMTP_PORT: integer(0, 65_535).optional(),
  ORRERY_SMTP_HOST: z
    .string()
    .regex(/^[\w.:-]+$/, { error: "must be a host name or an IP address" })
    .default("127.0.0.1"),
  ORRERY_SMTP_CERT: z.string().optional(),
  ORRERY_SMTP_KEY: z.string().optional(),
  ORRERY_GRAPHQL_DOCUMENTS: z.string().optional(),
  ORRERY_GRAPHQL_DOCUMENTS_ONLY: flag().default("0"),
  ORRERY_GRAPHQL_INTROSPECTION: flag().optional(),
  ORRERY_EVENT_RETENTION_DAYS: integer(1, 3_650).default(30),
  ORRERY_JOBS: flag().default("1"),
  ...aiShape,
  LOG_LEVEL: z.enum(LOG_LEVELS, { error: `must be one of ${LOG_LEVELS.join(", ")}` }).default("info"),
};
export type Variable = keyof typeof shape;

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
  ORRERY_ROOT_SECRET_PREVIOUS: "the secret before it",
  ORRERY_INTEGRATIONS: "/etc/orrery/integrations.json",
  ORRERY_RETURN_URLS: "https://app.example.com/integrations",
  ORRERY_TRUSTED_PROXIES: "10.0.0.5,192.168.10.0/24",
  ORRERY_OUTGOING_RANGES: "10.20.0.0/16",
  ORRERY_WEBHOOKS: "0",
  ORRERY_MAIL_DOMAINS: "leads.example.com",
  ORRERY_SMTP_PORT: "2525",
  ORRERY_SMTP_HOST: "0.0.0.0",
  ORRERY_SMTP_CERT: "/etc/orrery/mail-cert.pem",
  ORRERY_SMTP_KEY: "/etc/orrery/mail-key.pem",
  ORRERY_GRAPHQL_DOCUMENTS: "/etc/orrery/persisted-documents.json",
  ORRERY_GRAPHQL_DOCUMENTS_ONLY: "1",
  ORRERY_GRAPHQL_INTROSPECTION: "0",
  ORRERY_EVENT_RETENTION_DAYS: "30",
  ORRERY_JOBS: "0",
  ...aiExamples,
  LOG_LEVEL: "info",
};

/** Names every variable that is missing or malformed, with an example. Never shows a value: some are secrets. */
export class EnvError extends Error {
  constructor(problems: readonly string[]) {
    super(problems.join("\n"));
    this.name = "EnvError";
  }
}

export type Source = Readonly<Record<string, string | undefined>>;

/** @throws EnvError */
export function parse<S extends z.ZodType>(schema: S, source: Source): z.output<S> {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ""));
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  throw new EnvError(parsed.error.issues.map(({ path, message }) => problem(path[0] as Variable, message)));
}

/** What is wrong with a variable, with an example of what is not. */
export function problem(variable: Variable, what: string): string {
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
