import type { Kernel } from "@orrery/operation";
import { createWorld, type FakePortal, startFakePortal, type TestWorld } from "@orrery/testkit";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createProperty } from "../property/create-property.ts";
import { getProperty } from "../property/get-property.ts";
import { updateProperty } from "../property/update-property.ts";
import { carryOutPublication } from "./carry-out.ts";
import { PUBLICATION_BUSY } from "./publication.ts";
import { publishProperty } from "./publish-property.ts";
import { reportPublication } from "./report-publication.ts";
import { retryPublication } from "./retry-publication.ts";
import {
  carriedOut,
  connectedKernel,
  PORTAL_EVENTS,
  publishable,
  published,
  storedPublication,
  typesOf,
} from "./testing.ts";
import { unpublishProperty } from "./unpublish-property.ts";

let world: TestWorld;
let portal: FakePortal;
let kernel: Kernel;
beforeAll(async () => {
  world = await createWorld();
  portal = await startFakePortal();
  kernel = connectedKernel(world, portal);
});
afterAll(() => portal[Symbol.asyncDispose]());
beforeEach(() => {
  portal.decides("accepted");
  portal.misbehaves(undefined);
});

const callsOf = (id: string) => portal.calls.filter(({ path }) => path === `/listings/${id}`);
const invoke: TestWorld["invoke"] = (operation, input) => world.invoke(operation, input, { kernel });

describe("a publication", () => {
  it("is sent, and published once the portal has accepted it: with its id, its address and one event", async () => {
    const id = await publishable(world);
    const publication = await published(world, kernel, id);
    expect(await storedPublication(world, publication)).toMatchObject({ status: "queued", listed: false });
    expect(await carriedOut(world, kernel, publication)).toBe(true);
    const [put, ...others] = callsOf(id);
    expect(others).toEqual([]);
    expect(put).toMatchObject({
      method: "PUT",
      headers: { "idempotency-key": `${id}-1`, authorization: expect.stringMatching(/^Bearer token-/) },
      body: { revision: 1, options: {}, listing: { id, price: 750_000, address: { city: "Miami" } } },
    });
    const { publications, version } = (await invoke(getProperty, { id })).output;
    expect(publications).toEqual([
      {
        id: publication,
        portal: "json-push",
        status: "published",
        url: `https://portal.example.com/${id}`,
        publishedAt: expect.any(String),
        externalId: `P-${id.slice(-6)}`,
        sandbox: false,
      },
    ]);
    const events = (await world.events()).filter(({ resourceId }) => resourceId === id);
    expect(events.at(-1)).toMatchObject({
      type: "property.published",
      resourceVersion: version,
      data: { id, version, portal: "json-push", publications },
    });
    expect(portal.connections.noted[0]).toBe("succeeded");
  });

  it("is sent anew with a change, once for many, without another event; and not where nothing of it has changed", async () => {
    const id = await publishable(world);
    const publication = await published(world, kernel, id);
    await carriedOut(world, kernel, publication);
    for (const price of [1, 2, 3]) await world.invoke(updateProperty, { id, price });
    await carriedOut(world, kernel, publication);
    expect(callsOf(id).map(({ body }) => [body?.revision, body?.listing.price])).toEqual([
      [1, 750_000],
      [4, 3],
    ]);
    // Back and forth: what the portal would get is what it has.
    await world.invoke(updateProperty, { id, price: 4 });
    await world.invoke(updateProperty, { id, price: 3 });
    await carriedOut(world, kernel, publication);
    expect(callsOf(id)).toHaveLength(2);
    expect(await storedPublication(world, publication)).toMatchObject({ revision: 6, sentRevision: 6, listed: true });
    expect(await typesOf(world, id, PORTAL_EVENTS)).toEqual(["property.published"]);
  });

  it("is withdrawn where the property is sold, and where it is unpublished, each with one event", async () => {
    for (const take of [
      (id: string) => invoke(updateProperty, { id, status: "sold" }),
      (id: string) => invoke(unpublishProperty, { id, portal: "json-push" }),
    ]) {
      const id = await publishable(world);
      const publication = await published(world, kernel, id);
      await carriedOut(world, kernel, publication);
      await take(id);
      expect(await storedPublication(world, publication)).toMatchObject({ status: "withdrawing", listed: true });
      await carriedOut(world, kernel, publication);
      expect(await storedPublication(world, publication)).toMatchObject({
        status: "withdrawn",
        listed: false,
        dueAt: null,
      });
      expect(callsOf(id).map(({ method }) => method)).toEqual(["PUT", "DELETE"]);
      expect(await typesOf(world, id, PORTAL_EVENTS)).toEqual(PORTAL_EVENTS);
    }
  });

  it("that was never sent is withdrawn at once, and nobody is told", async () => {
    const id = await publishable(world);
    const publication = await published(world, kernel, id);
    expect((await invoke(unpublishProperty, { id, portal: "json-push" })).output.status).toBe("withdrawn");
    expect(await carriedOut(world, kernel, publication)).toBe(false);
    expect(callsOf(id)).toEqual([]);
    expect(await typesOf(world, id, PORTAL_EVENTS)).toEqual([]);
  });

  it("succeeds where its token ends midway: with another one, in the same attempt", async () => {
    const id = await publishable(world);
    const publication = await published(world, kernel, id);
    portal.connections.revoke();
    await carriedOut(world, kernel, publication);
    expect(await storedPublication(world, publication)).toMatchObject({ status: "published", attempts: 0 });
    const used = callsOf(id).map(({ headers }) => headers.authorization);
    expect(new Set(used).size).toBe(2);
  });

  it("waits and is tried again where the portal fails, as long as that asks for, and says why", async () => {
    const id = await publishable(world);
    const publication = await published(world, kernel, id);
    portal.misbehaves((_call, response) => {
      response.writeHead(503, { "retry-after": "3600" }).end();
      return true;
    });
    await carriedOut(world, kernel, publication);
    const stored = await storedPublication(world, publication);
    expect(stored).toMatchObject({ status: "queued", attempts: 1, lastError: "The portal has failed (503)." });
    expect(Number(stored.dueAt) - Date.now()).toBeGreaterThan(3_500_000);
    portal.misbehaves(undefined);
    await invoke(retryPublication, { id: publication });
    expect(await carriedOut(world, kernel, publication)).toBe(true);
    expect(await storedPublication(world, publication)).toMatchObject({
      status: "published",
      attempts: 0,
      lastError: null,
    });
  });

  it("is given up after its last attempt, and goes on where somebody tries again or the listing changes", async () => {
    for (const again of [
      (_id: string, publication: string) => invoke(retryPublication, { id: publication }),
      (id: string) => invoke(updateProperty, { id, price: 5 }),
    ]) {
      const id = await publishable(world);
      const publication = await published(world, kernel, id);
      await world.database.system.publication.update({ where: { id: publication }, data: { attempts: 19 } });
      portal.misbehaves((_call, response) => {
        response.end("<html>");
        return true;
      });
      await carriedOut(world, kernel, publication);
      expect(await storedPublication(world, publication)).toMatchObject({
        status: "failed",
        dueAt: null,
        lastError: "The portal's answer is no JSON (no type).",
      });
      portal.misbehaves(undefined);
      await again(id, publication);
      await carriedOut(world, kernel, publication);
      expect(await storedPublication(world, publication)).toMatchObject({ status: "published" });
    }
  });

  it("is rejected with the portal's reasons, and sent again once the listing has changed", async () => {
    const id = await publishable(world);
    const publication = await published(world, kernel, id);
    portal.decides("rejected");
    await carriedOut(world, kernel, publication);
    expect(await storedPublication(world, publication)).toMatchObject({
      status: "rejected",
      reasons: ["The photos are too dark."],
    });
    portal.decides("accepted");
    await invoke(updateProperty, { id, description: "Brighter photographs of it were taken." });
    await carriedOut(world, kernel, publication);
    expect(await storedPublication(world, publication)).toMatchObject({ status: "published", reasons: [] });
  });

  it("that the portal has not decided on is asked after; what it removes by itself is found out, once", async () => {
    const id = await publishable(world);
    const publication = await published(world, kernel, id);
    portal.decides("pending");
    await carriedOut(world, kernel, publication);
    expect(await storedPublication(world, publication)).toMatchObject({ status: "publishing", listed: false });
    expect(await typesOf(world, id, PORTAL_EVENTS)).toEqual([]);
    portal.turns(id, "accepted");
    await carriedOut(world, kernel, publication);
    expect(await typesOf(world, id, PORTAL_EVENTS)).toEqual(["property.published"]);
    portal.turns(id, "removed");
    await carriedOut(world, kernel, publication);
    expect(await storedPublication(world, publication)).toMatchObject({
      status: "removed",
      listed: false,
      dueAt: null,
    });
    expect(callsOf(id).map(({ method }) => method)).toEqual(["PUT", "GET", "GET"]);
    const answer = { kind: "removed", reasons: [] };
    await invoke(reportPublication, { portal: "json-push", propertyId: id, answer });
    expect(await typesOf(world, id, PORTAL_EVENTS)).toEqual(PORTAL_EVENTS);
    await expect(invoke(retryPublication, { id: publication })).rejects.toThrow("Nothing of this publication");
    portal.decides("accepted");
    await published(world, kernel, id);
    await carriedOut(world, kernel, publication);
    expect(await storedPublication(world, publication)).toMatchObject({ status: "published" });
  });

  it("keeps what is on the portal where a change makes it unfit, and says what is wrong", async () => {
    const id = await publishable(world);
    const publication = await published(world, kernel, id);
    await carriedOut(world, kernel, publication);
    await invoke(updateProperty, { id, description: "Too short." });
    await carriedOut(world, kernel, publication);
    expect(await storedPublication(world, publication)).toMatchObject({
      status: "failed",
      listed: true,
      lastError: "description: This must be at least 20 characters long; it has 10.",
    });
    expect(callsOf(id)).toHaveLength(1);
  });
});

describe("of several that are at one publication", () => {
  it("one sends it, and the others find it taken", async () => {
    const id = await publishable(world);
    const publication = await published(world, kernel, id);
    const reached = Promise.withResolvers<void>();
    const released = Promise.withResolvers<void>();
    portal.misbehaves(async () => {
      reached.resolve();
      await released.promise;
      return false;
    });
    const first = invoke(carryOutPublication, { id: publication });
    await reached.promise;
    await expect(invoke(carryOutPublication, { id: publication })).rejects.toMatchObject({
      reason: PUBLICATION_BUSY.name,
    });
    // What changes meanwhile is sent after it, and never before.
    await world.invoke(updateProperty, { id, price: 9 });
    released.resolve();
    await first;
    expect(await storedPublication(world, publication)).toMatchObject({ sentRevision: 1, revision: 2 });
    portal.misbehaves(undefined);
    await carriedOut(world, kernel, publication);
    expect(callsOf(id).map(({ body }) => body?.listing.price)).toEqual([750_000, 9]);
  });

  it("one that was overtaken settles nothing", async () => {
    const id = await publishable(world);
    const publication = await published(world, kernel, id);
    portal.misbehaves(async () => {
      // As if this process had stood still until another had taken over.
      await world.database.system.publication.update({
        where: { id: publication },
        data: { claim: "01970000-0000-7000-8000-000000000009" },
      });
      return false;
    });
    await carriedOut(world, kernel, publication);
    expect(await storedPublication(world, publication)).toMatchObject({ status: "queued", sentRevision: null });
    expect(await typesOf(world, id, PORTAL_EVENTS)).toEqual([]);
  });

  it("what is sold while it is sent is withdrawn next", async () => {
    const id = await publishable(world);
    const publication = await published(world, kernel, id);
    portal.misbehaves(async ({ method }) => {
      if (method === "PUT") await world.invoke(updateProperty, { id, status: "sold" });
      return false;
    });
    await carriedOut(world, kernel, publication);
    await carriedOut(world, kernel, publication);
    expect(callsOf(id).map(({ method }) => method)).toEqual(["PUT", "DELETE"]);
    expect(await storedPublication(world, publication)).toMatchObject({ status: "withdrawn", listed: false });
    expect(await typesOf(world, id, PORTAL_EVENTS)).toEqual(PORTAL_EVENTS);
  });
});

it("test keys publish in a sandbox, which takes everything and says so", async () => {
  const principal = { ...world.principal, organizationId: world.testOrganizationId, mode: "test" as const };
  const as = { principal, kernel };
  const { output: created } = await world.invoke(
    createProperty,
    {
      title: "Plot 1",
      status: "active",
      operation: "sale",
      type: "land",
      price: 1,
      address: { city: "A", region: "B", country: "US" },
    },
    as,
  );
  const before = portal.calls.length;
  const { output } = await world.invoke(publishProperty, { id: created.id, portals: ["reso"] }, as);
  const [publication] = output.publications;
  expect(publication).toMatchObject({ sandbox: true, status: "queued" });
  await world.invoke(carryOutPublication, { id: publication?.id }, as);
  const { publications } = (await world.invoke(getProperty, { id: created.id }, as)).output;
  expect(publications).toMatchObject([{ sandbox: true, status: "published", externalId: `sandbox-${created.id}` }]);
  expect(portal.calls).toHaveLength(before);
});
