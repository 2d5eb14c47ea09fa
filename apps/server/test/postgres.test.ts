import { randomBytes } from "node:crypto";
import { existsSync, statSync } from "node:fs";
import { databasePrefix, onServer, urlOf, usesPostgres } from "@orrery/testkit";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { credentialsIn, orrery, runServer, startServer, temporaryFolder } from "./processes.ts";
import { ROOT_SECRET } from "./serving.ts";

vi.setConfig({ testTimeout: 120_000 });

describe.runIf(usesPostgres)("a server on PostgreSQL", () => {
  const name = `${databasePrefix}${randomBytes(6).toString("hex")}`;
  let url: string;

  /** Empty: not even migrated. */
  beforeAll(async () => {
    await onServer(`CREATE DATABASE "${name}"`);
    url = urlOf(name);
  });
  afterAll(() => onServer(`DROP DATABASE "${name}" WITH (FORCE)`));

  it("does not start in production before it is migrated; in development several start at once, and seed once", async () => {
    using nowhere = temporaryFolder();
    const ORRERY_PUBLIC_URL = "https://api.example.com";
    const production = {
      NODE_ENV: "production",
      DATABASE_URL: url,
      ORRERY_ROOT_SECRET: ROOT_SECRET,
      ORRERY_PUBLIC_URL,
    };
    const refused = await runServer({ ...production, ORRERY_DATA_DIR: `${nowhere.path}/none` });
    expect(refused).toMatchObject({ code: 1, stdout: "" });
    expect(refused.stderr).toMatch(/^The database lacks the migrations \d+_\w+.* Run: npm run db:migrate\n$/);

    using dataA = temporaryFolder();
    using dataB = temporaryFolder();
    const folders = [dataA.path, dataB.path];
    const servers = await Promise.all(folders.map((path) => startServer({ DATABASE_URL: url, ORRERY_DATA_DIR: path })));
    await using _a = servers[0];
    await using _b = servers[1];
    for (const path of folders) {
      const { url: address, keys } = credentialsIn(path);
      const response = await fetch(`${address}/v1/leads?limit=100`, { headers: { "x-api-key": keys.orkasa } });
      expect(((await response.json()) as { data: unknown[] }).data).toHaveLength(40);
    }
    const ready = await fetch(`${servers[0]?.url}/readyz`);
    expect(await ready.json()).toMatchObject({ status: "ready", database: { kind: "postgresql" } });
    const listed = await orrery({ DATABASE_URL: url }, "organizations", "list", "--json");
    expect(JSON.parse(listed.stdout)).toMatchObject([{ slug: "demo" }]);
    for (const server of servers) expect(await server.stop()).toMatchObject({ code: 0 });

    const served = await startServer({ ...production, ORRERY_DATA_DIR: `${nowhere.path}/none` });
    expect(await served.stop()).toMatchObject({ code: 0 });
    // For images, and nobody else's.
    expect(statSync(`${nowhere.path}/none`).mode & 0o777).toBe(0o700);
    const bucket = { ORRERY_S3_BUCKET: "b", ORRERY_S3_ENDPOINT: "http://127.0.0.1:9" };
    const withBucket = await startServer({ ...production, ...bucket, ORRERY_DATA_DIR: `${nowhere.path}/unused` });
    expect(await withBucket.stop()).toMatchObject({ code: 0 });
    expect(existsSync(`${nowhere.path}/unused`)).toBe(false);
  });
});
