import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import {
  createWorld,
  findChromium,
  requiresServices,
  startServer,
  type TestServer,
  type TestWorld,
} from "@orrery/testkit";
import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { restOf } from "./visiting.ts";

const executablePath = findChromium();
const isSkipped = executablePath === undefined && !requiresServices();
const why = isSkipped ? " (skipped: no CHROMIUM_PATH, and no chromium on the PATH)" : "";

/** A brokerage's own web site, with one page. */
async function site(html = "") {
  const server = createServer((_request, response) => {
    response.setHeader("Content-Type", "text/html").end(`<!doctype html><title>A page</title>${html}`);
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  return { origin, [Symbol.asyncDispose]: async () => void (await once(server.close(), "close")) };
}

describe.skipIf(isSkipped)(`in a browser${why}`, () => {
  let browser: Browser;
  let server: TestServer;
  let world: TestWorld;
  let rest: Awaited<ReturnType<typeof restOf>>;
  beforeAll(async () => {
    // As root, Chromium has no sandbox.
    browser = await chromium.launch({ ...(executablePath && { executablePath }), args: ["--no-sandbox"] });
    server = await startServer();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.[Symbol.asyncDispose]();
  });
  beforeEach(async () => {
    world = await createWorld();
    rest = await restOf(world, server.url);
  });
  const leads = async () => (await rest("GET", "/v1/leads")).data;

  it("a lead form is filled in by its labels, without a script, and says what is missing", async () => {
    const form = await rest("POST", "/v1/lead-forms", { name: "Contact us", minSeconds: 0 });
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    const problems: string[] = [];
    // What the browser keeps the page from; that a form is answered with 400 it says as well.
    page.on("console", (message) => /policy|refused/i.test(message.text()) && problems.push(message.text()));
    await page.goto(`${server.url}${form.path}`);
    expect(await page.locator("h1").textContent()).toBe("Contact us");
    expect(await page.locator(".aside").boundingBox()).toMatchObject({
      x: expect.toSatisfy((x: number) => x < -1_000),
    });
    await page.getByLabel("Name").fill("Ana Diaz");
    await page.getByLabel("Email").fill("ana@no spaces");
    await page.getByLabel("Email").evaluate((input) => input.setAttribute("type", "text"));
    await page.getByRole("button", { name: "Send" }).click();
    await page.getByRole("alert").waitFor();
    expect(await page.getByLabel("Name").inputValue()).toBe("Ana Diaz");
    await page.getByLabel("Email").fill("ana@example.com");
    await page.getByLabel("Message (optional)").fill("<b>Hello</b>");
    await page.getByRole("button", { name: "Send" }).click();
    await page.getByText("We will be in touch soon.").waitFor();
    expect(await leads()).toMatchObject([{ name: "Ana Diaz", notes: "<b>Hello</b>", source: "website" }]);
    expect(problems).toEqual([]);
    await context.close();
  });

  it("a page fits a narrow phone, however long the words that a brokerage has put there", async () => {
    const endless = `https://www.example.com/${"thanks".repeat(25)}`;
    const made = { name: "Contact us", title: endless, thanks: endless, minSeconds: 0 };
    const { path } = await rest("POST", "/v1/lead-forms", made);
    const page = await browser.newPage({ viewport: { width: 320, height: 568 } });
    const width = () => page.locator("html").evaluate(({ scrollWidth }) => scrollWidth);
    await page.goto(`${server.url}${path}`);
    expect(await width()).toBeLessThanOrEqual(320);
    await page.getByLabel("Name").fill("Ana Diaz");
    await page.getByLabel("Email").fill("ana@example.com");
    await page.getByRole("button", { name: "Send" }).click();
    await page.getByText(endless).waitFor();
    expect(await width()).toBeLessThanOrEqual(320);
    await page.close();
  });

  it("a lead form is shown in the pages of its sites, and leads on to where it says, and in no others", async () => {
    await using thanks = await site("<p>Thanks from us</p>");
    const embedding = async (origins: string[]) => {
      const made = { name: "Embedded", minSeconds: 0, origins, redirectUrl: `${thanks.origin}/thanks` };
      const { path } = await rest("POST", "/v1/lead-forms", made);
      return `<iframe title="form" src="${server.url}${path}"></iframe>`;
    };
    await using probe = await site();
    const page = await browser.newPage();
    await page.goto(probe.origin);
    await page.setContent(await embedding([probe.origin]));
    const frame = page.frameLocator("iframe");
    await frame.getByLabel("Name").fill("Bo");
    await frame.getByLabel("Email").fill("bo@example.com");
    await frame.getByRole("button", { name: "Send" }).click();
    await frame.getByText("Thanks from us").waitFor();
    expect(await leads()).toMatchObject([{ name: "Bo" }]);
    const blocked = page.waitForEvent("console", (message) => /frame-ancestors/.test(message.text()));
    await page.setContent(await embedding(["https://www.example.com"]));
    await blocked;
    expect(await page.frameLocator("iframe").getByLabel("Name").count()).toBe(0);
    await page.close();
  });

  it("a brokerage's own page makes leads with a key that is confined to it, after a preflight, and no other page does", async () => {
    await using own = await site();
    await using other = await site();
    const key = await world.key({ scopes: ["leads:write"], origins: [own.origin] });
    const page = await browser.newPage();
    const sent = () =>
      page.evaluate(
        async ({ url, credential }) => {
          try {
            const response = await fetch(`${url}/api/v1/leads`, {
              method: "POST",
              headers: { "Content-Type": "application/json", "X-API-Key": credential },
              body: JSON.stringify({ name: "Cy", email: "cy@example.com", source: "website" }),
            });
            return [
              response.status,
              Object.keys((await response.json()) as object)
                .sort()
                .join(),
            ];
          } catch (error) {
            return [(error as Error).name];
          }
        },
        { url: server.url, credential: key },
      );
    await page.goto(own.origin);
    expect(await sent()).toEqual([201, "leadId,success"]);
    expect(await leads()).toMatchObject([{ name: "Cy", source: "website" }]);
    await page.goto(other.origin);
    // What the server says is for the page that asks alone: the browser keeps it from this one.
    expect(await sent()).toEqual(["TypeError"]);
    expect(await leads()).toHaveLength(1);
    await page.close();
  });
});
