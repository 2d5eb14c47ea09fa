import { createProperty, getPortalLink, listEvents, updateProperty, uploadImage } from "@orrery/domain";
import {
  createWorld,
  type FakePortal,
  type FreshDatabase,
  freshDatabase,
  startFakePortal,
  startServer,
  type TestServer,
  type TestWorld,
} from "@orrery/testkit";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";

let fresh: FreshDatabase;
let world: TestWorld;
let portal: FakePortal;
let servers: TestServer[];
beforeAll(async () => {
  fresh = await freshDatabase();
  world = await createWorld({ database: fresh.database });
  portal = await startFakePortal();
  const options = { database: fresh.database, takesJobs: true, portalConnections: portal.connections };
  servers = [await startServer(options), await startServer(options)];
});
afterAll(async () => {
  for (const server of servers) await server[Symbol.asyncDispose]();
  await portal[Symbol.asyncDispose]();
  await fresh[Symbol.asyncDispose]();
});
beforeEach(() => {
  portal.decides("accepted");
  portal.misbehaves(undefined);
});

const SOON = { timeout: 30_000, interval: 50 };

type Body = Record<string, unknown>;

async function send(method: string, path: string, { body, key }: { body?: object; key?: string } = {}) {
  const answer = await fetch(`${servers[0]?.url}${path}`, {
    method,
    headers: { authorization: `Bearer ${key ?? (await world.key())}`, "content-type": "application/json" },
    ...(body && { body: JSON.stringify(body) }),
  });
  return { status: answer.status, body: (await answer.json()) as Body, headers: answer.headers };
}

async function listing(overrides: object = {}, pictures = 1): Promise<string> {
  const { id } = await world.run(createProperty, { status: "active", ...overrides });
  for (let n = 0; n < pictures; n += 1) await world.run(uploadImage, { propertyId: id });
  return id;
}

const publish = (id: string, portals: readonly string[], key?: string) =>
  send("POST", `/v1/properties/${id}/publish`, { body: { portals }, ...(key !== undefined && { key }) });

const publicationsOf = async (id: string) =>
  (await send("GET", `/v1/properties/${id}`)).body.publications as { status: string; portal: string }[];

const callsOf = (id: string) => portal.calls.filter(({ path }) => path === `/listings/${id}`);

async function settled(id: string, status: string): Promise<void> {
  await vi.waitFor(async () => expect((await publicationsOf(id))[0]?.status).toBe(status), SOON);
}

const portalEventsOf = async (id: string) =>
  (await world.events()).flatMap(({ type, resourceId }) =>
    resourceId === id && type.endsWith("published") ? [type] : [],
  );

describe("publishing over REST", () => {
  it("answers 202 with one publication a portal, which are published by a job, and by nobody twice", async () => {
    const id = await listing();
    const { status, body } = await publish(id, ["json-push", "kyero", "reso", "kyero"]);
    expect(status).toBe(202);
    expect(body.publications).toMatchObject([
      { portal: "json-push", status: "queued", property_id: id, sandbox: false, attempts: 0, external_id: null },
      { portal: "kyero", status: "publishing" },
      { portal: "reso", status: "publishing" },
    ]);
    await vi.waitFor(async () => expect((await publicationsOf(id))[0]?.status).toBe("published"), SOON);
    expect(callsOf(id)).toHaveLength(1);
    expect(await portalEventsOf(id)).toEqual(["property.published"]);
    // A second time is nothing new.
    const again = await publish(id, ["json-push"]);
    expect(again.body.publications).toMatchObject([{ status: "published", up_to_date: true }]);
    expect(callsOf(id)).toHaveLength(1);
  });

  it("says of every portal all that keeps the listing off it, in the contract's names, and queues nothing", async () => {
    const id = await listing({ description: null, address: { line1: "1" }, currency: "CHF", type: "other" }, 0);
    await world.invoke(updateProperty, { id, title: "Four" });
    const { status, body } = await publish(id, ["json-push", "zillow", "kyero", "reso"]);
    expect(status).toBe(422);
    const { code, details } = body.error as { code: string; details: { reason: string; breaches: Body[] } };
    expect([code, details.reason]).toEqual(["UNPROCESSABLE", "LISTING_NOT_PUBLISHABLE"]);
    expect(details.breaches.map(({ portal: name, field, rule }) => [name, field, rule].join(" "))).toEqual([
      "json-push description required",
      "json-push address.city required",
      "json-push address.country required",
      "json-push title minLength",
      "json-push images min",
      "zillow portals unknown",
      "kyero description required",
      "kyero address.city required",
      "kyero address.region required",
      "kyero images min",
      "kyero type oneOf",
      "kyero currency oneOf",
      "reso address.city required",
      "reso address.region required",
      "reso address.country required",
    ]);
    expect(details.breaches[5]?.message).toContain("kyero, json-push, reso");
    expect(await publicationsOf(id)).toEqual([]);
    expect((await publish(id, [])).status).toBe(400);
  });

  it("says so where the brokerage is not connected, before anything is queued", async () => {
    await using unconnected = await startServer({ database: fresh.database });
    const id = await listing();
    const answer = await fetch(`${unconnected.url}/v1/properties/${id}/publish`, {
      method: "POST",
      headers: { authorization: `Bearer ${await world.key()}`, "content-type": "application/json" },
      body: JSON.stringify({ portals: ["kyero", "json-push"] }),
    });
    expect(answer.status).toBe(422);
    expect(
      ((await answer.json()) as { error: { details: { breaches: object[] } } }).error.details.breaches,
    ).toMatchObject([{ portal: "json-push", field: "connection", rule: "connected" }]);
    expect(await publicationsOf(id)).toEqual([]);
  });

  it("is in Orkasa's write, needs no more, and is confined as its key is", async () => {
    const [id, other] = [await listing(), await listing()];
    expect((await publish(id, ["reso"], await world.key({ scopes: ["read"] }))).status).toBe(403);
    expect((await publish(id, ["reso"], await world.key({ scopes: ["properties:publish"] }))).status).toBe(202);
    const confined = await world.key({ scopes: ["write"], confinedTo: [`property:${other}`] });
    expect((await publish(id, ["reso"], confined)).status).toBe(404);
    expect((await publish(other, ["reso", "json-push"], confined)).status).toBe(202);
    await settled(other, "published");
    const seen = await send("GET", "/v1/publications?limit=100", { key: confined });
    expect(new Set((seen.body.data as Body[]).map(({ property_id }) => property_id))).toEqual(new Set([other]));
    const taken = await send("DELETE", `/v1/properties/${other}/publish/json-push`, { key: confined });
    expect([taken.status, taken.body.status]).toEqual([200, "withdrawing"]);
    await settled(other, "withdrawn");
  });

  it("gives a property another tag with each thing that becomes of its publications", async () => {
    const id = await listing();
    const tag = async () => (await send("GET", `/v1/properties/${id}`)).headers.get("etag");
    const tags = [await tag()];
    await publish(id, ["json-push"]);
    tags.push(await tag());
    await settled(id, "published");
    tags.push(await tag());
    await send("DELETE", `/v1/properties/${id}/publish/json-push`);
    await settled(id, "withdrawn");
    tags.push(await tag());
    expect(new Set(tags).size).toBe(4);
  });

  it("publishes for test keys in the sandbox alone", async () => {
    const key = await world.key({ prefix: "ork_test_" });
    const { body: made } = await send("POST", "/v1/properties", {
      key,
      body: {
        ...{ title: "Plot 1", status: "active", operation: "sale", type: "land", price: 1 },
        address: { city: "Miami", region: "FL", country: "US" },
      },
    });
    const before = portal.calls.length;
    const published = await publish(String(made.id), ["reso"], key);
    expect(published.body.publications).toMatchObject([{ sandbox: true }]);
    await vi.waitFor(async () => {
      const { body } = await send("GET", `/v1/properties/${made.id}`, { key });
      expect(body.publications).toMatchObject([{ status: "published", sandbox: true }]);
    }, SOON);
    expect(portal.calls).toHaveLength(before);
  });
});

describe("what is published", () => {
  it("is sent anew with changes, many quick ones at once, the last as it was last; and withdrawn once it is sold", async () => {
    const id = await listing();
    await publish(id, ["json-push"]);
    await settled(id, "published");
    for (let price = 1; price <= 10; price += 1) await world.invoke(updateProperty, { id, price });
    await world.run(uploadImage, { propertyId: id });
    await vi.waitFor(() => expect(callsOf(id).at(-1)?.body?.listing).toMatchObject({ price: 10 }), SOON);
    await vi.waitFor(() => expect(callsOf(id).at(-1)?.body?.listing.images).toHaveLength(2), SOON);
    expect(callsOf(id).length).toBeLessThan(5);
    const revisions = callsOf(id).map(({ body }) => body?.revision ?? 0);
    expect(revisions).toEqual(revisions.toSorted((a, b) => a - b));
    await send("PATCH", `/v1/properties/${id}`, { body: { status: "sold" } });
    await settled(id, "withdrawn");
    expect(portal.listings.has(id)).toBe(false);
    expect(await portalEventsOf(id)).toEqual(["property.published", "property.unpublished"]);
  });

  it("is sent anew whoever changes it: a statement past the server, too", async () => {
    const id = await listing();
    await publish(id, ["json-push"]);
    await settled(id, "published");
    await fresh.database.system.property.update({ where: { id }, data: { title: "Changed by hand" } });
    const stored = () => fresh.database.system.publication.findFirstOrThrow({ where: { propertyId: id } });
    expect(await stored()).toMatchObject({ revision: 2, sentRevision: 1 });
    expect((await stored()).dueAt).not.toBeNull();
  });

  it("is gone once the portal calls, and there again; what it calls twice, or late, changes nothing", async () => {
    const id = await listing();
    await publish(id, ["json-push"]);
    await settled(id, "published");
    const { url } = (await world.invoke(getPortalLink, { portal: "json-push" })).output;
    const call = async (body: unknown, to = url) => {
      const at = String(to).replace("http://orrery.test", String(servers[1]?.url));
      const answer = await fetch(at, { method: "POST", body: typeof body === "string" ? body : JSON.stringify(body) });
      return answer.status;
    };
    const removed = { listingId: id, state: "removed", reasons: ["Reported."] };
    expect([await call(removed), await call(removed)]).toEqual([200, 200]);
    expect(await publicationsOf(id)).toMatchObject([{ status: "removed" }]);
    const accepted = { listingId: id, id: "P-9", state: "accepted", revision: 1 };
    expect(await call({ ...accepted, revision: 99 })).toBe(200);
    expect(await publicationsOf(id)).toMatchObject([{ status: "removed" }]);
    expect([await call(accepted), await call(accepted)]).toEqual([200, 200]);
    expect(await publicationsOf(id)).toMatchObject([{ status: "published", external_id: "P-9" }]);
    expect(await portalEventsOf(id)).toEqual(["property.published", "property.unpublished", "property.published"]);
    const wrong = [
      { ...accepted, id: undefined },
      { ...removed, state: "sold" },
      { ...accepted, url: "ftp://x" },
      { ...accepted, id: "a\0" },
      { ...removed, reasons: ["\ud800"] },
      "no JSON",
      "[]",
    ];
    for (const body of wrong) expect(await call(body)).toBe(400);
    expect(await call({ ...removed, listingId: "01970000-0000-7000-8000-000000000009" })).toBe(404);
    expect(await call(removed, `${url?.slice(0, -1)}x`)).toBe(404);
  });

  it("is told in events that webhooks and followers get, with samples", async () => {
    const id = await listing();
    await publish(id, ["json-push"]);
    await settled(id, "published");
    await world.relay();
    const { items } = (await world.invoke(listEvents, { types: ["property.published"], limit: 100 })).output;
    expect(items.map(({ data }) => data)).toContainEqual(expect.objectContaining({ id, portal: "json-push" }));
    const { status } = await send("POST", "/v1/webhooks", {
      body: {
        url: "https://hooks.example.com/1",
        events: ["property.published", "property.unpublished"],
        dialect: "orkasa",
      },
    });
    expect(status).toBe(201);
  });

  it("shows its health in the metrics", async () => {
    portal.decides("rejected");
    const id = await listing();
    await publish(id, ["json-push"]);
    await settled(id, "rejected");
    await using another = await startServer({ database: fresh.database });
    const text = await (await fetch(`${another.url}/metrics`)).text();
    expect(text).toMatch(/^orrery_publications\{portal="json-push",status="rejected"\} [1-9]/m);
    expect(text).toMatch(/^orrery_publications_queue_age_seconds [\d.e-]+$/m);
  });
});

it("a portal that is slow or down delays nobody else's listings, and has them in the end", async () => {
  const [slow, quick] = [await listing(), await listing()];
  const held = Promise.withResolvers<void>();
  let refusals = 2;
  portal.misbehaves(async ({ path }, response) => {
    if (path !== `/listings/${slow}`) return false;
    if (refusals > 0) {
      refusals -= 1;
      response.writeHead(503, { "retry-after": "1" }).end("<html>down</html>");
      return true;
    }
    await held.promise;
    return false;
  });
  await publish(slow, ["json-push"]);
  await publish(quick, ["json-push"]);
  await settled(quick, "published");
  const [publication] = (await send("GET", `/v1/publications?property_id=${slow}`)).body.data as Body[];
  await vi.waitFor(async () => {
    const { body } = await send("GET", `/v1/publications/${publication?.id}`);
    expect(body).toMatchObject({ status: "queued", last_error: "The portal has failed (503)." });
  }, SOON);
  expect((await send("POST", `/v1/publications/${publication?.id}/retry`)).status).toBe(202);
  held.resolve();
  await settled(slow, "published");
});

it("a brokerage whose portal does not answer at all leaves room for the others", async () => {
  const held = Promise.withResolvers<void>();
  const slow = new Set<string>();
  portal.misbehaves(async ({ path }) => {
    if (slow.has(path)) await held.promise;
    return false;
  });
  const ids = [];
  for (let n = 0; n < 14; n += 1) ids.push(await listing());
  for (const id of ids) {
    slow.add(`/listings/${id}`);
    await publish(id, ["json-push"]);
  }
  const other = await createWorld({ database: fresh.database });
  const { id } = await other.run(createProperty, { status: "active" });
  await other.run(uploadImage, { propertyId: id });
  await publish(id, ["json-push"], await other.key());
  await vi.waitFor(() => expect(portal.listings.has(id)).toBe(true), { timeout: 6_000, interval: 50 });
  expect(ids.some((one) => portal.listings.has(one))).toBe(false);
  held.resolve();
  for (const one of ids) await settled(one, "published");
});

it("of many changes by two processes nothing older is sent after something newer, and nothing twice at once", async () => {
  const id = await listing();
  let open = 0;
  let most = 0;
  portal.misbehaves(async ({ path }, response) => {
    if (path !== `/listings/${id}`) return false;
    open += 1;
    most = Math.max(most, open);
    response.once("close", () => {
      open -= 1;
    });
    await new Promise((resolve) => setTimeout(resolve, 300));
    return false;
  });
  await publish(id, ["json-push"]);
  const [publication] = (await send("GET", `/v1/publications?property_id=${id}`)).body.data as Body[];
  for (let price = 1; price <= 12; price += 1) {
    await world.invoke(updateProperty, { id, price });
    await send("POST", `/v1/publications/${publication?.id}/retry`);
  }
  await vi.waitFor(() => expect(callsOf(id).at(-1)?.body?.listing).toMatchObject({ price: 12 }), SOON);
  await vi.waitFor(async () => {
    const { body } = await send("GET", `/v1/publications/${publication?.id}`);
    expect(body).toMatchObject({ status: "published", up_to_date: true });
  }, SOON);
  expect(most).toBe(1);
  const revisions = callsOf(id).flatMap(({ body }) => body?.revision ?? []);
  expect(revisions).toEqual(revisions.toSorted((a, b) => a - b));
});
