import { createWorld, testDatabase } from "@orrery/testkit";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildServer, type RunningServer } from "../src/index.ts";
import { ROOT_SECRET } from "./serving.ts";

const SHOP = "https://shop.example";
const WWW = "https://www.shop.example";

let server: RunningServer;
let confined: string;
let open: string;
beforeAll(async () => {
  server = await buildServer({ database: await testDatabase(), rootSecret: ROOT_SECRET });
  const world = await createWorld();
  [confined, open] = await Promise.all([world.key({ origins: [SHOP, WWW] }), world.key()]);
});
afterAll(() => server.close());

async function ask(path: string, key: string, origin: string | undefined, init: RequestInit = {}) {
  const headers = { "x-api-key": key, ...(origin !== undefined && { origin }) };
  const response = await fetch(`${server.url}${path}`, { ...init, headers: { ...headers, ...init.headers } });
  await response.body?.cancel();
  return {
    status: response.status,
    allowed: response.headers.get("access-control-allow-origin"),
    varies: /(^|, *)origin(,|$)/i.test(response.headers.get("vary") ?? ""),
  };
}

describe.each([
  ["/v1/leads", 200, 403],
  ["/v1/unknown", 404, 404],
  ["/api/v1/leads", 200, 401],
  ["/api/v1/organization", 200, 403],
  ["/graphql?query=%7Bleads(first:1)%7Bnodes%7Bname%7D%7D%7D", 200, 403],
  ["/trpc/leads.list?input=%7B%7D", 200, 403],
  ["/mcp", 405, 403],
  ["/unknown", 404, 404],
])("a browser's request to %s", (path, good, refused) => {
  it("with a key that is confined to web pages is answered to the page that asks", async () => {
    for (const origin of [SHOP, WWW]) {
      expect(await ask(path, confined, origin)).toEqual({ status: good, allowed: origin, varies: true });
    }
  });

  it("with such a key from any other page, or from none, is refused, and shown to nobody", async () => {
    for (const origin of ["https://evil.example", `${SHOP}.evil.example`, "null", undefined]) {
      expect(await ask(path, confined, origin)).toEqual({ status: refused, allowed: null, varies: true });
    }
  });

  it("with any other key is answered to every page", async () => {
    expect(await ask(path, open, "https://evil.example")).toEqual({ status: good, allowed: "*", varies: false });
  });

  it("may be sent after a preflight, which carries no key", async () => {
    const headers = { "access-control-request-method": "POST", "access-control-request-headers": "x-api-key" };
    const { status, allowed } = await ask(path, "", "https://evil.example", { method: "OPTIONS", headers });
    expect([status, allowed]).toEqual([204, "*"]);
  });
});
