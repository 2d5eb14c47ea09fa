import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import {
  credentialsIn,
  type Ended,
  launchServer,
  migratedFolder,
  orrery,
  runServer,
  startServer,
  temporaryFolder,
} from "./processes.ts";
import { ROOT_SECRET, rawAnswer, rawConnection } from "./serving.ts";

// Each of these starts processes that make databases.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

/** Without a demonstration to make, and pictures to draw. */
const PRODUCTION = {
  NODE_ENV: "production",
  ORRERY_EMBEDDED: "1",
  ORRERY_ROOT_SECRET: ROOT_SECRET,
  ORRERY_PUBLIC_URL: "https://api.example.com",
};

/** The requests that a start prints, taken apart as a shell would. */
function printedRequests(stdout: string): Request[] {
  return stdout
    .split(/^# /m)
    .slice(1)
    .map((example) => {
      const words = [...example.matchAll(/(-[HdXs]|)\s*'([^']*)'/g)].map(([, option = "", value = ""]) => ({
        option,
        value,
      }));
      const valuesOf = (option: string) => words.filter((word) => word.option === option).map(({ value }) => value);
      const [url = ""] = valuesOf("-s");
      const [body] = valuesOf("-d");
      const headers = valuesOf("-H").map((header) => header.split(": ", 2) as [string, string]);
      return new Request(url, { headers, ...(body !== undefined && { method: "POST", body }) });
    });
}

/** The names of all leads that a key sees. */
async function names(url: string, key: string): Promise<string[]> {
  const response = await fetch(`${url}/v1/leads?limit=100`, { headers: { "x-api-key": key } });
  return ((await response.json()) as { data: { name: string }[] }).data.map(({ name }) => name);
}

describe("npm start", () => {
  let data: ReturnType<typeof temporaryFolder>;
  let first: { url: string; requests: readonly Request[]; answers: readonly Response[]; ended: Ended };

  /** One first start for all of them, since it takes seconds. */
  beforeAll(async () => {
    data = temporaryFolder();
    await using server = await startServer({ ORRERY_DATA_DIR: data.path, LOG_LEVEL: "debug" });
    const requests = printedRequests(await server.printed("# tRPC"));
    const answers = [];
    for (const request of requests) answers.push(await fetch(request));
    // Until there is a picture.
    await server.printed('"drew a picture"');
    first = { url: server.url, requests, answers, ended: await server.stop("SIGINT") };
  });
  afterAll(() => data[Symbol.dispose]());

  it("prints a request for each surface at the first start, which works when pasted", () => {
    const places = first.requests.map(({ url }) => url.slice(first.url.length).split(/[?.]/)[0]);
    expect(places).toEqual([
      "/v1/leads",
      "/api/v1/leads",
      "/api/v1/organization",
      "/v1/auth/login",
      "/graphql",
      "/trpc/leads",
      "/mcp",
    ]);
    expect(first.answers.map(({ status }) => status)).toEqual([200, 201, 200, 200, 200, 200, 200]);
    expect(first.ended).toMatchObject({ code: 0, signal: null, stderr: "" });
  });

  it("draws the listings' pictures while it serves, and leaves the rest to the next start when it is stopped", async () => {
    const told = /"msg":"drawing the demonstration's pictures: (\d+) of \d+"/;
    expect(told.exec(first.ended.stdout)?.[1]).toBe("0");
    expect(first.ended.stdout).not.toContain("pictures are drawn");
    expect(first.ended.stdout).toContain("200 listings");
    await using server = await startServer({ ORRERY_DATA_DIR: data.path });
    const goesOn = told.exec(await server.printed("drawing the demonstration's pictures"));
    expect(Number(goesOn?.[1])).toBeGreaterThan(0);
    await server.stop();
  });

  it("keeps what it made, and prints where the credentials are", async () => {
    for (const file of ["credentials.json", "root-secret"])
      expect(statSync(join(data.path, file)).mode & 0o777).toBe(0o600);
    const { keys } = credentialsIn(data.path);
    await using server = await startServer({ ORRERY_DATA_DIR: data.path });
    expect(credentialsIn(data.path)).toMatchObject({ url: server.url, keys });
    expect(await names(server.url, keys.orkasa)).toContain("John Smith");
    expect(await names(server.url, keys.orkasaTest)).toHaveLength(3);
    const banner = await server.printed("credentials.json");
    expect(banner).toContain(`${server.url}/graphql`);
    expect(banner).not.toContain(keys.orkasa);
    await server.stop();
  });

  it("is refused on a folder that is in use, and the command line goes to whoever has it", async () => {
    const env = { ORRERY_DATA_DIR: data.path };
    await using server = await startServer(env);
    expect(await runServer(env)).toMatchObject({
      code: 1,
      stdout: "",
      stderr: expect.stringContaining(`The data folder ${data.path} is in use by the process ${server.child.pid}.`),
    });
    const created = await orrery(
      env,
      "--",
      "keys",
      "create",
      "--organization",
      "demo",
      "--name",
      "My key",
      "--scopes",
      "leads:read",
      "--json",
    );
    expect(created).toMatchObject({ code: 0, stderr: "" });
    const { id, key } = JSON.parse(created.stdout);
    expect(await names(server.url, key)).not.toHaveLength(0);
    expect((await orrery(env, "keys", "revoke", id)).code).toBe(0);
    expect(await orrery(env, "keys", "revoke", "nonsense")).toMatchObject({ code: 2, stdout: "" });
    await server.stop();
    // Now it opens the folder itself.
    const listed = await orrery(env, "keys", "list", "--organization", "demo");
    expect(listed.stdout).toMatch(new RegExp(`${id} .* revoked `));
  });

  it("serves without Redis where Redis does not answer, and says that it counts by itself", async () => {
    await using server = await startServer({ ORRERY_DATA_DIR: data.path, REDIS_URL: "redis://127.0.0.1:1" });
    const ready = await fetch(`${server.url}/readyz`);
    expect([ready.status, await ready.json()]).toMatchObject([200, { limiter: { counts: "process" } }]);
    const { keys } = credentialsIn(data.path);
    expect(await names(server.url, keys.orkasa)).toContain("John Smith");
    expect(await server.stop()).toMatchObject({ code: 0 });
  });

  it("says that PostgreSQL does not answer, and shows no password", async () => {
    const ended = await runServer({
      ORRERY_DATA_DIR: data.path,
      DATABASE_URL: "postgresql://u:hunter2@127.0.0.1:1/orrery",
    });
    expect(ended).toMatchObject({ code: 1, stdout: "" });
    expect(ended.stderr).toBe("PostgreSQL at 127.0.0.1:1/orrery cannot be used (ECONNREFUSED). Check DATABASE_URL.\n");
  });

  it("finishes a write that is under way when it is told to stop", async () => {
    const env = { ORRERY_DATA_DIR: data.path };
    await using server = await startServer(env);
    const { keys } = credentialsIn(data.path);
    const socket = await rawConnection(server.url);
    const head = `POST /v1/leads HTTP/1.1\r\nHost: orrery\r\nX-API-Key: ${keys.orkasa}\r\nContent-Type: application/json\r\n`;
    socket.write(`${head}Content-Length: 19\r\n\r\n`);
    await fetch(`${server.url}/healthz`);
    const ended = server.stop();
    await server.printed('"stopping"}');
    // A second signal, as from a terminal and npm at once, does not hurry it.
    server.child.kill("SIGINT");
    socket.write('{"name":"Last one"}');
    expect((await rawAnswer(socket)).status).toBe(201);
    expect(await ended).toMatchObject({ code: 0, signal: null });
    await using again = await startServer(env);
    expect(await names(again.url, keys.orkasa)).toContain("Last one");
    await again.stop();
  });
});

describe("production", () => {
  it("gets its first organization and key from the command line, and nothing is seeded", async () => {
    using data = temporaryFolder();
    const env = { ...PRODUCTION, ORRERY_DATA_DIR: join(data.path, "made/at/first") };
    const made = await orrery(env, "organizations", "create", "--name", "My Brokerage", "--slug", "mine", "--json");
    expect(made).toMatchObject({ code: 0, stderr: "" });
    await using server = await startServer(env);
    expect(await names(server.url, JSON.parse(made.stdout).key)).toEqual([]);
    const { stdout } = await server.stop();
    expect(
      stdout
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line).msg),
    ).toEqual(["listening", "request", "stopping", "stopped"]);
    expect(readdirSync(env.ORRERY_DATA_DIR)).toEqual(["database"]);
    const { ORRERY_ROOT_SECRET: _, ...withoutSecret } = env;
    expect(await orrery(withoutSecret, "signing-keys", "rotate")).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^ORRERY_ROOT_SECRET is required in production/),
    });
    expect((await orrery(env, "signing-keys", "rotate")).stdout).toMatch(/^ID .*\n[0-9a-f-]{36} {2}signs /);
  });

  it("stops with 2, naming what is missing, before it touches anything", async () => {
    using data = temporaryFolder();
    const folder = join(data.path, "untouched");
    const { ORRERY_EMBEDDED: _, ...withoutDatabase } = PRODUCTION;
    for (const program of [runServer, (env: Record<string, string>) => orrery(env, "organizations", "list")]) {
      const ended = await program({ ...withoutDatabase, ORRERY_DATA_DIR: folder });
      expect(ended).toMatchObject({
        code: 2,
        stdout: "",
        stderr: expect.stringMatching(/^DATABASE_URL is required in production.*\n$/),
      });
    }
    expect(await runServer({ PORT: "four thousand" })).toMatchObject({
      code: 2,
      stderr: "PORT must be a whole number from 0 to 65535. Example: PORT=4000\n",
    });
    expect(existsSync(folder)).toBe(false);
  });

  it("answers no introspection", async () => {
    using data = await migratedFolder();
    await using server = await startServer({ ...PRODUCTION, ORRERY_DATA_DIR: data.path });
    const url = `${server.url}/graphql?${new URLSearchParams({ query: "{ __schema { queryType { name } } }" })}`;
    const answer = await fetch(url, { headers: { accept: "application/graphql-response+json" } });
    expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining("Introspection is off")]);
    await server.stop();
  });
});

describe("a file of trusted GraphQL documents", () => {
  it("is read at the start, and all there is where the operator wants it so", async () => {
    using data = await migratedFolder();
    const file = join(data.path, "documents.json");
    writeFileSync(file, JSON.stringify({ health: "{ health { status } }" }));
    await using server = await startServer({
      ...PRODUCTION,
      ORRERY_DATA_DIR: data.path,
      ORRERY_GRAPHQL_DOCUMENTS: file,
      ORRERY_GRAPHQL_DOCUMENTS_ONLY: "1",
    });
    const ask = async (parameters: Record<string, string>) =>
      (await fetch(`${server.url}/graphql?${new URLSearchParams(parameters)}`)).json();
    expect(await ask({ documentId: "health" })).toMatchObject({ data: { health: { status: "ok" } } });
    expect(await ask({ query: "{ health { version } }" })).toMatchObject({
      errors: [{ extensions: { code: "FORBIDDEN", reason: "DOCUMENT_NOT_TRUSTED" } }],
    });
    await server.stop();
  });

  it("that can't be used stops the start before it touches anything, naming the variable", async () => {
    using data = temporaryFolder();
    const folder = join(data.path, "untouched");
    const file = join(data.path, "documents.json");
    const env = { ORRERY_DATA_DIR: folder, ORRERY_GRAPHQL_DOCUMENTS: file };
    const told = (why: string) => ({
      code: 1,
      stdout: "",
      stderr: `The file ${file} ${why}. Check ORRERY_GRAPHQL_DOCUMENTS.\n`,
    });
    expect(await runServer(env)).toMatchObject(told("can't be read (ENOENT)"));
    writeFileSync(file, "query { health { status } }");
    expect(await runServer(env)).toMatchObject(told("is not valid JSON"));
    expect(existsSync(folder)).toBe(false);
  });
});

describe("a start that was killed", () => {
  it("leaves nothing that keeps the next one from being whole", async () => {
    using data = temporaryFolder();
    const env = { ORRERY_DATA_DIR: data.path };
    // While the database is made, while it is migrated, and in the middle of the seed.
    for (const afterMs of [600, 1_500, 2_600]) {
      const { child, ended } = launchServer(env);
      setTimeout(() => child.kill("SIGKILL"), afterMs);
      await ended;
    }
    await using server = await startServer(env);
    const { keys } = credentialsIn(data.path);
    expect(await names(server.url, keys.orkasa)).toHaveLength(40);
    expect(await names(server.url, keys.orkasaTest)).toHaveLength(3);
    await server.stop();
  });

  it("may leave a database that was never finished: the next start makes it anew", async () => {
    using data = temporaryFolder();
    mkdirSync(join(data.path, "database/base"), { recursive: true });
    writeFileSync(join(data.path, "database/PG_VERSION"), "garbage");
    writeFileSync(join(data.path, "database.incomplete"), "");
    await using server = await startServer({ ...PRODUCTION, ORRERY_DATA_DIR: data.path });
    expect(existsSync(join(data.path, "database.incomplete"))).toBe(false);
    await server.stop();
  });
});
