import { createWorld, startServer, type TestServer, type TestWorld } from "@orrery/testkit";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { restOf, visitorOf } from "./visiting.ts";

const SECOND_MS = 1_000;
const HOUR_MS = 3_600_000;
const clock = { ms: Date.now() };

let server: TestServer;
let world: TestWorld;
let rest: Awaited<ReturnType<typeof restOf>>;
beforeAll(async () => {
  server = await startServer({ now: () => new Date(clock.ms) });
});
afterAll(() => server[Symbol.asyncDispose]());
beforeEach(async () => {
  // Another minute: what was counted before is over.
  clock.ms += 61 * SECOND_MS;
  world = await createWorld();
  rest = await restOf(world, server.url);
});

const visitor = () => visitorOf(server.url);
const newForm = async (over: object = {}) => rest("POST", "/v1/lead-forms", { name: "Contact us", ...over });
const leads = async () => (await rest("GET", "/v1/leads?limit=100")).data;
const counts = async (id: string) => {
  const { submissions, trapped, version } = await rest("GET", `/v1/lead-forms/${id}`);
  return { submissions, trapped, version };
};
const ANA = { name: "Ana Diaz", email: "ana@example.com", phone: "555-0100", message: "Call me, please." };

async function opened(over: object = {}) {
  const form = await newForm(over);
  const page = await visitor().open(form.path);
  clock.ms += 4 * SECOND_MS;
  const send = (values: object, ticket = page.ticket) => visitor().send(form.path, { ...values, ticket });
  return { form, page, send };
}

describe("a lead form", () => {
  it("is a page that needs no script, and makes a lead of what is filled in", async () => {
    const { form, page, send } = await opened();
    expect(page.status).toBe(200);
    expect(page.html).toMatch(/<html lang="en">[\s\S]*<label for="email">Email<\/label>/);
    expect(page.html).not.toContain("<script");
    const sent = await send(ANA);
    expect(sent).toMatchObject({ status: 200, html: expect.stringContaining("We will be in touch soon.") });
    const { message: notes, ...fields } = ANA;
    expect(await leads()).toMatchObject([{ ...fields, notes, source: "website", status: "new" }]);
    expect(await world.events()).toMatchObject([{ type: "lead.created", data: { source: "website" } }]);
    expect(await counts(form.id)).toEqual({ submissions: 1, trapped: 0, version: 1 });
    const audit = await world.database.system.auditEntry.findFirst({
      where: { organizationId: world.organizationId, operation: "leads.create" },
    });
    expect(audit).toMatchObject({ credentialKind: "lead-form", credentialId: form.id });
  });

  it("is shown inside the pages of its own sites alone, and runs, loads and sends nothing elsewhere", async () => {
    const alone = await opened();
    const policy = alone.page.headers.get("content-security-policy");
    expect(policy).toMatch(
      /^default-src 'none'; style-src 'sha256-[^']+'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'$/,
    );
    expect(alone.page.headers.get("x-frame-options")).toBe("DENY");
    const origins = ["https://www.example.com", "https://example.com"];
    const { page, send } = await opened({ origins, redirectUrl: "https://www.example.com/thanks?a=1" });
    expect(page.headers.get("content-security-policy")).toContain(
      `form-action 'self' https://www.example.com; frame-ancestors ${origins.join(" ")}`,
    );
    expect(page.headers.get("x-frame-options")).toBeNull();
    expect(page.headers.get("cache-control")).toBe("no-store");
    const sent = await send(ANA);
    expect([sent.status, sent.headers.get("location")]).toEqual([303, "https://www.example.com/thanks?a=1"]);
  });

  it("answers a robot as it answers a person, makes nothing, and counts it", async () => {
    const { form, send } = await opened();
    const trapped = await send({ ...ANA, website: "https://spam.example" });
    const taken = await send(ANA);
    expect([trapped.status, trapped.html]).toEqual([taken.status, taken.html]);
    expect(await leads()).toHaveLength(1);
    expect(await counts(form.id)).toEqual({ submissions: 1, trapped: 1, version: 1 });
  });

  it("takes a page once, however often it is sent, also at once", async () => {
    const { form, send } = await opened();
    const statuses = (await Promise.all(Array.from({ length: 4 }, () => send(ANA)))).map(({ status }) => status);
    // One that came while the first was under way waits for what that comes to.
    expect(statuses).toEqual([200, 200, 200, 200]);
    expect(await send(ANA)).toMatchObject({ status: 200 });
    const other = await send({ ...ANA, name: "Somebody Else" });
    expect(other).toMatchObject({ status: 409, html: expect.stringContaining("sent already") });
    expect(await leads()).toHaveLength(1);
    expect(await counts(form.id)).toMatchObject({ submissions: 1 });
  });

  it("waits for as long as people need, and no longer than half a day", async () => {
    const form = await newForm({ minSeconds: 3 });
    const page = await visitor().open(form.path);
    const send = (ticket: string) => visitor().send(form.path, { ...ANA, ticket });
    clock.ms += 3 * SECOND_MS - 1;
    const soon = await send(page.ticket);
    expect(soon).toMatchObject({ status: 422, ticket: page.ticket, html: expect.stringContaining("very quick") });
    expect(soon.html).toContain('value="Ana Diaz"');
    clock.ms += 12 * HOUR_MS - 3 * SECOND_MS + 2;
    const late = await send(page.ticket);
    expect(late).toMatchObject({ status: 422, html: expect.stringContaining("open for too long") });
    expect(late.ticket).not.toBe(page.ticket);
    clock.ms += 3 * SECOND_MS;
    expect(await send(late.ticket)).toMatchObject({ status: 200 });
    expect(await leads()).toHaveLength(1);
  });

  it("takes no ticket that is made up, or another page's", async () => {
    const { send } = await opened();
    const other = await opened();
    const forged = other.page.ticket.replace(/^[^.]+/, (at) => `${at.slice(0, -1)}0`);
    for (const ticket of ["", "x.y.z", other.page.ticket, forged]) {
      expect(await send(ANA, ticket)).toMatchObject({ status: 422 });
    }
    expect(await leads()).toEqual([]);
  });

  it("says what is wrong with each field, beside what was filled in, and shows none of it as markup", async () => {
    const { send } = await opened({ required: ["email", "phone"] });
    const odd = `"><script>alert(1)</script>`;
    const wrong = await send({ name: odd, email: odd, phone: "", message: `</textarea>${odd}`, unknown: odd });
    expect(wrong.status).toBe(400);
    expect(wrong.html).toMatch(/<p class="wrong" role="alert">/);
    expect(wrong.html).toMatch(/id="email"[^>]*aria-invalid="true" aria-describedby="email-wrong"/);
    // The keyboard is where the first thing is wrong, and nowhere else.
    expect(wrong.html).toMatch(/id="email"[^>]* autofocus/);
    expect(wrong.html.split(" autofocus")).toHaveLength(2);
    expect(wrong.html).toMatch(/id="phone-wrong">Must not be empty\./);
    expect(wrong.html).not.toContain("<script");
    expect(wrong.html).toContain("&lt;script&gt;");
    const long = await send({ ...ANA, message: "x".repeat(5_001) });
    expect(long).toMatchObject({ status: 400, html: expect.stringContaining("at most 5000 characters") });
    expect(await send({ ...ANA, message: "x".repeat(5_000) })).toMatchObject({ status: 200 });
    expect(await leads()).toHaveLength(1);
  });

  it("takes what it asks for and nothing else", async () => {
    const { send } = await opened({ fields: ["email"] });
    await send({ ...ANA, status: "won", agentId: crypto.randomUUID(), source: "zillow", propertyAddress: "1 Main St" });
    expect(await leads()).toMatchObject([
      { email: ANA.email, phone: null, notes: null, property_address: null, source: "website", status: "new" },
    ]);
  });

  it("is not there where it is not active, deleted, or was never made", async () => {
    const { form, send } = await opened();
    await rest("PATCH", `/v1/lead-forms/${form.id}`, { active: false });
    expect(await send(ANA)).toMatchObject({ status: 404 });
    await rest("PATCH", `/v1/lead-forms/${form.id}`, { active: true });
    expect(await visitor().open(form.path)).toMatchObject({ status: 200 });
    await rest("DELETE", `/v1/lead-forms/${form.id}`);
    for (const path of [form.path, "/forms/form_0", `${form.path}/x`, form.path.replace("forms", "guides")]) {
      expect(await visitor().open(path)).toMatchObject({ status: 404, html: expect.stringContaining("no such page") });
    }
    expect(await leads()).toEqual([]);
  });

  it("refuses a body that is too large, of another kind, or sent in another way", async () => {
    const { form, page } = await opened();
    const url = `${server.url}${form.path}`;
    expect(await visitor().send(form.path, { ...ANA, ticket: page.ticket, x: "x".repeat(64 * 1024) })).toMatchObject({
      status: 413,
    });
    const json = { method: "POST", body: JSON.stringify(ANA), headers: { "Content-Type": "application/json" } };
    expect((await fetch(url, json)).status).toBe(400);
    const put = await fetch(url, { method: "PUT" });
    expect([put.status, put.headers.get("allow")]).toEqual([405, "GET, HEAD, POST"]);
    expect(await (await fetch(url, { method: "HEAD" })).text()).toBe("");
  });

  it("of a test organization makes leads of test mode", async () => {
    const inTest = await restOf(world, server.url, "ork_test_");
    const { path } = await inTest("POST", "/v1/lead-forms", { name: "Test", minSeconds: 0 });
    const { ticket } = await visitor().open(path);
    expect(await visitor().send(path, { ...ANA, ticket })).toMatchObject({ status: 200 });
    expect(await leads()).toEqual([]);
    expect((await inTest("GET", "/v1/leads")).data).toHaveLength(1);
  });
});

describe("the limits of a form", () => {
  it("are ten submissions a minute from one network, and say when it is over", async () => {
    const { form, send } = await opened();
    for (let sent = 0; sent < 10; sent += 1) expect((await send({}, "x")).status).toBe(400);
    const refused = await send(ANA);
    expect(refused).toMatchObject({ status: 429, html: expect.stringContaining("Too many") });
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(await visitor().open(form.path)).toMatchObject({ status: 200 });
    clock.ms += 61 * SECOND_MS;
    expect(await send(ANA)).toMatchObject({ status: 200 });
  });

  it("are sixty pages shown a minute to one network", async () => {
    const form = await newForm();
    for (let shown = 0; shown < 60; shown += 1) expect((await visitor().open(form.path)).status).toBe(200);
    expect(await visitor().open(form.path)).toMatchObject({ status: 429 });
  });
});

describe("signing up", () => {
  const clients = () => world.database.system.client.findMany({ where: { organizationId: world.organizationId } });

  it("makes a client, and says where it comes from", async () => {
    const { send } = await opened({ name: "Sign up", target: "client" });
    expect(await send(ANA)).toMatchObject({ status: 200, html: expect.stringContaining("Thank you for signing up.") });
    expect(await clients()).toMatchObject([{ name: ANA.name, email: ANA.email, phone: ANA.phone, source: "sign-up" }]);
    expect(await world.events()).toMatchObject([
      { type: "client.created", data: { email: ANA.email, source: "sign-up", buyingStage: "Searching" } },
    ]);
    expect(await leads()).toEqual([]);
  });

  it("answers whoever is known already to the byte as anybody, and leaves them as they are", async () => {
    const { form, send } = await opened({ name: "Sign up", target: "client" });
    const first = await send(ANA);
    const { ticket } = await visitor().open(form.path);
    clock.ms += 4 * SECOND_MS;
    const again = await send({ ...ANA, name: "Impostor", phone: "1" }, ticket);
    expect([again.status, again.html]).toEqual([first.status, first.html]);
    const named = ({ headers }: { headers: Headers }) => [...headers.keys()].filter((name) => name !== "date").sort();
    expect(named(again)).toEqual(named(first));
    expect(await clients()).toMatchObject([{ name: ANA.name, phone: ANA.phone, version: 1 }]);
    expect(await world.events()).toHaveLength(1);
  });

  it("is there for nobody but an organization that has made such a form, by who may create clients", async () => {
    const key = await world.key({ scopes: ["lead-forms:write", "leads:write"] });
    const ask = (body: object) =>
      fetch(`${server.url}/v1/lead-forms`, {
        method: "POST",
        headers: { "X-API-Key": key, "Content-Type": "application/json" },
        body: JSON.stringify(body),
      });
    expect((await ask({ name: "Sign up", target: "client" })).status).toBe(403);
    expect((await ask({ name: "Contact" })).status).toBe(201);
    const all = await world.key();
    const wrong = await fetch(`${server.url}/v1/lead-forms`, {
      method: "POST",
      headers: { "X-API-Key": all, "Content-Type": "application/json" },
      body: JSON.stringify({ name: "Sign up", target: "client", fields: ["phone", "message"], required: [] }),
    });
    expect(wrong.status).toBe(400);
  });
});
