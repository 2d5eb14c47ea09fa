import { createWorld, type TestWorld, testDatabase } from "@orrery/testkit";
import { beforeAll, describe, expect, it } from "vitest";
import { buildServer } from "../src/index.ts";
import { ROOT_SECRET, rawAnswer, rawConnection } from "./serving.ts";

let world: TestWorld;

beforeAll(async () => {
  world = await createWorld();
});

async function startServer() {
  return buildServer({ database: await testDatabase(), rootSecret: ROOT_SECRET });
}

/** A POST of a lead whose body has begun, and the rest of it. */
async function halfSentLead(url: string) {
  const body = JSON.stringify({ name: world.unique("In Flight ") });
  const socket = await rawConnection(url);
  const head = `POST /v1/leads HTTP/1.1\r\nHost: orrery\r\nX-API-Key: ${await world.key()}\r\nContent-Type: application/json\r\n`;
  socket.write(`${head}Content-Length: ${body.length}\r\n\r\n${body.slice(0, 5)}`);
  return { socket, rest: body.slice(5) };
}

/** Until the server has begun with what was sent before. */
async function roundTrip(url: string): Promise<void> {
  await (await fetch(`${url}/healthz`)).text();
}

describe("a server that is told to stop", () => {
  it("finishes the write that is under way, and takes no more", async () => {
    const server = await startServer();
    const { socket, rest } = await halfSentLead(server.url);
    await roundTrip(server.url);
    const closed = server.close();
    await expect(fetch(`${server.url}/healthz`)).rejects.toThrow();
    socket.write(rest);
    const answer = await rawAnswer(socket);
    expect(answer.status).toBe(201);
    expect(answer.headers.get("connection")).toBe("close");
    await closed;
    const { id } = JSON.parse(answer.body);
    expect(await world.database.system.lead.count({ where: { id } })).toBe(1);
  });

  it("does not wait for connections that are idle", async () => {
    const server = await startServer();
    // fetch keeps its connection open for the next request.
    await roundTrip(server.url);
    const startedMs = performance.now();
    await server.close();
    expect(performance.now() - startedMs).toBeLessThan(1_000);
  });

  it("cuts off what does not finish in time", async () => {
    const server = await startServer();
    const { socket } = await halfSentLead(server.url);
    await roundTrip(server.url);
    await server.close(100);
    expect((await rawAnswer(socket)).status).toBeNaN();
  });
});

describe("a server that is starting", () => {
  it("answers nobody before its address is written down", async () => {
    const steps: string[] = [];
    let early: Promise<unknown> | undefined;
    const server = await buildServer({
      database: world.database,
      rootSecret: ROOT_SECRET,
      async beforeServing(url) {
        early = fetch(`${url}/healthz`).then(() => steps.push("answered"));
        await new Promise((resolve) => setImmediate(resolve));
        steps.push("written");
      },
    });
    await early;
    expect(steps).toEqual(["written", "answered"]);
    await server.close();
  });

  it("says which port is taken", async () => {
    const server = await startServer();
    const again = buildServer({ database: world.database, rootSecret: ROOT_SECRET, port: server.port });
    await expect(again).rejects.toThrow(`Cannot listen on 127.0.0.1, port ${server.port}: it is taken.`);
    await server.close();
  });
});
