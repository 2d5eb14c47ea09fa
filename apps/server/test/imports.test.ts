import { cancelImport, IMPORT_MAX_BYTES } from "@orrery/domain";
import {
  createWorld,
  type FreshDatabase,
  framesOf,
  freshDatabase,
  KING_COUNTY_ROWS,
  startServer,
  type TestServer,
  type TestWorld,
  testFiles,
  usesPostgres,
} from "@orrery/testkit";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { sweepImports } from "../src/imports/sweep-imports.ts";
import { kingCounty, manySales } from "./csv-files.ts";
import { startServer as launchServer, temporaryFolder } from "./processes.ts";

vi.setConfig({ testTimeout: 120_000 });

const LONG = { timeout: 90_000, interval: 50 };

let fresh: FreshDatabase;
let server: TestServer;
let world: TestWorld;
let key: string;
beforeAll(async () => {
  fresh = await freshDatabase();
  server = await startServer({ database: fresh.database, takesJobs: true });
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await fresh[Symbol.asyncDispose]();
});
beforeEach(async () => {
  world = await createWorld({ database: fresh.database });
  key = await world.key();
});

interface Import {
  readonly id: string;
  readonly uploadUrl: string;
  readonly status: string;
  readonly read: number;
  readonly error: string | null;
}

async function call<T = Import>(path: string, input: object, url = server.url): Promise<T> {
  const isRead = /\.(get|list)$/.test(path);
  const headers = { "x-api-key": key, "content-type": "application/json" };
  const text = JSON.stringify(input);
  const response = isRead
    ? await fetch(`${url}/trpc/${path}?input=${encodeURIComponent(text)}`, { headers })
    : await fetch(`${url}/trpc/${path}`, { method: "POST", headers, body: text });
  const { result, error } = (await response.json()) as { result?: { data: T }; error?: { message: string } };
  if (!result) throw new Error(error?.message);
  return result.data;
}

async function upload(url: string, body: string | ReadableStream, type = "text/csv") {
  const duplex = typeof body === "string" ? {} : { duplex: "half" };
  const response = await fetch(url, {
    method: "PUT",
    headers: { "content-type": type },
    body,
    ...duplex,
  } as RequestInit);
  const json = (await response.json()) as { id?: string; error?: { code: string; details: Record<string, unknown> } };
  return { ...json, status: response.status };
}

const over = (id: string, url = server.url) =>
  vi.waitFor(async () => {
    const found = await call("imports.get", { id }, url);
    expect(found.status).toMatch(/completed|failed|cancelled/);
    return found;
  }, LONG);

const properties = (within = world) =>
  within.database.system.property.count({ where: { organizationId: within.organizationId } });

describe("an import over HTTP", () => {
  it("brings an uploaded file in, tells how far it is, and gives the rejected rows as a file", async () => {
    const { id, uploadUrl } = await call("imports.create", { mapping: "king-county", fileName: "kc.csv" });
    const bad =
      "1,10/13/2014,abc,3,1.0,1180,5650,1.0,,NONE,Average,7 Average,1180,0.0,1955,0.0,98178,47.5,-122.2,1340,5650";
    const short = '2,10/13/2014,"1,5 ""x"""';
    const csv = `${kingCounty()}${bad}\n${short}\n`;
    expect(await upload(uploadUrl, csv)).toMatchObject({ status: 201, id, total: KING_COUNTY_ROWS + 2, error: null });
    expect(await over(id)).toMatchObject({
      status: "completed",
      read: 202,
      created: 200,
      rejected: 2,
      fileName: "kc.csv",
    });
    expect(await properties()).toBe(KING_COUNTY_ROWS);
    const { url } = await call<{ url: string }>("imports.createRejectsUrl", { id });
    const answer = await fetch(url);
    expect(answer.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect((await answer.text()).split("\r\n")).toEqual([
      `row,reason,${kingCounty().split("\n")[0]}`,
      `202,"price: ""abc"" is no number.",${bad}`,
      `203,"The row has 3 cells, and the header 21.",2,10/13/2014,"1,5 ""x"""`,
      "",
    ]);
    const told = (await world.events()).filter(({ resourceId }) => resourceId === id).map(({ type }) => type);
    expect(told).toEqual(["import.started", "import.completed"]);
  });

  it("is followed by a subscription that has its own type", async () => {
    const { id, uploadUrl } = await call("imports.create", {});
    const query = `subscription ($id: ID!) { importChanged(id: $id, heartbeats: true) {
      event { type } import { status read total } } }`;
    const globalId = Buffer.from(`Import:${id}`).toString("base64");
    const headers = { "x-api-key": key, "content-type": "application/json", accept: "text/event-stream" };
    const body = JSON.stringify({ query, variables: { id: globalId } });
    const response = await fetch(`${server.url}/graphql`, { method: "POST", headers, body });
    const told: unknown[] = [];
    let isSent = false;
    for await (const { data } of framesOf(response)) {
      if (!isSent) await upload(uploadUrl, "externalId,title\n1,Bay House\n");
      isSent = true;
      const { importChanged } = (JSON.parse(data) as { data: { importChanged: { event: { type: string } } | null } })
        .data;
      if (importChanged) told.push(importChanged);
      if (importChanged?.event.type === "import.completed") break;
    }
    expect(told).toMatchObject([
      { event: { type: "import.started" } },
      { event: { type: "import.completed" }, import: { status: "completed", read: 1, total: 1 } },
    ]);
  });

  it.each([
    ["without columns that the mapping takes", "externalId\n1\n", "IMPORT_COLUMNS_MISSING", { missing: ["title"] }],
    ["without rows", "externalId,title\n", "IMPORT_UNREADABLE", { problem: "The file has no rows." }],
    ["that is empty", "", "IMPORT_UNREADABLE", { problem: "The file is empty." }],
    ["with a quote that is not closed", 'externalId,title\n1,"Bay\n', "IMPORT_UNREADABLE", {}],
  ])("refuses a file %s, and takes another", async (_what, csv, reason, details) => {
    const { id, uploadUrl } = await call("imports.create", {});
    const refused = await upload(uploadUrl, csv);
    expect(refused).toMatchObject({ status: 400, error: { details: { reason, ...details } } });
    expect(await call("imports.get", { id })).toMatchObject({ status: "awaiting_file", total: null });
    expect(await upload(uploadUrl, "externalId,title\n1,Bay House\n")).toMatchObject({ status: 201 });
    expect(await upload(uploadUrl, "externalId,title\n1,Bay House\n")).toMatchObject({ status: 422 });
    expect(await over(id)).toMatchObject({ status: "completed" });
  });

  it("takes a file of the most bytes, as it streams in, and refuses one byte more", async () => {
    // Rows of a megabyte each, as none may be longer, and two that make the size up.
    const row = (at: number, bytes: number) => `${`${at},House ${at},`.padEnd(bytes - 1, "x")}\n`;
    const header = "externalId,title,notes\n";
    const rowBytes = 1_000_000;
    const rows = Math.floor(IMPORT_MAX_BYTES / rowBytes);
    function* parts(bytes: number) {
      yield Buffer.from(header);
      for (let at = 1; at < rows; at += 1) yield Buffer.from(row(at, rowBytes));
      const rest = bytes - header.length - (rows - 1) * rowBytes;
      const half = Math.floor(rest / 2);
      yield Buffer.from(row(0, half) + row(rows, rest - half));
    }
    const { id, uploadUrl } = await call("imports.create", {});
    expect(await upload(uploadUrl, ReadableStream.from(parts(IMPORT_MAX_BYTES + 1)))).toMatchObject({
      status: 413,
      error: { details: { reason: "IMPORT_TOO_LARGE", max_bytes: IMPORT_MAX_BYTES } },
    });
    expect(await upload(uploadUrl, ReadableStream.from(parts(IMPORT_MAX_BYTES)))).toMatchObject({ status: 201 });
    expect(await over(id)).toMatchObject({ status: "completed", created: rows + 1, rejected: 0 });
  });

  it("serves its file to nobody, and keeps it no longer than it needs it", async () => {
    const { id, uploadUrl } = await call("imports.create", {});
    await upload(uploadUrl, "externalId,title\n1,Bay House\n");
    await over(id);
    const { system } = fresh.database;
    const { storedFile: name } = await system.import.findUniqueOrThrow({ where: { id }, select: { storedFile: true } });
    expect((await fetch(`${server.url}/files/${name}`)).status).toBe(404);
    expect(await testFiles().get(String(name))).toBeDefined();
    expect(await sweepImports(system, testFiles())).toBeGreaterThan(0);
    expect(await testFiles().get(String(name))).toBeUndefined();
    const { id: forgotten } = await call("imports.create", {});
    await sweepImports(system, testFiles(), new Date(Date.now() + 47 * 3_600_000));
    expect(await call("imports.get", { id: forgotten })).toMatchObject({ status: "awaiting_file" });
    await sweepImports(system, testFiles(), new Date(Date.now() + 49 * 3_600_000));
    await expect(call("imports.get", { id: forgotten })).rejects.toThrow("No import has this id.");
    expect(await call("imports.get", { id })).toMatchObject({ status: "completed" });
  });
});

describe("a job of an import", () => {
  /** An upload on a server that takes no jobs, what happens then, and how a server that does leaves it. */
  async function between(happens: (id: string) => Promise<unknown>) {
    const other = await freshDatabase();
    world = await createWorld({ database: other.database });
    key = await world.key();
    await using idle = await startServer({ database: other.database });
    const { id, uploadUrl } = await call("imports.create", {}, idle.url);
    expect(await upload(uploadUrl, "externalId,title\n1,Bay House\n")).toMatchObject({ status: 201 });
    await happens(id);
    key = await world.key();
    await using busy = await startServer({ database: other.database, takesJobs: true });
    const left = await over(id, busy.url);
    return { left, made: await properties(), [Symbol.asyncDispose]: () => other[Symbol.asyncDispose]() };
  }

  it("ends with the credential that it goes on account of", async () => {
    await using ended = await between(() =>
      world.database.system.apiKey.updateMany({
        where: { organizationId: world.organizationId },
        data: { revokedAt: new Date() },
      }),
    );
    expect(ended.left).toMatchObject({ status: "failed", error: "The credential is not valid.", read: 0 });
    expect(ended.made).toBe(0);
  });

  it("ends where the credential may not create listings any more", async () => {
    await using ended = await between(() =>
      world.database.system.apiKey.updateMany({
        where: { organizationId: world.organizationId },
        data: { scopes: ["properties:read"] },
      }),
    );
    expect(ended.left).toMatchObject({ status: "failed", read: 0 });
    expect(ended.left.error).toMatch(/scope/);
    expect(ended.made).toBe(0);
  });

  it("does nothing for an import that was cancelled before it", async () => {
    await using ended = await between((id) => world.invoke(cancelImport, { id }));
    expect(ended.left).toMatchObject({ status: "cancelled", read: 0 });
    expect(ended.made).toBe(0);
  });

  it("ends where its file is gone", async () => {
    await using ended = await between(async (id) => {
      const { storedFile } = await world.database.system.import.findUniqueOrThrow({ where: { id } });
      await testFiles().remove([String(storedFile)]);
    });
    expect(ended.left).toMatchObject({ status: "failed", error: "The file is gone." });
  });
});

it.runIf(usesPostgres)(
  "a job whose server is killed is taken over by another, and each row is accounted for once",
  async () => {
    using data = temporaryFolder();
    await using database = await freshDatabase();
    world = await createWorld({ database: database.database });
    key = await world.key();
    const env = { ORRERY_DATA_DIR: data.path, DATABASE_URL: String(database.url) };
    const total = 20 * KING_COUNTY_ROWS;
    await using first = await launchServer(env);
    const { id, uploadUrl } = await call("imports.create", { mapping: "king-county" }, first.url);
    expect(await upload(uploadUrl, manySales(20))).toMatchObject({ status: 201, total });
    await vi.waitFor(async () => expect((await call("imports.get", { id }, first.url)).read).toBeGreaterThan(0), LONG);
    first.child.kill("SIGKILL");
    await first.ended;
    const left = await database.database.system.import.findUniqueOrThrow({ where: { id } });
    expect(left.status).toBe("running");
    expect(await properties()).toBe(left.position);
    await using second = await launchServer(env);
    expect(await over(id, second.url)).toMatchObject({ status: "completed", read: total, created: total, rejected: 0 });
    expect(await properties()).toBe(total);
    const made = (await world.events()).filter(({ type }) => type === "property.created");
    expect(new Set(made.map(({ resourceId }) => resourceId)).size).toBe(total);
    expect(made).toHaveLength(total);
  },
);
