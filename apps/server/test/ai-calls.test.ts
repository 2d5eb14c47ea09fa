import { aiWith, createWorld, startAnthropic, startServer as startInProcess } from "@orrery/testkit";
import { expect, it, vi } from "vitest";
import { anthropicAt, askForReview, budgetOf } from "./asking-models.ts";
import { install } from "./installation.ts";
import { startServer } from "./processes.ts";

vi.setConfig({ testTimeout: 120_000 });

it("ends the request to the provider when the caller has gone, and records what it may have cost", async () => {
  const world = await createWorld();
  const leaving = new AbortController();
  await using provider = await startAnthropic(() => {
    leaving.abort();
    return { kind: "hang" };
  });
  await using server = await startInProcess({ ai: aiWith({ anthropic: provider.access }) });
  const key = await world.key({ scopes: ["write"] });
  await expect(askForReview(server.url, key, leaving.signal)).rejects.toThrow("aborted");
  await expect.poll(() => provider.left()).toBe(1);
  const where = { organizationId: world.organizationId };
  const rows = () => world.database.system.aiUsage.findMany({ where });
  await expect.poll(async () => (await rows())[0]?.outcome, { timeout: 10_000 }).toBe("failed");
  expect(await rows()).toMatchObject([{ estimated: true, reason: "ABORTED", outputTokens: 6_000, reservedMicros: 0n }]);
  expect(await budgetOf(server.url, key)).toMatchObject({
    reserved: 0,
    spent: Number((await rows())[0]?.costMicros) / 1e6,
  });
});

it("frees what was held for a call whose server was killed, once its time is over", async () => {
  await using installation = await install();
  await using provider = await startAnthropic(() => ({ kind: "hang" }));
  const env = { ...installation.env, ...anthropicAt(provider) };
  await using server = await startServer(env);
  const key = installation.key();
  const asked = askForReview(server.url, key).catch((error: unknown) => error);
  await expect.poll(() => provider.requests.length).toBe(1);
  const { reserved } = await budgetOf(server.url, key);
  expect(reserved).toBeGreaterThan(0);
  server.child.kill("SIGKILL");
  await server.ended;
  expect(await asked).toBeInstanceOf(TypeError);

  const database = await installation.openDatabase();
  const [call] = await database.system.aiUsage.findMany({ where: { outcome: "running" } });
  expect(Number(call?.reservedMicros) / 1e6).toBe(reserved);
  // Its work has five minutes, and what settles it one more: as if these were over.
  expect((call?.expiresAt?.getTime() ?? 0) - (call?.createdAt.getTime() ?? 0)).toBe(360_000);
  await database.system.aiUsage.updateMany({ where: { outcome: "running" }, data: { expiresAt: new Date() } });
  await database[Symbol.asyncDispose]();

  await using again = await startServer(env);
  await expect.poll(async () => (await budgetOf(again.url, key)).reserved, { timeout: 30_000 }).toBe(0);
  // The provider may have charged for the one request that was under way.
  const { spent } = await budgetOf(again.url, key);
  expect(spent).toBeCloseTo(reserved / 3, 5);
});
