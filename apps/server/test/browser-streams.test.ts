import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createLead } from "@orrery/domain";
import { createWorld, findChromium, requiresServices, type TestWorld } from "@orrery/testkit";
import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildServer } from "../src/index.ts";
import { ROOT_SECRET } from "./serving.ts";

const executablePath = findChromium();
const isSkipped = executablePath === undefined && !requiresServices();
const why = isSkipped ? " (skipped: no CHROMIUM_PATH, and no chromium on the PATH)" : "";

/** What the page keeps of its stream, for the test to read. */
interface Page {
  readonly kept: { readonly positions: number[]; opened: number };
}

/** A page of another origin than the server's. */
async function otherOrigin() {
  const server = createServer((_request, response) => {
    response.setHeader("Content-Type", "text/html").end("<!doctype html><title>A page</title>");
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const url = `http://localhost:${(server.address() as AddressInfo).port}/`;
  return { url, [Symbol.asyncDispose]: async () => void (await once(server.close(), "close")) };
}

describe.skipIf(isSkipped)(`a browser's own EventSource, in a page of another origin${why}`, () => {
  let browser: Browser;
  let world: TestWorld;
  beforeAll(async () => {
    world = await createWorld();
    // As root, Chromium has no sandbox.
    browser = await chromium.launch({ ...(executablePath && { executablePath }), args: ["--no-sandbox"] });
  });
  afterAll(() => browser?.close());

  it("follows events by an address, through a restart of the server, and gets each once", async () => {
    const { database } = world;
    const newLead = () => world.invoke(createLead, { name: "Ana" });
    let server = await buildServer({ database, rootSecret: ROOT_SECRET });
    const { url, port } = server;
    const created = await fetch(`${url}/v1/events/stream-url`, {
      method: "POST",
      headers: { "X-API-Key": await world.key(), "Content-Type": "application/json" },
      body: JSON.stringify({ types: ["lead.created"] }),
    });
    const { url: stream } = (await created.json()) as { url: string };

    await using origin = await otherOrigin();
    const page = await browser.newPage();
    const resumedAfter: (string | undefined)[] = [];
    page.on("request", async (request) => {
      if (request.url() === stream) resumedAfter.push((await request.allHeaders())["last-event-id"]);
    });
    await page.goto(origin.url);
    await page.evaluate((address) => {
      const kept = { positions: [] as number[], opened: 0 };
      const source = new EventSource(address);
      source.addEventListener("open", () => {
        kept.opened += 1;
      });
      source.addEventListener("lead.created", (event) => {
        kept.positions.push(JSON.parse(String((event as MessageEvent).data)).position);
      });
      Object.assign(globalThis, { kept });
    }, stream);
    const opened = (times: number) =>
      page.waitForFunction((wanted) => (globalThis as unknown as Page).kept.opened >= wanted, times);
    const received = (count: number) =>
      page.waitForFunction((wanted) => (globalThis as unknown as Page).kept.positions.length >= wanted, count);

    await opened(1);
    await newLead();
    await received(1);
    await server.close();
    // Nobody is there to be told.
    await newLead();
    await newLead();
    await world.relay();
    server = await buildServer({ database, rootSecret: ROOT_SECRET, port });
    await opened(2);
    await newLead();
    await received(4);
    const positions = await page.evaluate(() => (globalThis as unknown as Page).kept.positions);
    const [first = 0] = positions;
    expect(positions).toEqual([first, first + 1, first + 2, first + 3]);
    expect(resumedAfter[0]).toBeUndefined();
    expect(resumedAfter.at(-1)).toMatch(/^\S{20,}$/);
    await page.close();
    await server.close();
  });
});
