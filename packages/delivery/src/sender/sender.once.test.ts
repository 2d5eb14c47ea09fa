import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { Agent } from "undici";
import { afterAll, describe, expect, it } from "vitest";
import { isTaken, send } from "./sender.ts";

const dispatcher = new Agent();
afterAll(() => dispatcher.destroy());

/** What sending to a receiver that answers so comes to. */
async function sentTo(listener: RequestListener, options: { timeoutMs?: number; signal?: AbortSignal } = {}) {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook?a=1`;
  try {
    return await send(
      { url, headers: { "content-type": "application/json" }, body: '{"a":"é"}' },
      { dispatcher, ...options },
    );
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

describe("sending", () => {
  it("posts the body to the byte, and says what came back", async () => {
    let got = {};
    const outcome = await sentTo(async (request, response) => {
      const body = Buffer.concat(await request.toArray()).toString();
      got = { method: request.method, url: request.url, type: request.headers["content-type"], body };
      response.writeHead(202).end("thanks");
    });
    expect(got).toEqual({ method: "POST", url: "/hook?a=1", type: "application/json", body: '{"a":"é"}' });
    expect(outcome).toEqual({ startedAt: expect.any(Date), ms: expect.any(Number), status: 202, answer: "thanks" });
    expect(isTaken(outcome)).toBe(true);
  });

  it("keeps the first KiB of an answer, and does not wait for the end of a longer one", async () => {
    const outcome = await sentTo((_, response) => void response.writeHead(200).write("x".repeat(4_000)));
    expect(outcome.answer).toBe("x".repeat(1_024));
    expect(isTaken(outcome)).toBe(true);
  });

  it("keeps an answer that is no text as one that can be stored", async () => {
    const { answer } = await sentTo((_, response) => response.end(Buffer.from([0x61, 0, 0xff])));
    expect(answer).toBe("a\uFFFD\uFFFD");
  });

  it.each([301, 302, 307, 308, 304, 400, 404, 410, 429, 500])(
    "takes %i for a failure, and asks nobody else",
    async (status) => {
      let requests = 0;
      const outcome = await sentTo((_, response) => {
        requests += 1;
        response.writeHead(status, { location: "/elsewhere" }).end();
      });
      expect([outcome.status, isTaken(outcome), requests]).toEqual([status, false, 1]);
    },
  );

  it("hands on what Retry-After said", async () => {
    const outcome = await sentTo((_, response) => response.writeHead(503, { "retry-after": "120" }).end());
    expect(outcome.retryAfter).toBe("120");
  });

  it("gives a receiver its time in all, whether it says nothing or never ends", async () => {
    const silent = await sentTo(() => undefined, { timeoutMs: 60 });
    expect(silent).toMatchObject({ error: "no whole answer within 0.06 s" });
    expect(silent.status).toBeUndefined();
    const endless = await sentTo((_, response) => void response.writeHead(200).write("x"), { timeoutMs: 60 });
    expect(endless).toMatchObject({ status: 200, error: "no whole answer within 0.06 s" });
    expect([isTaken(silent), isTaken(endless)]).toEqual([false, false]);
  });

  it("breaks off when it is told to", async () => {
    const stop = new AbortController();
    const outcome = await sentTo(() => stop.abort(new Error("cancelled")), { signal: stop.signal });
    expect(outcome.error).toBe("cancelled");
  });

  it("says why there was no answer", async () => {
    const cut = await sentTo((request) => request.socket.destroy());
    expect(cut.error).toMatch(/other side closed|ECONNRESET|reset/i);
    const nobody = await send({ url: "http://127.0.0.1:1/", headers: {}, body: "" }, { dispatcher });
    expect(nobody.error).toMatch(/ECONNREFUSED/);
  });
});
