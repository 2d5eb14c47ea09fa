import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createProperty, publishProperty, updateProperty, uploadImage } from "@orrery/domain";
import { portalKeysOf } from "@orrery/server";
import {
  createWorld,
  pngOfBytes,
  startServer,
  TEST_ROOT_SECRET,
  type TestServer,
  type TestWorld,
} from "@orrery/testkit";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { validateXML } from "xmllint-wasm";
import { silentLogger } from "../src/observability/log.ts";
import { feedRoute } from "../src/portals/feed-route.ts";
import { portalAddresses } from "../src/portals/portal-addresses.ts";

const SCHEMA = readFileSync(join(import.meta.dirname, "../src/portals/test/kyero-v3.xsd"), "utf8");

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server[Symbol.asyncDispose]());

/** One brokerage and its own way in. */
async function brokerage() {
  const world = await createWorld();
  const key = await world.key();
  const send = async (method: string, path: string, body?: object) => {
    const answer = await fetch(`${server.url}${path}`, {
      method,
      headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
      ...(body && { body: JSON.stringify(body) }),
    });
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  };
  return {
    world,
    send,
    async feedUrl(portal: string) {
      return String((await send("POST", `/v1/portals/${portal}/link`)).body.url);
    },
    async statusOf(id: string) {
      const { body } = await send("GET", `/v1/properties/${id}`);
      return (body.publications as { status: string }[]).map(({ status }) => status);
    },
  };
}

/** A listing with a picture. @returns its id */
async function listing(world: TestWorld, overrides: object = {}): Promise<string> {
  const { id } = await world.run(createProperty, { status: "active", ...overrides });
  const content = (async function* () {
    yield pngOfBytes(300);
  })();
  await world.invoke(uploadImage, { propertyId: id, content, contentType: "image/png" });
  return id;
}

const publish = (world: TestWorld, id: string, portal: string, options = {}) =>
  world.invoke(publishProperty, { id, portals: [portal], options });

async function problemsOf(xml: string): Promise<readonly string[]> {
  const { errors } = await validateXML({
    xml: { fileName: "feed.xml", contents: xml },
    schema: { fileName: "kyero-v3.xsd", contents: SCHEMA },
  });
  return errors.map(({ message }) => message);
}

const portalEvents = async (world: TestWorld) =>
  (await world.events()).flatMap(({ type, data }) =>
    type.startsWith("property.") && type.endsWith("published") ? [[type, (data as { portal: string }).portal]] : [],
  );

describe("Kyero's feed", () => {
  it("keeps to the format's published rules, whatever listings hold", async () => {
    const { world, feedUrl } = await brokerage();
    const odd = await listing(world, {
      title: "<b>& ]]>",
      description: "Ünïcödé \u0001\uFFFF<script>alert('x')</script> & ]]> \"quotes\" 🏡",
      operation: "rent",
      type: "condo",
      price: 1_234.56,
      currency: "EUR",
      bathrooms: 2.5,
      areaSqft: 1_000,
      lotSqft: null,
      features: ["Sea & view", "x".repeat(36), "Heated pool"],
      address: { line1: "1", city: "Jávea", region: "Alicante", country: "ES", lat: 38.123456789, lng: -0.00000012 },
    });
    await publish(world, odd, "kyero", { reference: "A&B-1", newBuild: true, locationDetail: "Montgó" });
    const bare = await listing(world, {
      address: { city: "A", region: "B" },
      features: [],
      bedrooms: null,
      bathrooms: null,
      areaSqft: null,
      lotSqft: null,
    });
    await publish(world, bare, "kyero");
    const answer = await fetch(await feedUrl("kyero"));
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "application/xml; charset=utf-8"]);
    const xml = await answer.text();
    expect(await problemsOf(xml)).toEqual([]);
    expect(xml).toContain(`<id>${odd}</id>`);
    for (const element of [
      "<ref>A&amp;B-1</ref>",
      "<price>1235</price>",
      "<price_freq>month</price_freq>",
      "<new_build>1</new_build>",
      "<type>Apartment</type>",
      "<town>Jávea</town>",
      "<country>spain</country>",
      "<latitude>38.123457</latitude>",
      "<longitude>0</longitude>",
      "<location_detail>Montgó</location_detail>",
      "<baths>2</baths>",
      "<pool>1</pool>",
      "<built>93</built>",
      "<feature>Sea &amp; view</feature>",
      "&lt;script&gt;",
      "🏡",
    ]) {
      expect(xml, element).toContain(element);
    }
    expect(xml).not.toContain("x".repeat(36));
  });

  it("is refused by those rules where it broke them: the check can fail", async () => {
    const property = (inner: string) =>
      `<root><kyero><feed_version>3</feed_version></kyero><property>${inner}</property></root>`;
    expect(await problemsOf(property("<id>1</id>"))).not.toEqual([]);
    expect(await problemsOf("<root><kyero><feed_version>2</feed_version></kyero></root>")).not.toEqual([]);
    expect(await problemsOf("<root><kyero><feed_version>3</feed_version></kyero></root>")).toEqual([]);
  });

  it("publishes what it carries once it has been read to its end, and takes off what it no longer carries: each once", async () => {
    const { world, send, feedUrl, statusOf } = await brokerage();
    const id = await listing(world);
    await publish(world, id, "kyero");
    expect(await statusOf(id)).toEqual(["publishing"]);
    const url = await feedUrl("kyero");
    for (const method of ["HEAD", "GET"])
      await fetch(`${url}${method === "GET" ? "?preview" : ""}`, { method }).then((it) => it.text());
    expect(await statusOf(id)).toEqual(["publishing"]);
    for (let time = 0; time < 2; time += 1) await (await fetch(url)).text();
    expect(await statusOf(id)).toEqual(["published"]);
    expect(await portalEvents(world)).toEqual([["property.published", "kyero"]]);
    await world.invoke(updateProperty, { id, price: 5 });
    expect(await (await fetch(url)).text()).toContain("<price>5</price>");
    expect((await send("DELETE", `/v1/properties/${id}/publish/kyero`)).body).toMatchObject({ status: "withdrawing" });
    for (let time = 0; time < 2; time += 1) expect(await (await fetch(url)).text()).not.toContain(id);
    expect(await statusOf(id)).toEqual(["withdrawn"]);
    expect(await portalEvents(world)).toEqual([
      ["property.published", "kyero"],
      ["property.unpublished", "kyero"],
    ]);
  });

  it("takes a sold listing off, and one that it can no longer carry, and says why", async () => {
    const { world, send, feedUrl, statusOf } = await brokerage();
    const [sold, unfit] = [await listing(world), await listing(world)];
    for (const id of [sold, unfit]) await publish(world, id, "kyero");
    const url = await feedUrl("kyero");
    await (await fetch(url)).text();
    await world.invoke(updateProperty, { id: sold, status: "sold" });
    await world.invoke(updateProperty, { id: unfit, description: null });
    const xml = await (await fetch(url)).text();
    expect(await problemsOf(xml)).toEqual([]);
    expect(xml).not.toContain("<property>");
    expect([await statusOf(sold), await statusOf(unfit)]).toEqual([["withdrawn"], ["failed"]]);
    const { body } = await send("GET", `/v1/publications?property_id=${unfit}`);
    expect(body.data).toMatchObject([{ listed: false, last_error: "description: This is required." }]);
    expect((await portalEvents(world)).filter(([type]) => type === "property.unpublished")).toHaveLength(2);
  });

  it("answers 304 to who has it, by tag and by date, and is another one with each change of what it carries", async () => {
    const { world, feedUrl, statusOf } = await brokerage();
    const id = await listing(world);
    await publish(world, id, "kyero");
    const url = await feedUrl("kyero");
    const first = await fetch(url);
    await first.text();
    const [etag, modified] = [String(first.headers.get("etag")), String(first.headers.get("last-modified"))];
    const again = (headers: Record<string, string>) => fetch(url, { headers });
    expect(etag).toMatch(/^W\/"/);
    expect((await again({ "if-none-match": etag })).status).toBe(304);
    expect((await again({ "if-none-match": etag.replace("W/", "") })).status).toBe(304);
    expect((await again({ "if-modified-since": modified })).status).toBe(304);
    await world.invoke(updateProperty, { id, price: 7 });
    // A date does not count beside a tag.
    const changed = await again({ "if-none-match": etag, "if-modified-since": new Date(2e12).toUTCString() });
    expect(await changed.text()).toContain("<price>7</price>");
    expect(changed.headers.get("etag")).not.toBe(etag);
    expect(Date.parse(String(changed.headers.get("last-modified")))).toBeGreaterThan(Date.parse(modified));
    expect((await again({ "if-modified-since": modified })).status).toBe(200);
    // What was read without being noted (as when this process died) is noted with the next question.
    const unnoted = { status: "publishing", listed: false, sentRevision: null };
    await world.database.system.publication.updateMany({ where: { propertyId: id }, data: unnoted });
    expect((await again({ "if-none-match": String(changed.headers.get("etag")) })).status).toBe(304);
    await vi.waitFor(async () => expect(await statusOf(id)).toEqual(["published"]), { timeout: 10_000 });
  });

  it("publishes nothing where its reader leaves in the middle", async () => {
    const { world, feedUrl, statusOf } = await brokerage();
    const ids: string[] = [];
    for (let n = 0; n < 3; n += 1) ids.push(await listing(world, { description: "Long. ".repeat(3_000) }));
    for (const id of ids) await publish(world, id, "kyero");
    const {
      database: { system },
      kernel,
    } = world;
    const addresses = portalAddresses(portalKeysOf({ rootSecret: TEST_ROOT_SECRET }), () => server.url);
    const feeds = feedRoute({ system, addresses, kernel: () => kernel, logger: silentLogger() });
    const reader = (await feeds.serve(new Request(await feedUrl("kyero")), "request-test"))?.body?.getReader();
    expect((await reader?.read())?.value?.byteLength).toBeGreaterThan(16_000);
    await reader?.cancel();
    expect(await statusOf(ids[0] ?? "")).toEqual(["publishing"]);
  });

  it("has an address that is good until it is rotated, and shows nobody else's listings", async () => {
    const [one, other] = [await brokerage(), await brokerage()];
    const id = await listing(one.world);
    await publish(one.world, id, "kyero");
    const url = await one.feedUrl("kyero");
    expect(await one.feedUrl("kyero")).toBe(url);
    expect(await (await fetch(await other.feedUrl("kyero"))).text()).not.toContain("<property>");
    const { body } = await one.send("POST", "/v1/portals/kyero/link/rotate");
    expect((await fetch(url)).status).toBe(404);
    expect((await fetch(String(body.url))).status).toBe(200);
    const madeUp = url.replace(/.$/, (last) => (last === "0" ? "1" : "0"));
    for (const wrong of [
      madeUp,
      `${server.url}/feeds/`,
      `${server.url}/feeds/feed_1`,
      await one.feedUrl("json-push"),
    ]) {
      expect((await fetch(wrong)).status, wrong).toBeGreaterThanOrEqual(404);
    }
  });
});

describe("the RESO feed", () => {
  it("is what is published there, as the Data Dictionary has it", async () => {
    const { world, feedUrl, statusOf } = await brokerage();
    const ids = [await listing(world), await listing(world)];
    for (const id of ids) await publish(world, id, "reso");
    await publish(world, await listing(world), "kyero");
    const answer = await fetch(await feedUrl("reso"));
    const feed = (await answer.json()) as { value: Record<string, unknown>[] };
    expect(answer.headers.get("content-type")).toBe("application/json; charset=utf-8");
    expect(feed).toMatchObject({ "@reso.context": "urn:reso:metadata:2.0:resource:property" });
    expect(feed.value.map(({ ListingKey }) => ListingKey)).toEqual(ids);
    expect(feed.value[0]).toMatchObject({
      StandardStatus: "Active",
      ListPrice: 750_000,
      StateOrProvince: "FL",
      Media: [{ MediaCategory: "Photo", Order: 0, MediaURL: expect.stringMatching(/^http/) }],
    });
    expect(await statusOf(ids[1] ?? "")).toEqual(["published"]);
  });
});
