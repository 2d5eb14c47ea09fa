import { carryOutPublication, createProperty, uploadImage } from "@orrery/domain";
import type { Kernel } from "@orrery/operation";
import { startFakePortal, testKernel, testPortals } from "@orrery/testkit";
import { beforeEach, expect, it } from "vitest";
import { asBrowser, PORTAL, type PortalScene, portalScene } from "./portals.ts";

/** A scene that ends with its test. */
let scene: PortalScene;
beforeEach(async () => {
  scene = await portalScene();
  return () => scene[Symbol.asyncDispose]();
});

const statusOf = async () => (await scene.send("GET", `/v1/integrations/${PORTAL}`)).body;
const isDown = () => scene.portal.misbehave("/token", (request) => request.destroy());

/** Has the portal's access end now, as an hour would. */
async function end(): Promise<void> {
  const ended = { accessExpiresAt: new Date(), renewAt: new Date() };
  const { database, organizationId } = scene.world;
  await database.system.integration.updateMany({ where: { organizationId }, data: ended });
}

async function publish() {
  const { id } = await scene.world.run(createProperty, { status: "active" });
  await scene.world.run(uploadImage, { propertyId: id });
  return scene.send("POST", `/v1/properties/${id}/publish`, { portals: [PORTAL] });
}

/** A listing on its way through the scene's connection. @returns what tries to send it, now, and gives its last error */
async function underWay(): Promise<() => Promise<string | null>> {
  const { world, server } = scene;
  const [{ id }] = (await publish()).body.publications as [{ id: string }];
  const kernel: Kernel = testKernel(world.database, undefined, {
    ...testPortals(world.database, () => kernel, server.connections),
  });
  const { publication } = world.database.system;
  return async () => {
    await publication.update({ where: { id }, data: { dueAt: new Date(0) } });
    await world.invoke(carryOutPublication, { id }, { kernel });
    return (await publication.findUniqueOrThrow({ where: { id } })).lastError;
  };
}

it("what is published while the portal gives no access is queued", async () => {
  await scene.connected();
  isDown();
  await end();
  const { status, body } = await publish();
  expect([status, body]).toMatchObject([202, { publications: [{ portal: PORTAL, status: "queued" }] }]);
});

it("that a portal gives no access is said in the same words each time", async () => {
  await scene.connected();
  const attempt = await underWay();
  isDown();
  await end();
  for (let times = 0; times < 3; times += 1) {
    expect(await attempt()).toBe("No access to the portal could be had: The provider did not answer.");
  }
  expect(await statusOf()).toMatchObject({ last_error: "The provider did not answer." });
});

it("a portal that refuses a new token, too, is not asked for one after the other: the connection is in error meanwhile", async () => {
  await using portal = await startFakePortal({ takes: async () => false });
  await asBrowser(await scene.agreed({ api_url: portal.url }));
  const attempt = await underWay();
  const asked = scene.portal.tokenRequests.length;
  for (let times = 0; times < 3; times += 1) expect(await attempt()).toContain("(401), also with a new token");
  expect([scene.portal.tokenRequests.length - asked, portal.calls.length]).toEqual([1, 2]);
  expect(await statusOf()).toMatchObject({ status: "error", last_error: expect.stringContaining("(401)") });
});
