import { readFileSync } from "node:fs";
import { join } from "node:path";
import { startServer, type TestServer } from "@orrery/testkit";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const SCHEMAS = join(import.meta.dirname, "../../../docs/schemas");
const HTML = { Accept: "text/html,application/xhtml+xml,*/*;q=0.8" };

let production: TestServer;
let development: TestServer;
beforeAll(async () => {
  [production, development] = await Promise.all([startServer(), startServer({ development: true })]);
});
afterAll(async () => {
  await production[Symbol.asyncDispose]();
  await development[Symbol.asyncDispose]();
});

describe("/docs", () => {
  const get = (path: string, init?: RequestInit) => fetch(`${production.url}${path}`, init);

  it("is a page that runs scripts of its own origin alone, and is there without a key, within the limits", async () => {
    const page = await get("/docs");
    expect([page.status, page.headers.get("content-type")]).toEqual([200, "text/html; charset=utf-8"]);
    const policy = page.headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
    expect(page.headers.get("x-ratelimit-limit")).toBe("60");
    expect(await page.text()).toBe(await (await get("/docs/")).text());
  });

  it("has everything that it names on this server", async () => {
    const html = await (await get("/docs")).text();
    const script = await (await get("/docs/page.js")).text();
    const named = [...`${html}${script}`.matchAll(/(?:href=|src=|url: )"([^"]*)"/g)].map(([, url = ""]) => url);
    expect(named.length).toBeGreaterThan(8);
    expect(script).toContain('"/v1/openapi.json"');
    expect(script).toContain('"/api/v1/openapi.json"');
    for (const url of new Set(named)) {
      expect(url).toMatch(/^\/(?!\/)/);
      const { status, headers } = await get(url, { method: "HEAD" });
      expect([url, status]).toEqual([url, 200]);
      expect(headers.get("content-type")).toMatch(
        url.endsWith(".js") ? /^text\/javascript/ : url.endsWith(".css") ? /^text\/css/ : /./,
      );
    }
  });

  it("has the documents as they are published", async () => {
    for (const file of ["schema.graphql", "events.asyncapi.json"]) {
      expect(await (await get(`/docs/${file}`)).text()).toBe(readFileSync(join(SCHEMAS, file), "utf8"));
    }
    for (const [space, file] of [
      ["/v1", "v1.openapi.json"],
      ["/api/v1", "api-v1.openapi.json"],
    ]) {
      const served = await (await get(`${space}/openapi.json`)).json();
      expect(served).toEqual(JSON.parse(readFileSync(join(SCHEMAS, `${file}`), "utf8")));
    }
  });

  it("may be kept, and says that it is still the same", async () => {
    const first = await get("/docs/swagger-ui-bundle.js", { method: "HEAD" });
    const tag = first.headers.get("etag") ?? "";
    expect(first.headers.get("cache-control")).toBe("public, max-age=300");
    const again = await get("/docs/swagger-ui-bundle.js", { headers: { "If-None-Match": tag } });
    expect([again.status, await again.text()]).toEqual([304, ""]);
  });

  it.each(["/docs/nothing", "/docs/toString", "/docs/../package.json", "/docs/%2e%2e/package.json"])(
    "has nothing at %s",
    async (path) => {
      expect((await get(path)).status).toBe(404);
    },
  );

  it("is read only", async () => {
    expect((await get("/docs", { method: "POST" })).status).toBe(404);
  });
});

describe("GraphiQL", () => {
  it("is what a browser gets at /graphql in development, out of itself alone, and within the limits", async () => {
    const page = await fetch(`${development.url}/graphql`, { headers: HTML });
    expect([page.status, page.headers.get("content-type")]).toEqual([200, "text/html; charset=utf-8"]);
    expect(page.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(page.headers.get("content-security-policy")).not.toMatch(/https?:/);
    expect(page.headers.get("x-ratelimit-limit")).toBe("60");
    const html = await page.text();
    expect(html).toContain("YogaGraphiQL.renderYogaGraphiQL");
    expect(html.replace(/<script>.*<\/script>|<style>.*<\/style>/gs, "")).not.toMatch(/(?:src|href)="https?:/);
  });

  it("takes nothing from who asks a query", async () => {
    const query = encodeURIComponent("{ __typename }");
    for (const headers of [HTML, { Accept: "application/graphql-response+json" }]) {
      const answer = await fetch(`${development.url}/graphql?query=${query}`, { headers });
      expect(answer.headers.get("content-type")).toMatch(/json/);
    }
    const post = await fetch(`${development.url}/graphql`, {
      method: "POST",
      headers: { ...HTML, "Content-Type": "application/json" },
      body: JSON.stringify({ query: "{ __typename }" }),
    });
    expect(post.headers.get("content-type")).toMatch(/json/);
  });

  it("does not exist in production", async () => {
    const answer = await fetch(`${production.url}/graphql`, { headers: HTML });
    expect(answer.status).toBe(400);
    expect(answer.headers.get("content-type")).not.toMatch(/html/);
  });
});
