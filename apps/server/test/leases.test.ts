import { once } from "node:events";
import { connect } from "node:net";
import type { Limiter } from "@orrery/operation";
import { createWorld, startServer, type TestServer, type TestWorld, unlimited } from "@orrery/testkit";
import { afterAll, beforeAll, beforeEach, describe, expect, it, type Mock, vi } from "vitest";

/** For each time that the limiter was asked, what gives back what was taken. */
const releases: Mock<() => void>[] = [];
const limiter: Limiter = {
  async take(request) {
    const release = vi.fn();
    releases.push(release);
    return { ...(await unlimited.take(request)), release };
  },
};

let server: TestServer;
let world: TestWorld;
let key: string;
beforeAll(async () => {
  server = await startServer({ limiter });
  world = await createWorld();
  key = await world.key();
});
afterAll(() => server[Symbol.asyncDispose]());
beforeEach(() => void releases.splice(0));

const allReleased = () =>
  vi.waitFor(() => {
    expect(releases.length).toBeGreaterThan(0);
    for (const release of releases) expect(release).toHaveBeenCalledOnce();
  });

describe("what a request holds is given back once, when", () => {
  it.each([
    ["it is answered", "/api/v1/organization", 200],
    ["it is refused", "/api/v1/leads?limit=0", 400],
    ["there is no such path", "/api/v1/nothing", 404],
  ])("%s", async (_when, path, status) => {
    const response = await fetch(`${server.url}${path}`, { headers: { "x-api-key": key } });
    expect(response.status).toBe(status);
    await response.text();
    await allReleased();
  });

  it("its client goes away in the middle of its body", async () => {
    const socket = connect(server.port, "127.0.0.1");
    await once(socket, "connect");
    const head = ["POST /v1/leads HTTP/1.1", "Host: localhost", `X-API-Key: ${key}`, "Content-Type: application/json"];
    socket.write(`${[...head, "Content-Length: 1000"].join("\r\n")}\r\n\r\n{"name":`);
    await vi.waitFor(() => expect(releases).toHaveLength(1));
    expect(releases[0]).not.toHaveBeenCalled();
    socket.destroy();
    await allReleased();
  });

  it("it is one of several on a connection that stays open", async () => {
    const socket = connect(server.port, "127.0.0.1");
    await once(socket, "connect");
    const request = `GET /api/v1/health HTTP/1.1\r\nHost: localhost\r\n\r\n`;
    for (let times = 1; times <= 3; times += 1) {
      socket.write(request);
      await once(socket, "data");
      await allReleased();
      expect(releases).toHaveLength(times);
    }
    socket.destroy();
  });

  it("it is no request at all", async () => {
    const socket = connect(server.port, "127.0.0.1");
    await once(socket, "connect");
    socket.write("nonsense\r\n\r\n");
    await once(socket, "data");
    await allReleased();
    socket.destroy();
  });
});
