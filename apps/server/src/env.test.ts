import { describe, expect, it } from "vitest";
import { EnvError, readServerEnv, readStorageEnv } from "./env.ts";

const SECRET = "0123456789abcdef0123456789abcdef";

function problemOf(source: Record<string, string>): string {
  try {
    readServerEnv(source);
  } catch (error) {
    if (error instanceof EnvError) return error.message;
    throw error;
  }
  return "";
}

describe("the environment", () => {
  it("needs nothing: embedded, on port 4000 of this machine alone", () => {
    expect(readServerEnv({})).toMatchObject({
      production: false,
      host: "127.0.0.1",
      port: 4000,
      dataDir: expect.stringMatching(/\/\.orrery$/),
      storage: { kind: "embedded" },
      redisUrl: undefined,
      rootSecret: undefined,
      trustedProxies: [],
      outgoingRanges: [],
      sendsWebhooks: true,
      graphql: { documentsFile: undefined, documentsOnly: false, introspection: true },
      eventRetentionDays: 30,
      logLevel: "info",
    });
  });

  it("takes an empty variable as none", () => {
    expect(readServerEnv({ PORT: "", DATABASE_URL: "", REDIS_URL: "" }).port).toBe(4000);
  });

  it("takes PostgreSQL, Redis and proxies from it", () => {
    const url = "postgresql://orrery:pw@db:5432/orrery";
    const env = readServerEnv({
      NODE_ENV: "production",
      DATABASE_URL: url,
      ORRERY_DB_POOL: "25",
      REDIS_URL: "rediss://cache:6380",
      ORRERY_ROOT_SECRET: SECRET,
      ORRERY_PUBLIC_URL: "https://api.example.com/",
      ORRERY_TRUSTED_PROXIES: "10.0.0.5, 192.168.0.0/16,fd00::/8",
    });
    expect(env.storage).toEqual({ kind: "postgresql", url, poolSize: 25 });
    expect(env.publicUrl).toBe("https://api.example.com");
    expect(env.trustedProxies).toEqual(["10.0.0.5", "192.168.0.0/16", "fd00::/8"]);
  });

  it.each([
    ["PORT", "4000x"],
    ["PORT", "65536"],
    ["PORT", "-1"],
    ["HOST", "not a host"],
    ["NODE_ENV", "prod"],
    ["DATABASE_URL", "mysql://127.0.0.1/orrery"],
    ["DATABASE_URL", "orrery"],
    ["REDIS_URL", "127.0.0.1:6379"],
    ["ORRERY_DB_POOL", "1"],
    ["ORRERY_EVENT_RETENTION_DAYS", "0"],
    ["ORRERY_EMBEDDED", "yes"],
    ["ORRERY_ROOT_SECRET", "too short"],
    ["ORRERY_TRUSTED_PROXIES", "10.0.0.0/33"],
    ["ORRERY_TRUSTED_PROXIES", "proxy.internal"],
    ["ORRERY_GRAPHQL_DOCUMENTS_ONLY", "true"],
    ["ORRERY_GRAPHQL_INTROSPECTION", "off"],
    ["LOG_LEVEL", "loud"],
  ])("refuses %s=%s by its name, with an example", (name, value) => {
    const problem = problemOf({ [name]: value });
    expect(problem.split("\n")).toHaveLength(1);
    expect(problem).toMatch(new RegExp(`^${name} must .*Example: ${name}=`));
  });

  it("names all that is wrong at once, and never shows a value", () => {
    const problem = problemOf({ PORT: "x", DATABASE_URL: "mysql://root:hunter2@db/x", ORRERY_ROOT_SECRET: "hunter2" });
    expect(problem.split("\n")).toHaveLength(3);
    expect(problem).not.toContain("hunter2");
  });

  it("wants ORRERY_EMBEDDED=1 for an embedded database in production", () => {
    expect(problemOf({ NODE_ENV: "production", ORRERY_ROOT_SECRET: SECRET })).toMatch(
      /^DATABASE_URL is required.*ORRERY_EMBEDDED=1/,
    );
    const ORRERY_PUBLIC_URL = "https://api.example.com";
    const env = { NODE_ENV: "production", ORRERY_ROOT_SECRET: SECRET, ORRERY_EMBEDDED: "1", ORRERY_PUBLIC_URL };
    expect(readServerEnv(env)).toMatchObject({ production: true, storage: { kind: "embedded" } });
  });

  it("wants to know in production where clients reach the server", () => {
    const env = { NODE_ENV: "production", ORRERY_ROOT_SECRET: SECRET, ORRERY_EMBEDDED: "1" };
    expect(problemOf(env)).toMatch(/^ORRERY_PUBLIC_URL is required in production/);
  });

  it("keeps files in the data folder, or in the bucket that it names, whose two keys come together", () => {
    expect(readServerEnv({}).files).toEqual({ kind: "folder" });
    const keys = { ORRERY_S3_ACCESS_KEY_ID: "id", ORRERY_S3_SECRET_ACCESS_KEY: "secret" };
    const bucket = { ORRERY_S3_BUCKET: "orrery", ORRERY_S3_ENDPOINT: "http://127.0.0.1:9000" };
    expect(readServerEnv({ ...bucket, ...keys }).files).toEqual({
      ...{ kind: "s3", bucket: "orrery", region: "us-east-1", endpoint: "http://127.0.0.1:9000" },
      credentials: { accessKeyId: "id", secretAccessKey: "secret" },
    });
    expect(readServerEnv(bucket).files).not.toHaveProperty("credentials");
    for (const [name, value] of Object.entries(keys)) {
      expect(problemOf({ ...bucket, [name]: value })).toMatch(/^ORRERY_S3_\w+ is missing/);
    }
  });

  it("has introspection off in production, unless it is told otherwise, which it may be anywhere", () => {
    const ORRERY_PUBLIC_URL = "https://api.example.com";
    const production = { NODE_ENV: "production", ORRERY_EMBEDDED: "1", ORRERY_ROOT_SECRET: SECRET, ORRERY_PUBLIC_URL };
    expect(readServerEnv(production).graphql.introspection).toBe(false);
    expect(readServerEnv({ ...production, ORRERY_GRAPHQL_INTROSPECTION: "1" }).graphql.introspection).toBe(true);
    expect(readServerEnv({ ORRERY_GRAPHQL_INTROSPECTION: "0" }).graphql.introspection).toBe(false);
  });

  it("wants a file of trusted documents where no others are taken", () => {
    const only = { ORRERY_GRAPHQL_DOCUMENTS_ONLY: "1" };
    expect(problemOf(only)).toMatch(/^ORRERY_GRAPHQL_DOCUMENTS is required where ORRERY_GRAPHQL_DOCUMENTS_ONLY=1/);
    const { graphql } = readServerEnv({ ...only, ORRERY_GRAPHQL_DOCUMENTS: "documents.json" });
    expect(graphql).toMatchObject({
      documentsOnly: true,
      documentsFile: expect.stringMatching(/^\/.*documents\.json$/),
    });
  });

  it("wants a root secret in production, but not of the command line", () => {
    const production = { NODE_ENV: "production", ORRERY_EMBEDDED: "1" };
    expect(problemOf(production)).toMatch(/^ORRERY_ROOT_SECRET is required in production/);
    expect(readStorageEnv(production)).toMatchObject({ production: true, storage: { kind: "embedded" } });
  });

  it("takes how models are reached, what they cost, and what may be spent on them", () => {
    const { ai } = readServerEnv({
      ORRERY_ANTHROPIC_API_KEY: "a key",
      ORRERY_OPENAI_COMPATIBLE_URL: "http://models.internal:8000/v1/",
      ORRERY_AI_MODEL_ALIASES: "old=new, older=new",
      ORRERY_AI_PRICES: "llama-4=0.2/0.6,claude-opus-4-7=5/25",
      ORRERY_AI_BUDGET_USD: "99.5",
    });
    expect(ai).toMatchObject({
      ORRERY_ANTHROPIC_API_KEY: "a key",
      ORRERY_OPENAI_COMPATIBLE_URL: "http://models.internal:8000/v1",
      ORRERY_AI_LISTING_REVIEW_MODEL: "claude-opus-4-7",
      ORRERY_AI_PHOTO_ENHANCE_MODEL: "gemini-2.5-flash-image",
      ORRERY_AI_MODEL_ALIASES: { old: "new", older: "new" },
      ORRERY_AI_PRICES: {
        "llama-4": { input: 200_000, output: 600_000 },
        "claude-opus-4-7": { input: 5_000_000, output: 25_000_000 },
      },
      ORRERY_AI_BUDGET_USD: 99_500_000,
    });
    expect(readServerEnv({}).ai.ORRERY_AI_BUDGET_USD).toBe(50_000_000);
  });

  it.each([
    ["ORRERY_ANTHROPIC_URL", "anthropic"],
    ["ORRERY_AI_MODEL_ALIASES", "old"],
    ["ORRERY_AI_PRICES", "llama-4=cheap"],
    ["ORRERY_AI_PRICES", "llama-4=1"],
    ["ORRERY_AI_BUDGET_USD", "1.234"],
    ["ORRERY_AI_BUDGET_USD", "-1"],
  ])("names %s where it is malformed (%s)", (variable, value) => {
    expect(problemOf({ [variable]: value })).toMatch(new RegExp(`^${variable} .*Example: ${variable}=`));
  });
});
