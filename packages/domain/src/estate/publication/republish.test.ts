import { createWorld, type TestWorld } from "@orrery/testkit";
import { beforeAll, describe, expect, it } from "vitest";
import { createEstateAgent } from "../estate-agent/create-estate-agent.ts";
import { applyBatch } from "../import/apply-batch.ts";
import { beginImport } from "../import/begin-import.ts";
import { createProperty } from "../property/create-property.ts";
import { getProperty } from "../property/get-property.ts";
import { updateProperty } from "../property/update-property.ts";
import { uploadImage } from "../property-image/upload-image.ts";
import { publishProperty } from "./publish-property.ts";
import { publishable } from "./testing.ts";

let world: TestWorld;
beforeAll(async () => {
  world = await createWorld();
});

const publish = (id: string, portals: readonly string[] = ["json-push"]) =>
  world.invoke(publishProperty, { id, portals });

const stored = (propertyId: string, portal = "json-push") =>
  world.database.system.publication.findFirstOrThrow({ where: { propertyId, portal } });

/** As a portal would leave it that has accepted it. */
async function asPublished(propertyId: string) {
  const data = { status: "published", listed: true, sentRevision: 1, sentAt: new Date(), dueAt: null, jobAt: null };
  await world.database.system.publication.updateMany({ where: { propertyId }, data });
}

async function jobsOf(propertyId: string): Promise<number> {
  const { id } = await stored(propertyId);
  const [row] = await world.database.sql<{ count: number }>(
    `SELECT count(*)::int4 AS "count" FROM "pgboss"."job" WHERE "name" = 'publications.carryOut' AND "data"->>'publicationId' = $1`,
    [id],
  );
  return row?.count ?? 0;
}

describe("a published listing", () => {
  it("is to be sent anew with each change of what portals get, by one job for all that come quickly", async () => {
    const id = await publishable(world);
    await publish(id);
    expect(await jobsOf(id)).toBe(1);
    await asPublished(id);
    const agent = await world.run(createEstateAgent);
    for (const change of [{ price: 1 }, { features: ["pool"] }, { address: { line2: "2" } }, { agentId: agent.id }]) {
      await world.invoke(updateProperty, { id, ...change });
    }
    await world.run(uploadImage, { propertyId: id });
    const { images } = (await world.invoke(getProperty, { id })).output;
    await world.invoke(updateProperty, { id, images: images.toReversed().map((image) => ({ id: image.id })) });
    await world.invoke(updateProperty, { id, images: images.map((image) => ({ id: image.id, caption: "Front" })) });
    await world.invoke(updateProperty, { id, images: [] });
    const { revision, dueAt, status } = await stored(id);
    expect(revision).toBeGreaterThanOrEqual(9);
    expect(status).toBe("published");
    expect(Number(dueAt) - Date.now()).toBeLessThan(2_500);
    expect(await jobsOf(id)).toBe(2);
  });

  it("is other on portals once its agent has another name", async () => {
    const agent = await world.run(createEstateAgent);
    const id = await publishable(world, { agentId: agent.id });
    await publish(id, ["reso"]);
    const before = await stored(id, "reso");
    const { system } = world.database;
    await system.estateAgent.update({ where: { id: agent.id }, data: { name: agent.name } });
    expect(await stored(id, "reso")).toMatchObject({ revision: before.revision });
    await system.estateAgent.update({ where: { id: agent.id }, data: { name: "Sarah Miller" } });
    expect(await stored(id, "reso")).toMatchObject({ revision: before.revision + 1, dueAt: null });
  });

  it("is left alone by what portals do not get, by what changes nothing, and by uploads that come to nothing", async () => {
    const id = await publishable(world);
    await publish(id);
    await asPublished(id);
    await world.invoke(updateProperty, { id, price: 750_000 });
    await publish(id, ["kyero"]);
    const content = (async function* () {
      yield Buffer.from("no image");
    })();
    await expect(world.invoke(uploadImage, { propertyId: id, content })).rejects.toThrow();
    expect(await stored(id)).toMatchObject({ revision: 1, dueAt: null });
    expect(await jobsOf(id)).toBe(1);
  });

  it("is sent anew and withdrawn by imports as by anybody", async () => {
    const mapped = (said: object) => ({
      row: 2,
      record: ["1"],
      mapped: {
        key: "1",
        said: {
          ...{ title: "Imported", description: "A house that came from a file.", operation: "sale", type: "house" },
          ...{ price: 100, currency: "USD", status: "active" },
          ...{ "address.line1": "1 Road", "address.city": "Miami", "address.region": "FL", "address.country": "US" },
          ...said,
        },
      },
    });
    const bring = async (said: object) => {
      const { id } = await world.run(beginImport, {});
      await world.invoke(applyBatch, { id, from: 0, rows: [mapped(said)], isLast: true });
    };
    await bring({});
    const { id } = await world.database.system.property.findFirstOrThrow({
      where: { organizationId: world.organizationId, title: "Imported" },
    });
    await world.run(uploadImage, { propertyId: id });
    await publish(id);
    await asPublished(id);
    await bring({});
    expect(await stored(id)).toMatchObject({ revision: 1 });
    await bring({ price: 90 });
    expect(await stored(id)).toMatchObject({ revision: 2, status: "published" });
    expect(await jobsOf(id)).toBe(2);
    await bring({ price: 90, status: "sold" });
    expect(await stored(id)).toMatchObject({ status: "withdrawing", wanted: false });
    expect(await jobsOf(id)).toBe(3);
  });

  it.each(["sold", "rented", "archived", "draft"] as const)(
    "that becomes %s is withdrawn everywhere",
    async (status) => {
      const id = await publishable(world);
      await publish(id, ["json-push", "kyero", "reso"]);
      const data = { status: "published", listed: true };
      await world.database.system.publication.updateMany({ where: { propertyId: id, portal: "kyero" }, data });
      await world.database.system.publication.updateMany({
        where: { propertyId: id, portal: "json-push" },
        data: { sentAt: new Date() },
      });
      await world.invoke(updateProperty, { id, status });
      const after = await Promise.all(["json-push", "kyero", "reso"].map((portal) => stored(id, portal)));
      // What may be there is withdrawn there first; a feed that nobody has read has told nobody.
      expect(after.map((one) => one.status)).toEqual(["withdrawing", "withdrawing", "withdrawn"]);
      expect(after.map((one) => one.dueAt !== null)).toEqual([true, false, false]);
    },
  );

  it("stays where the property is reserved", async () => {
    const id = await publishable(world);
    await publish(id);
    await asPublished(id);
    await world.invoke(updateProperty, { id, status: "reserved" });
    expect(await stored(id)).toMatchObject({ status: "published", revision: 2 });
  });
});

it("a change that is undone sends nothing", async () => {
  const id = await publishable(world);
  await publish(id);
  await asPublished(id);
  const failing = { id, price: 1, agentId: "01970000-0000-7000-8000-000000000009" };
  await expect(world.invoke(updateProperty, failing)).rejects.toThrow();
  expect(await stored(id)).toMatchObject({ revision: 1, dueAt: null });
  expect(await jobsOf(id)).toBe(1);
});

it("another organization's listings are nobody's to publish", async () => {
  const other = await createWorld();
  const { id } = await other.run(createProperty, { status: "active" });
  await expect(publish(id, ["reso"])).rejects.toThrow("No property has this id.");
});
