import type { Kernel } from "@orrery/operation";
import { createWorld, type FakePortal, startFakePortal, type TestWorld } from "@orrery/testkit";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { updateProperty } from "../property/update-property.ts";
import { reportPublication } from "./report-publication.ts";
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
const methodsOf = (id: string) => callsOf(id).map(({ method }) => method);
const invoke: TestWorld["invoke"] = (operation, input) => world.invoke(operation, input, { kernel });
const stored = (publication: string) => storedPublication(world, publication);

/** A listing that the portal shows. */
async function onPortal() {
  const id = await publishable(world);
  const publication = await published(world, kernel, id);
  await carriedOut(world, kernel, publication);
  return { id, publication };
}

/** The portal does what it is asked, and nobody hears of it. */
const losesAnswers = () =>
  portal.misbehaves(({ method }, response) => {
    if (method === "GET") return false;
    response.destroy();
    return true;
  });

describe("after an answer that got lost", () => {
  it("a change that is undone is sent all the same: the portal may have it", async () => {
    const { id, publication } = await onPortal();
    losesAnswers();
    await invoke(updateProperty, { id, price: 9 });
    await carriedOut(world, kernel, publication);
    portal.misbehaves(undefined);
    await invoke(updateProperty, { id, price: 750_000 });
    await carriedOut(world, kernel, publication);
    expect(callsOf(id).map(({ body }) => body?.listing.price)).toEqual([750_000, 9, 750_000]);
    expect(await stored(publication)).toMatchObject({ status: "published", revision: 3, sentRevision: 3 });
  });

  it("what is published anew while it was taken off is sent again: the portal may have it no more", async () => {
    const { id, publication } = await onPortal();
    losesAnswers();
    await invoke(unpublishProperty, { id, portal: "json-push" });
    await carriedOut(world, kernel, publication);
    portal.misbehaves(undefined);
    await published(world, kernel, id);
    await carriedOut(world, kernel, publication);
    expect(methodsOf(id)).toEqual(["PUT", "DELETE", "PUT"]);
  });

  it("a change that is undone is sent, where the process died that had sent it", async () => {
    const { id, publication } = await onPortal();
    await invoke(updateProperty, { id, price: 9 });
    // As a process leaves it that is killed while the portal takes the change.
    await world.database.system.publication.update({
      where: { id: publication },
      data: { claim: "01970000-0000-7000-8000-000000000009", claimedUntil: new Date(0) },
    });
    await invoke(updateProperty, { id, price: 750_000 });
    await carriedOut(world, kernel, publication);
    expect(methodsOf(id)).toEqual(["PUT", "PUT"]);
  });
});

it("failures to ask what has become of it are no failures to send it", async () => {
  const { id, publication } = await onPortal();
  portal.misbehaves((_call, response) => {
    response.writeHead(503).end();
    return true;
  });
  for (let times = 0; times < 21; times += 1) await carriedOut(world, kernel, publication);
  expect(await stored(publication)).toMatchObject({ status: "published", attempts: 21 });
  await invoke(updateProperty, { id, price: 9 });
  await carriedOut(world, kernel, publication);
  expect(await stored(publication)).toMatchObject({ status: "published", attempts: 1 });
});

describe("what a portal calls", () => {
  const report = (id: string, answer: object, revision?: number) =>
    invoke(reportPublication, {
      portal: "json-push",
      propertyId: id,
      answer: { externalId: "P-1", url: null, reasons: [], ...answer },
      ...(revision !== undefined && { revision }),
    });

  it("says nothing of a change that it was never sent", async () => {
    const id = await publishable(world);
    const publication = await published(world, kernel, id);
    losesAnswers();
    await carriedOut(world, kernel, publication);
    portal.misbehaves(undefined);
    await invoke(updateProperty, { id, price: 9 });
    await report(id, { kind: "accepted" });
    expect(await typesOf(world, id, PORTAL_EVENTS)).toEqual(["property.published"]);
    await carriedOut(world, kernel, publication);
    expect(callsOf(id).at(-1)?.body?.listing.price).toBe(9);
  });

  it("twice, that it has removed it, takes nothing back of what was published anew since", async () => {
    for (const revision of [undefined, 1]) {
      const { id, publication } = await onPortal();
      await report(id, { kind: "removed" }, revision);
      await published(world, kernel, id);
      await report(id, { kind: "removed" }, revision);
      expect(await stored(publication)).toMatchObject({ status: "queued", wanted: true });
      await carriedOut(world, kernel, publication);
      expect(await stored(publication)).toMatchObject({ status: "published" });
      expect(await typesOf(world, id, PORTAL_EVENTS)).toEqual([...PORTAL_EVENTS, "property.published"]);
    }
  });

  it("that it shows again what it had removed: it gets what has changed since", async () => {
    const { id, publication } = await onPortal();
    await report(id, { kind: "removed" });
    await invoke(updateProperty, { id, price: 9 });
    await report(id, { kind: "accepted" }, 1);
    expect(await stored(publication)).toMatchObject({ status: "published" });
    await carriedOut(world, kernel, publication);
    expect(callsOf(id).at(-1)?.body?.listing.price).toBe(9);
  });

  it.each(["sold", "unpublished"])("that it shows again what is %s since: it is taken off", async (what) => {
    const { id, publication } = await onPortal();
    await report(id, { kind: "removed" });
    if (what === "sold") await invoke(updateProperty, { id, status: "sold" });
    else await invoke(unpublishProperty, { id, portal: "json-push" });
    expect(await stored(publication)).toMatchObject({ status: "withdrawn" });
    await report(id, { kind: "accepted" });
    expect(await stored(publication)).toMatchObject({ status: "withdrawing", listed: true });
    await carriedOut(world, kernel, publication);
    expect(await stored(publication)).toMatchObject({ status: "withdrawn", listed: false });
    expect(methodsOf(id)).toEqual(["PUT", "DELETE"]);
    expect(await typesOf(world, id, PORTAL_EVENTS)).toEqual([...PORTAL_EVENTS, ...PORTAL_EVENTS]);
  });
});

/** The portal takes nothing, one time too many. */
async function givenUp(publication: string) {
  portal.misbehaves(({ method }, response) => {
    if (method === "GET") return false;
    response.writeHead(400).end();
    return true;
  });
  await world.database.system.publication.update({ where: { id: publication }, data: { attempts: 19 } });
  await carriedOut(world, kernel, publication);
}

describe("what was given up, and is on the portal all the same", () => {
  it("is tried again by whoever takes it off again", async () => {
    const { id, publication } = await onPortal();
    await invoke(unpublishProperty, { id, portal: "json-push" });
    await givenUp(publication);
    expect(await stored(publication)).toMatchObject({ status: "failed", listed: true });
    portal.misbehaves(undefined);
    const { output } = await invoke(unpublishProperty, { id, portal: "json-push" });
    expect(output).toMatchObject({ status: "withdrawing", attempts: 0 });
    await carriedOut(world, kernel, publication);
    expect(await stored(publication)).toMatchObject({ status: "withdrawn", listed: false });
  });

  it.each([
    ["a change", (id: string) => invoke(updateProperty, { id, price: 9 }), "removed"],
    ["a withdrawal", (id: string) => invoke(unpublishProperty, { id, portal: "json-push" }), "withdrawn"],
  ])("is asked after, though it was %s, until the portal has it no more", async (_what, change, ends) => {
    const { id, publication } = await onPortal();
    await change(id);
    await givenUp(publication);
    const { lastError, dueAt } = await stored(publication);
    expect(Number(dueAt) - Date.now()).toBeGreaterThan(3_500_000);
    await carriedOut(world, kernel, publication);
    expect(await stored(publication)).toMatchObject({ status: "failed", listed: true, lastError });
    expect(Number((await stored(publication)).dueAt) - Date.now()).toBeGreaterThan(3_500_000);
    portal.turns(id, "removed");
    await carriedOut(world, kernel, publication);
    expect(await stored(publication)).toMatchObject({ status: ends, listed: false, dueAt: null });
    expect(methodsOf(id).slice(2)).toEqual(["GET", "GET"]);
    expect(await typesOf(world, id, PORTAL_EVENTS)).toEqual(PORTAL_EVENTS);
  });

  it("keeps saying why, where a change made it unfit", async () => {
    const { id, publication } = await onPortal();
    await invoke(updateProperty, { id, description: "Too short." });
    await carriedOut(world, kernel, publication);
    portal.misbehaves((_call, response) => {
      response.writeHead(503).end();
      return true;
    });
    await carriedOut(world, kernel, publication);
    const lastError = "description: This must be at least 20 characters long; it has 10.";
    expect(await stored(publication)).toMatchObject({ status: "failed", listed: true, lastError });
    portal.misbehaves(undefined);
    portal.turns(id, "removed");
    await carriedOut(world, kernel, publication);
    expect(await stored(publication)).toMatchObject({ status: "removed", listed: false });
  });
});

it("a portal that asks for a pause is left alone by changes and withdrawals, too", async () => {
  const { id, publication } = await onPortal();
  portal.misbehaves((_call, response) => {
    response.writeHead(429, { "retry-after": "600" }).end();
    return true;
  });
  await invoke(updateProperty, { id, price: 9 });
  await carriedOut(world, kernel, publication);
  const leftMs = async () => Number((await stored(publication)).dueAt) - Date.now();
  await invoke(updateProperty, { id, price: 10 });
  expect(await leftMs()).toBeGreaterThan(590_000);
  await invoke(updateProperty, { id, status: "sold" });
  expect(await leftMs()).toBeGreaterThan(590_000);
  // Until it has answered.
  await invoke(updateProperty, { id, status: "active" });
  await published(world, kernel, id);
  portal.misbehaves(undefined);
  await carriedOut(world, kernel, publication);
  await invoke(updateProperty, { id, price: 11 });
  expect(await leftMs()).toBeLessThan(3_000);
});
