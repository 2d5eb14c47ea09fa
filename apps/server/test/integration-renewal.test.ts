import { setTimeout as pause } from "node:timers/promises";
import { openPostgres } from "@orrery/db";
import { PortalUnavailable } from "@orrery/domain";
import { freshDatabase, startServer, usesPostgres } from "@orrery/testkit";
import { beforeEach, describe, expect, it } from "vitest";
import { PORTAL, type PortalScene, portalScene } from "./portals.ts";

/** A scene that ends with its test. */
let scene: PortalScene;
beforeEach(async () => {
  scene = await portalScene();
  await scene.connected();
  return () => scene[Symbol.asyncDispose]();
});

const rowOf = ({ world }: PortalScene) =>
  world.database.system.integration.findFirstOrThrow({ where: { organizationId: world.organizationId } });
const accessOf = ({ server, world }: PortalScene) => server.connections.accessOf(world.organizationId, PORTAL);
const refreshes = ({ portal }: PortalScene) =>
  portal.tokenRequests.filter(({ grantType }) => grantType === "refresh_token").length;
const eventsOf = async ({ world }: PortalScene) => (await world.events()).map(({ type }) => type);
const statusOf = async (of: PortalScene) => (await of.send("GET", `/v1/integrations/${PORTAL}`)).body;

/** Has its access end now, as an hour would. */
async function end(of: PortalScene): Promise<void> {
  const ended = { accessExpiresAt: new Date(), renewAt: new Date(), renewAfter: null };
  await of.world.database.system.integration.updateMany({
    where: { organizationId: of.world.organizationId },
    data: ended,
  });
}

describe("a portal's access", () => {
  it("is renewed once it has ended, by a refresh token that is new each time", async () => {
    const first = await accessOf(scene);
    expect(await accessOf(scene)).toEqual(first);
    for (const round of [1, 2]) {
      await end(scene);
      const next = await accessOf(scene);
      expect(next?.accessToken).not.toBe(first?.accessToken);
      expect(await scene.portal.isActive(next?.accessToken ?? "")).toBe(true);
      expect(refreshes(scene)).toBe(round);
    }
    const used = scene.portal.tokenRequests.flatMap(({ body }) => body.get("refresh_token") ?? []);
    expect(new Set(used).size).toBe(2);
    expect(await statusOf(scene)).toMatchObject({ status: "connected", last_error: null });
    expect(await eventsOf(scene)).toEqual(["integration.connected"]);
  });

  it("is got anew by client credentials, where no person agreed to it", async () => {
    const connected = await scene.send("POST", `/v1/integrations/${PORTAL}/connect`, {
      ...scene.client,
      scopes: ["listings:write"],
    });
    expect(connected.status).toBe(200);
    const first = await accessOf(scene);
    await end(scene);
    const next = await accessOf(scene);
    expect([next?.accessToken === first?.accessToken, refreshes(scene)]).toEqual([false, 0]);
    expect(await scene.portal.isActive(next?.accessToken ?? "")).toBe(true);
  });

  it("is another after the portal has refused it, and the same where it was one before", async () => {
    const { organizationId } = scene.world;
    const first = (await accessOf(scene))?.accessToken ?? "";
    await scene.server.connections.refused(organizationId, PORTAL, first);
    const second = (await accessOf(scene))?.accessToken ?? "";
    expect([second === first, refreshes(scene)]).toEqual([false, 1]);
    await scene.server.connections.refused(organizationId, PORTAL, first);
    expect([(await accessOf(scene))?.accessToken, refreshes(scene)]).toEqual([second, 1]);
  });

  it("is renewed before it ends, with nobody asking", async () => {
    await scene.world.database.system.integration.updateMany({
      where: { organizationId: scene.world.organizationId },
      data: { renewAt: new Date() },
    });
    const before = await rowOf(scene);
    await scene.server.connections.renewDue();
    const after = await rowOf(scene);
    expect(refreshes(scene)).toBe(1);
    expect(Number(after.renewAt)).toBeGreaterThan(Date.now() + 3_000_000);
    expect(after.version).toBe(before.version + 1);
  });

  it("is that of its whole life, where it lives for less than a minute", async () => {
    await using brief = await portalScene({ accessTokenSeconds: 20 });
    await brief.connected();
    const first = await accessOf(brief);
    expect([await accessOf(brief), refreshes(brief)]).toEqual([first, 0]);
    const { accessExpiresAt, renewAt } = await rowOf(brief);
    expect(Number(accessExpiresAt) - Number(renewAt)).toBe(10_000);
  });
});

describe("of many that ask at once", () => {
  it("in two processes, one renews, and all get what it got", async () => {
    // On PostgreSQL the second one has connections of its own, as a process would.
    await using stack = new AsyncDisposableStack();
    const fresh = stack.use(await freshDatabase());
    const pair = stack.use(
      await portalScene({ serving: { database: fresh.database }, world: { database: fresh.database } }),
    );
    const database =
      fresh.url === undefined ? fresh.database : stack.adopt(await openPostgres(fresh.url), (opened) => opened.close());
    const other = stack.use(await startServer({ database }));
    await pair.connected();
    await end(pair);
    const { organizationId } = pair.world;
    const asked = [pair.server, other].flatMap(({ connections }) =>
      Array.from({ length: 10 }, () => connections.accessOf(organizationId, PORTAL)),
    );
    const tokens = new Set((await Promise.all(asked)).map((access) => access?.accessToken));
    expect([tokens.size, refreshes(pair)]).toEqual([1, 1]);
    expect(await pair.portal.isActive([...tokens][0] ?? "")).toBe(true);
  });

  it("all wait for a portal that is slow", async () => {
    await using other = await startServer({ database: scene.world.database });
    await end(scene);
    const release = Promise.withResolvers<void>();
    const arrived = Promise.withResolvers<void>();
    scene.portal.misbehave("/token", (request, response, answer) => {
      arrived.resolve();
      void release.promise.then(() => answer(request, response));
    });
    const first = accessOf(scene);
    await arrived.promise;
    const second = other.connections.accessOf(scene.world.organizationId, PORTAL);
    release.resolve();
    expect(await second).toEqual(await first);
    expect(refreshes(scene)).toBe(1);
  });
});

describe("a renewal that does not work", () => {
  it("because the portal takes the refresh token no more needs a person, who is told once", async () => {
    await scene.portal.forget();
    await end(scene);
    expect(await accessOf(scene)).toBeUndefined();
    expect(await accessOf(scene)).toBeUndefined();
    await scene.server.connections.renewDue();
    expect(refreshes(scene)).toBe(1);
    expect(await statusOf(scene)).toMatchObject({
      status: "error",
      last_error: expect.stringMatching(/^The provider answered invalid_grant: .*\. Connect it again\.$/),
    });
    expect(await eventsOf(scene)).toEqual(["integration.connected", "integration.error"]);
    await scene.connected();
    expect(await statusOf(scene)).toMatchObject({ status: "connected", last_error: null });
    expect(await accessOf(scene)).toBeDefined();
  });

  it("because its answer got lost after the portal had rotated needs a person, too", async () => {
    // The portal has answered; nobody here has heard it.
    scene.portal.misbehave("/token", (request, response, answer) => {
      const socket = response.socket;
      response.end = () => {
        socket?.destroy();
        return response;
      };
      response.write = () => true;
      answer(request, response);
    });
    await end(scene);
    await expect(accessOf(scene)).rejects.toThrow(PortalUnavailable);
    scene.portal.misbehave("/token", undefined);
    await end(scene);
    expect(await accessOf(scene)).toBeUndefined();
    expect(await statusOf(scene)).toMatchObject({ status: "error" });
    expect((await eventsOf(scene)).filter((type) => type === "integration.error")).toHaveLength(1);
  });

  it("because the portal is down is tried again later, further and further apart, and tells so meanwhile", async () => {
    scene.portal.misbehave("/token", (request) => request.destroy());
    await end(scene);
    await expect(accessOf(scene)).rejects.toThrow("The provider did not answer.");
    const first = await rowOf(scene);
    expect([first.status, first.failures]).toEqual(["connected", 1]);
    expect(Number(first.renewAfter) - Date.now()).toBeGreaterThan(5_000);
    // Nobody asks the portal before then.
    const asked = scene.portal.tokenRequests.length;
    await expect(accessOf(scene)).rejects.toThrow(PortalUnavailable);
    expect(scene.portal.tokenRequests.length).toBe(asked);
    expect(await statusOf(scene)).toMatchObject({ status: "error", last_error: "The provider did not answer." });
    await end(scene);
    await expect(accessOf(scene)).rejects.toThrow(PortalUnavailable);
    const second = await rowOf(scene);
    expect(Number(second.renewAfter) - Date.now()).toBeGreaterThan(12_000);
    scene.portal.misbehave("/token", undefined);
    await end(scene);
    expect(await accessOf(scene)).toBeDefined();
    expect(await statusOf(scene)).toMatchObject({ status: "connected", last_error: null });
    expect(await eventsOf(scene)).toEqual(["integration.connected"]);
  });

  it("leaves a token that is still good in use, and says that it is expiring", async () => {
    scene.portal.misbehave("/token", (_request, response) => response.end("<html>"));
    const soon = { accessExpiresAt: new Date(Date.now() + 299_000), renewAt: new Date(Date.now() - 1_000) };
    await scene.world.database.system.integration.updateMany({
      where: { organizationId: scene.world.organizationId },
      data: soon,
    });
    await scene.server.connections.renewDue();
    expect(await statusOf(scene)).toMatchObject({ status: "expiring" });
    expect(await accessOf(scene)).toBeDefined();
  });

  it("because nothing was given to renew it by needs a person once it has ended", async () => {
    const { system } = scene.world.database;
    const where = { organizationId: scene.world.organizationId };
    await system.integration.updateMany({ where, data: { isRenewable: false } });
    await end(scene);
    await scene.server.connections.renewDue();
    expect(await statusOf(scene)).toMatchObject({ status: "error", last_error: expect.stringContaining("has ended") });
    expect(await accessOf(scene)).toBeUndefined();
    expect(refreshes(scene)).toBe(0);
    expect(await eventsOf(scene)).toEqual(["integration.connected", "integration.error"]);
  });

  it("because its process died is taken over once its claim has ended", async () => {
    const { system } = scene.world.database;
    const where = { organizationId: scene.world.organizationId };
    await end(scene);
    const claim = (leaseUntil: Date) =>
      system.integration.updateMany({ where, data: { leaseId: crypto.randomUUID(), leaseUntil } });
    await claim(new Date(Date.now() + 30_000));
    await scene.server.connections.renewDue();
    expect(refreshes(scene)).toBe(0);
    await claim(new Date(Date.now() - 1));
    expect(await accessOf(scene)).toBeDefined();
    expect(refreshes(scene)).toBe(1);
  });
});

it("disconnects nothing that is being renewed at this moment, and stores nothing of what was disconnected since", async () => {
  await end(scene);
  const arrived = Promise.withResolvers<void>();
  const release = Promise.withResolvers<void>();
  scene.portal.misbehave("/token", (request, response, answer) => {
    arrived.resolve();
    void release.promise.then(() => answer(request, response));
  });
  const access = accessOf(scene);
  await arrived.promise;
  const busy = await scene.send("DELETE", `/v1/integrations/${PORTAL}`);
  expect([busy.status, busy.body.error?.details]).toMatchObject([409, { reason: "INTEGRATION_BUSY" }]);
  await scene.world.database.system.integration.deleteMany({ where: { organizationId: scene.world.organizationId } });
  release.resolve();
  expect(await access).toBeUndefined();
});

it.runIf(usesPostgres)(
  "takes back the tokens that there are, where they were renewed in the moment before",
  async () => {
    const { integration } = scene.world.database.system;
    const connect = () =>
      scene.send("POST", `/v1/integrations/${PORTAL}/connect`, { ...scene.client, scopes: ["listings:write"] });
    await connect();
    const before = await rowOf(scene);
    await connect();
    const { id, secrets } = await rowOf(scene);
    const { accessToken = "" } = (await accessOf(scene)) ?? {};
    await integration.update({ where: { id }, data: { secrets: before.secrets } });
    // A renewal that ends while somebody disconnects: its row is locked until its commit.
    const disconnected = await scene.world.database.store.transaction(scene.world.principal, async ({ access }) => {
      await access.db.integration.update({ where: { id }, data: { secrets }, select: { id: true } });
      const answer = scene.send("DELETE", `/v1/integrations/${PORTAL}`);
      await pause(1_000);
      return { answer };
    });
    expect((await disconnected.answer).body).toMatchObject({ status: "not_connected", revoked: true });
    expect(await scene.portal.isActive(accessToken)).toBe(false);
  },
);

it("shows what publishing notes of it", async () => {
  const { connections } = scene.server;
  const { organizationId } = scene.world;
  await connections.note(organizationId, PORTAL, { error: "The portal answered 500." });
  expect(await statusOf(scene)).toMatchObject({ last_error: "The portal answered 500.", status: "connected" });
  const before = String((await statusOf(scene)).last_success_at);
  await connections.note(organizationId, PORTAL, "succeeded");
  const after = await statusOf(scene);
  expect(Date.parse(String(after.last_success_at))).toBeGreaterThanOrEqual(Date.parse(before));
});
