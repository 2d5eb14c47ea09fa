import { resolve } from "node:path";
import type { S3Options } from "@orrery/connectors";
import { z } from "zod";
import type { AiVariables } from "./ai/ai-env.ts";
import { EnvError, type LOG_LEVELS, parse, problem, type Source, shape } from "./env-variables.ts";

export { EnvError, ROOT_SECRET_MIN_BYTES } from "./env-variables.ts";

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
  /** Those before it, the newest first. */
  readonly previousRootSecrets: readonly string[];
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
  /** The absolute path of the file of the operator's own clients at portals, where there is one. */
  readonly integrationsFile: string | undefined;
  /** Pages that a browser may be sent to after an authorization. */
  readonly returnUrls: readonly string[];
  /** CIDR ranges that users may have requests sent to, beside public addresses. */
  readonly outgoingRanges: readonly string[];
  /** Whether this process sends webhooks. */
  readonly sendsWebhooks: boolean;
  readonly mail: MailEnv;
  readonly graphql: GraphQLEnv;
  /** For how many days events can be read again, at least. */
  readonly eventRetentionDays: number;
  /** Whether this process takes jobs, beside answering requests. */
  readonly takesJobs: boolean;
  /** How models are reached, and what they may cost. */
  readonly ai: AiVariables;
  readonly logLevel: (typeof LOG_LEVELS)[number];
}

/** Which domains mailboxes are in; and where mail is received, with the files of its certificate. */
export interface MailEnv {
  readonly domains: readonly string[];
  readonly smtp: SmtpEnv | undefined;
}

export interface SmtpEnv {
  readonly host: string;
  readonly port: number;
  /** Absolute paths. */
  readonly tls: { readonly certFile: string; readonly keyFile: string } | undefined;
}

export interface GraphQLEnv {
  /** The absolute path of the file of trusted documents, where there is one. */
  readonly documentsFile: string | undefined;
  /** Refuses every other document. */
  readonly documentsOnly: boolean;
  readonly introspection: boolean;
}

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
    integrationsFile: parsed.ORRERY_INTEGRATIONS === undefined ? undefined : resolve(parsed.ORRERY_INTEGRATIONS),
    returnUrls: parsed.ORRERY_RETURN_URLS,
    outgoingRanges: parsed.ORRERY_OUTGOING_RANGES,
    sendsWebhooks: parsed.ORRERY_WEBHOOKS === "1",
    mail: mailOf(parsed),
    graphql: graphqlOf(parsed, storage.production),
    eventRetentionDays: parsed.ORRERY_EVENT_RETENTION_DAYS,
    takesJobs: parsed.ORRERY_JOBS === "1",
    ai: parsed,
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

function mailOf(parsed: Parsed): MailEnv {
  const { ORRERY_MAIL_DOMAINS: domains, ORRERY_SMTP_HOST: host, ORRERY_SMTP_PORT: port } = parsed;
  const { ORRERY_SMTP_CERT: cert, ORRERY_SMTP_KEY: key } = parsed;
  if (port === undefined) return { domains, smtp: undefined };
  if (domains.length === 0) {
    throw new EnvError([problem("ORRERY_MAIL_DOMAINS", "is required where ORRERY_SMTP_PORT is set")]);
  }
  if ((cert === undefined) !== (key === undefined)) {
    const missing = cert === undefined ? "ORRERY_SMTP_CERT" : "ORRERY_SMTP_KEY";
    throw new EnvError([problem(missing, "is missing: a certificate and its key come together, or neither")]);
  }
  const tls = cert !== undefined && key !== undefined && { certFile: resolve(cert), keyFile: resolve(key) };
  return { domains, smtp: { host, port, tls: tls || undefined } };
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
  const { NODE_ENV, ORRERY_DATA_DIR, ORRERY_EMBEDDED, DATABASE_URL, ORRERY_DB_POOL } = shape;
  const { ORRERY_ROOT_SECRET, ORRERY_ROOT_SECRET_PREVIOUS } = shape;
  const storage = {
    ...{ NODE_ENV, ORRERY_DATA_DIR, ORRERY_EMBEDDED, DATABASE_URL, ORRERY_DB_POOL },
    ...{ ORRERY_ROOT_SECRET, ORRERY_ROOT_SECRET_PREVIOUS },
  };
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
  readonly ORRERY_ROOT_SECRET_PREVIOUS: readonly string[];
}

function storageOf(parsed: ParsedStorage): StorageEnv {
  const production = parsed.NODE_ENV === "production";
  const { ORRERY_ROOT_SECRET: rootSecret, ORRERY_ROOT_SECRET_PREVIOUS: previousRootSecrets } = parsed;
  const common = { production, dataDir: resolve(parsed.ORRERY_DATA_DIR), rootSecret, previousRootSecrets };
  if (parsed.DATABASE_URL !== undefined) {
    return { ...common, storage: { kind: "postgresql", url: parsed.DATABASE_URL, poolSize: parsed.ORRERY_DB_POOL } };
  }
  if (production && parsed.ORRERY_EMBEDDED !== "1") {
    const why = "is required in production, unless ORRERY_EMBEDDED=1 keeps the data in the data folder";
    throw new EnvError([problem("DATABASE_URL", why)]);
  }
  return { ...common, storage: { kind: "embedded" } };
}
