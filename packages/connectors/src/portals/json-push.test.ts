import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import { createOutgoing } from "../outgoing/outgoing.ts";
import { createJsonPush, type PushAnswer } from "./json-push.ts";

const quiet = new AbortController().signal;
const BODY = { revision: 3, listing: { title: "Bay House" } };

/** A portal that answers so. */
async function portal(listener: RequestListener, { timeoutMs = 500, loopback = true } = {}) {
  const server = createServer(listener);
  await once(server.listen(0, "127.0.0.1"), "listening");
  const outgoing = createOutgoing({ loopback });
  onTestFinished(async () => {
    await outgoing.close();
    server.closeAllConnections();
    server.close();
  });
  const apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`;
  const push = createJsonPush({ dispatcher: outgoing.dispatcher, timeoutMs });
  return { push, access: { apiUrl, accessToken: "secret" } };
}

const saying =
  (status: number, body: string, headers = {}): RequestListener =>
  (_request, response) =>
    void response.writeHead(status, headers).end(body);

async function put(listener: RequestListener, options = {}): Promise<PushAnswer> {
  const { push, access } = await portal(listener, options);
  return push.put(access, "listing-1", BODY, quiet);
}

const error = (text: string | RegExp) => ({ kind: "failed", error: expect.stringMatching(text) });

describe("what a portal says to a listing", () => {
  it("is asked for as agreed", async () => {
    const seen: unknown[] = [];
    const { push, access } = await portal(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const { method, url, headers } = request;
      seen.push([method, url, headers.authorization, headers["idempotency-key"], Buffer.concat(chunks).toString()]);
      response.end('{"id":"P-1","state":"accepted","url":"https://portal.example.com/1"}');
    });
    await push.put(access, "a/b", BODY, quiet);
    await push.state(access, "a/b", quiet);
    await push.withdraw(access, "a/b", quiet);
    expect(seen).toEqual([
      ["PUT", "/api/listings/a%2Fb", "Bearer secret", "a/b-3", JSON.stringify(BODY)],
      ["GET", "/api/listings/a%2Fb", "Bearer secret", undefined, ""],
      ["DELETE", "/api/listings/a%2Fb", "Bearer secret", undefined, ""],
    ]);
  });

  it.each<[string, number, object, object]>([
    ["accepted", 201, { id: "P", state: "accepted", url: null }, { kind: "accepted", externalId: "P", url: null }],
    ["pending", 202, { id: "P", state: "pending" }, { kind: "pending", externalId: "P", url: null }],
    ["rejected", 200, { state: "rejected", reasons: ["No."] }, { kind: "rejected", reasons: ["No."] }],
    ["rejected by a 422", 422, { reasons: ["No."] }, { kind: "rejected", reasons: ["No."] }],
    [
      "rejected by a 422 with reasons that are no text",
      422,
      { reasons: ["\0"] },
      { kind: "rejected", reasons: ["The portal gives no reason."] },
    ],
    ["rejected by a 422 without reasons", 422, {}, { kind: "rejected", reasons: ["The portal gives no reason."] }],
    ["that the token is no good", 401, {}, { kind: "unauthorized" }],
  ])("may be that it is %s", async (_what, status, body, answer) => {
    expect(await put(saying(status, JSON.stringify(body)))).toEqual(answer);
  });

  it.each<[string, RequestListener, RegExp]>([
    ["a page", saying(200, "<html>", { "content-type": "text/html" }), /no JSON \(text\/html\)/],
    ["nothing", saying(200, ""), /no JSON/],
    ["half of it", saying(200, '{"id":'), /no JSON/],
    ["a list", saying(200, "[]"), /can't be understood/],
    ["another shape", saying(200, '{"state":"perhaps"}'), /state is not as agreed/],
    [
      "an address that is none",
      saying(200, '{"id":"1","state":"accepted","url":"javascript:1"}'),
      /url is not as agreed/,
    ],
    ["an id with a NUL", saying(200, '{"id":"a\\u0000","state":"accepted"}'), /id is not as agreed/],
    ["half a character", saying(200, '{"state":"rejected","reasons":["\\ud800"]}'), /reasons.0 is not as agreed/],
    ["an address with a NUL", saying(200, '{"id":"1","state":"accepted","url":"https://x/\\u0000"}'), /url is not as/],
    ["no id", saying(200, '{"state":"accepted"}'), /without saying what it calls it/],
    ["too much", saying(200, `{"id":"${"x".repeat(70_000)}"}`), /more than 65536 bytes/],
    ["a redirect", saying(302, "", { location: "http://127.0.0.1:1/" }), /redirect \(302\), which is not followed/],
    ["a refusal of the account", saying(403, "{}"), /does not let this account/],
    ["an unknown path", saying(404, "{}"), /answered with 404/],
    ["its own failure", saying(500, "{}"), /has failed \(500\)/],
    ["nothing, ever", () => undefined, /did not answer within 0.5 seconds/],
    ["a beginning, and then nothing", (_request, response) => void response.write("{"), /did not answer within/],
    ["a connection that breaks off", (request) => void request.socket.destroy(), /could not be reached/],
  ])("is an error in words where it is %s", async (_what, listener, words) => {
    expect(await put(listener)).toEqual(error(words));
  });

  it("waits as long as it asks for, in seconds or until a date", async () => {
    for (const status of [429, 503]) {
      const inSeconds = await put(saying(status, "", { "retry-after": "120" }));
      expect(inSeconds).toMatchObject({ kind: "failed", retryAfterMs: 120_000 });
    }
    const until = await put(saying(503, "", { "retry-after": new Date(Date.now() + 60_000).toUTCString() }));
    expect((until as { retryAfterMs: number }).retryAfterMs).toBeGreaterThan(50_000);
    expect(await put(saying(429, "", { "retry-after": "soon" }))).toMatchObject({ retryAfterMs: undefined });
  });

  it("is nothing where the portal is none that may be reached", async () => {
    expect(await put(saying(200, "{}"), { loopback: false })).toEqual(error(/may not be reached/));
  });

  it("is not waited for once it is told to stop", async () => {
    const stopping = new AbortController();
    const { push, access } = await portal(() => stopping.abort(new Error("It stops.")), { timeoutMs: 10_000 });
    await expect(push.put(access, "1", BODY, stopping.signal)).rejects.toThrow("It stops.");
  });
});

describe("what has become of a listing", () => {
  it("is that it was withdrawn, also where it was not there", async () => {
    for (const status of [200, 204, 404, 410]) {
      const { push, access } = await portal(saying(status, ""));
      expect(await push.withdraw(access, "1", quiet)).toEqual({ kind: "withdrawn" });
    }
    const { push, access } = await portal(saying(409, "{}"));
    expect(await push.withdraw(access, "1", quiet)).toEqual(error(/answered with 409/));
  });

  it("is that it was removed where it is there no more", async () => {
    for (const [status, body] of [
      [404, ""],
      [410, ""],
      [200, '{"state":"removed"}'],
    ] as const) {
      const { push, access } = await portal(saying(status, body));
      expect(await push.state(access, "1", quiet)).toMatchObject({ kind: "removed" });
    }
  });
});
