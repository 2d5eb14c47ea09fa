import { createWorld, findChromium, requiresServices, startServer, type TestServer } from "@orrery/testkit";
import * as oauth from "openid-client";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { appOf, begin } from "./oauth-flow.ts";

const executablePath = findChromium();
const isSkipped = executablePath === undefined && !requiresServices();
const why = isSkipped ? " (skipped: no CHROMIUM_PATH, and no chromium on the PATH)" : "";

/** The narrowest that phones are. */
const PHONE = { width: 360, height: 640 };
/** Where nobody listens: what the browser is sent back with is in its address. */
const REDIRECT = "http://127.0.0.1/callback";

describe.skipIf(isSkipped)(`in a browser${why}`, () => {
  let chrome: Browser;
  let server: TestServer;
  beforeAll(async () => {
    // As root, Chromium has no sandbox.
    chrome = await chromium.launch({ ...(executablePath && { executablePath }), args: ["--no-sandbox"] });
    server = await startServer();
  });
  afterAll(async () => {
    await chrome?.close();
    await server?.[Symbol.asyncDispose]();
  });

  const focused = async (page: Page) => {
    const element = page.locator(":focus");
    if ((await element.count()) === 0) return undefined;
    return (await element.textContent())?.trim() || (await element.getAttribute("name"));
  };
  /** Goes on by the keyboard alone, to what is called so. */
  async function tabTo(page: Page, name: string): Promise<void> {
    for (let presses = 0; presses < 12; presses += 1) {
      await page.keyboard.press("Tab");
      if ((await focused(page)) === name) return;
    }
    throw new Error(`The keyboard does not get to ${name}.`);
  }
  const fits = async (page: Page) => {
    const width = Number(await page.evaluate("document.documentElement.scrollWidth"));
    expect(width).toBeLessThanOrEqual(PHONE.width);
  };

  it("a person logs in, chooses and allows an app by the keyboard alone, on a phone, and is sent back with a code", async () => {
    const [partner, world, second] = [await createWorld(), await createWorld(), await createWorld()];
    const app = await appOf(partner, server.url, {
      kind: "public",
      redirectUris: [REDIRECT],
      scopes: ["leads:read", "admin"],
    });
    const person = await world.person();
    const data = { organizationId: second.organizationId, userId: person.userId, role: "member" };
    await world.database.system.membership.create({ data });
    // On a port of the moment's, as an app on the person's machine has it.
    const redirectUri = REDIRECT.replace("127.0.0.1", "127.0.0.1:51234");
    const { address, verifier, state } = await begin(app, { redirectUri });
    const context = await chrome.newContext({ javaScriptEnabled: true, viewport: PHONE });
    const page = await context.newPage();
    const problems: string[] = [];
    page.on("console", (message) => /policy|refused to/i.test(message.text()) && problems.push(message.text()));
    const answer = Promise.withResolvers<URL>();
    await page.route("http://127.0.0.1:51234/**", async (route) => {
      answer.resolve(new URL(route.request().url()));
      await route.fulfill({ body: "Thank you." });
    });
    await page.goto(address);
    await fits(page);
    await tabTo(page, "email");
    await page.keyboard.type(person.email);
    await tabTo(page, "password");
    // Enter does what the first button does, and that is not to say no.
    await page.keyboard.type("not it");
    await page.keyboard.press("Enter");
    await page.getByRole("alert").waitFor();
    await fits(page);
    expect(await page.getByLabel("Email").inputValue()).toBe(person.email);
    await tabTo(page, "password");
    await page.keyboard.type(person.password);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Which organization?" }).waitFor();
    await fits(page);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Space");
    await tabTo(page, "Continue");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: `Allow ${app.name}?` }).waitFor();
    await fits(page);
    expect(await page.getByRole("listitem").first().textContent()).toContain("Read leads");
    await tabTo(page, "Allow");
    await page.keyboard.press("Enter");
    const back = await answer.promise;
    await page.getByText("Thank you.").waitFor();
    expect(back.searchParams.get("state")).toBe(state);
    const checks = { pkceCodeVerifier: verifier, expectedState: state };
    const tokens = await oauth.authorizationCodeGrant(app.config, back, checks);
    expect(tokens.scope).toBe("leads:read admin");
    // Nothing of it stays in the browser but what is over.
    const later = await context.newPage();
    await later.goto((await begin(app, { redirectUri })).address);
    await later.getByRole("heading", { name: "Log in to Orrery" }).waitFor();
    expect(problems).toEqual([]);
    await context.close();
  });
});
