import { createWorld, freshDatabase, type TestWorld } from "@orrery/testkit";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildServer, type RunningServer } from "../src/index.ts";
import { ROOT_SECRET, recordingLogger } from "./serving.ts";

const log = recordingLogger();
const faults = { onLeads: false };
let fresh: Awaited<ReturnType<typeof freshDatabase>>;
let world: TestWorld;
let server: RunningServer;
let key: string;

beforeAll(async () => {
  fresh = await freshDatabase({
    before(sql) {
      if (faults.onLeads && /^\s*SELECT/i.test(sql) && sql.includes('"Lead"')) throw new Error("the disk is on fire");
    },
  });
  world = await createWorld({ database: fresh.database });
  server = await buildServer({ database: fresh.database, rootSecret: ROOT_SECRET, logger: log.logger });
  key = await world.key();
});
afterAll(async () => {
  await server.close();
  await fresh[Symbol.asyncDispose]();
});

async function samples(name: string): Promise<Record<string, number>> {
  const text = await (await fetch(`${server.url}/metrics`)).text();
  const lines = text.split("\n").filter((line) => line.startsWith(name));
  return Object.fromEntries(
    lines.map((line) => [line.slice(name.length, line.lastIndexOf(" ")), Number(line.split(" ").at(-1))]),
  );
}

describe("the log", () => {
  it("has one line a request: what was asked, the outcome, whose it was", async () => {
    const requestId = "observed-1";
    await fetch(`${server.url}/v1/leads?status=new&q=private`, {
      headers: { "x-api-key": key, "x-request-id": requestId },
    });
    const lines = log.lines().filter((line) => line.requestId === requestId);
    expect(lines).toEqual([
      expect.objectContaining({
        level: "info",
        msg: "request",
        method: "GET",
        path: "/v1/leads",
        status: 200,
        ms: expect.any(Number),
        organizationId: world.organizationId,
        credentialId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      }),
    ]);
  });

  it("never has a key, a body, a query or a cookie, whichever way they came", async () => {
    const secrets = { body: "Confidential Person", query: "confidential-query", cookie: "confidential-cookie" };
    const calls: [string, RequestInit][] = [
      [
        "/v1/leads",
        {
          method: "POST",
          headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
          body: JSON.stringify({ name: secrets.body }),
        },
      ],
      [
        "/v1/leads",
        {
          method: "POST",
          headers: { "x-api-key": key, "content-type": "application/json" },
          body: `{"name":"${secrets.body}`,
        },
      ],
      [`/v1/leads?q=${secrets.query}&key=${key}`, { headers: { "x-api-key": key, cookie: secrets.cookie } }],
      [
        `/v1/leads/${key}`,
        { method: "PATCH", headers: { "x-api-key": key, "content-type": "application/json" }, body: "{}" },
      ],
      [`/${key}`, {}],
      [
        "/graphql",
        {
          method: "POST",
          headers: { "x-api-key": key, "content-type": "application/json" },
          body: JSON.stringify({ query: `{ ${secrets.body} }` }),
        },
      ],
      [
        "/trpc/leads.create",
        {
          method: "POST",
          headers: { "x-api-key": key, "content-type": "application/json" },
          body: JSON.stringify({ name: secrets.body }),
        },
      ],
      [
        "/mcp",
        {
          method: "POST",
          headers: {
            "x-api-key": key,
            "content-type": "application/json",
            accept: "application/json, text/event-stream",
          },
          body: JSON.stringify({
            jsonrpc: "2.0",
            id: 1,
            method: "tools/call",
            params: { name: "leads_create", arguments: { name: secrets.body } },
          }),
        },
      ],
      ["/api/v1/leads", { headers: { "x-api-key": key.slice(0, -1) } }],
    ];
    for (const [path, init] of calls) await fetch(`${server.url}${path}`, init);
    faults.onLeads = true;
    for (const [path, init] of calls) await fetch(`${server.url}${path}`, init);
    faults.onLeads = false;
    for (const secret of [key, key.slice(0, -1), ...Object.values(secrets)]) expect(log.text()).not.toContain(secret);
  });

  it("takes secrets out of objects that are logged by mistake", () => {
    log.logger.info(
      { req: { headers: { authorization: "Bearer by-mistake", "x-api-key": "by-mistake" } }, password: "by-mistake" },
      "x",
    );
    expect(log.text()).not.toContain("by-mistake");
  });

  it("has what went wrong under the request's id, of which the caller sees nothing else", async () => {
    faults.onLeads = true;
    const response = await fetch(`${server.url}/v1/leads`, {
      headers: { "x-api-key": key, "x-request-id": "broken-1" },
    });
    faults.onLeads = false;
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain("fire");
    const errors = log.lines().filter(({ level, requestId }) => level === "error" && requestId === "broken-1");
    expect(errors).toHaveLength(1);
    expect(JSON.stringify(errors)).toContain("the disk is on fire");
  });
});

describe("the metrics", () => {
  it("count requests by mounted route, method and status class, and how long they took", async () => {
    const name = "orrery_http_requests_total";
    const label = '{route="/api/v1",method="GET",status="2xx"}';
    const before = (await samples(name))[label] ?? 0;
    const durations = async () =>
      (await samples("orrery_http_request_duration_seconds_count"))['{route="/api/v1"}'] ?? 0;
    const timed = await durations();
    await fetch(`${server.url}/api/v1/health`);
    expect((await samples(name))[label]).toBe(before + 1);
    expect(await durations()).toBe(timed + 1);
  });

  it("measure the availability: what is not a 5xx is good, and probes do not count", async () => {
    const name = "orrery_availability_requests_total";
    const before = await samples(name);
    await fetch(`${server.url}/v1/leads`);
    faults.onLeads = true;
    await fetch(`${server.url}/v1/leads`, { headers: { "x-api-key": key } });
    faults.onLeads = false;
    await fetch(`${server.url}/readyz`);
    const after = await samples(name);
    expect(after['{result="good"}']).toBe((before['{result="good"}'] ?? 0) + 1);
    expect(after['{result="bad"}']).toBe((before['{result="bad"}'] ?? 0) + 1);
    const { "": ratio } = await samples("orrery_availability_ratio");
    expect(ratio).toBeCloseTo(
      (after['{result="good"}'] ?? 0) / ((after['{result="good"}'] ?? 0) + (after['{result="bad"}'] ?? 0)),
    );
  });

  it("have the process's own", async () => {
    expect(Object.keys(await samples("process_resident_memory_bytes"))).toHaveLength(1);
    expect(Object.keys(await samples("nodejs_eventloop_lag_seconds"))).not.toHaveLength(0);
  });
});
