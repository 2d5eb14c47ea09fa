import { randomUUID } from "node:crypto";
import { listSigningKeys, rotateSigningKey } from "@orrery/access";
import { expireDays, makeDays } from "@orrery/events";
import { freshDatabase, testFiles } from "@orrery/testkit";
import { expect, it } from "vitest";
import { recordingLogger } from "../../test/serving.ts";
import { startHousekeeping } from "./housekeeping.ts";

const HOUR_MS = 3_600_000;
const ago = (ms: number) => new Date(Date.now() - ms);

it("forgets what is past its time, and goes on where one task fails", async () => {
  await using fresh = await freshDatabase();
  const { system } = fresh.database;
  const { id: organizationId } = await system.organization.create({ data: { name: "Acme", slug: "acme" } });
  const at = (createdAt: Date) => ({ organizationId, createdAt });
  await system.credentialChange.createMany({ data: [at(ago(2 * HOUR_MS)), at(ago(HOUR_MS / 2))] });
  const sealingKeys = { current: Buffer.alloc(32), previous: [] };
  const past = ago(100 * 24 * HOUR_MS);
  await rotateSigningKey(system, sealingKeys, past);
  const person = { email: "ana@example.com", name: "Ana", passwordHash: "" };
  const { id: userId } = await system.user.create({ data: person });
  const over = { createdAt: past, expiresAt: ago(60 * 24 * HOUR_MS) };
  await system.session.create({ data: { organizationId, userId, rootId: randomUUID(), ...over } });
  const hook = {
    organizationId,
    name: "Form",
    tokenHash: Buffer.alloc(32),
    target: "lead",
    verification: {},
    mapping: {},
  };
  const { id: inboundId } = await system.inboundWebhook.create({ data: hook });
  const came = { organizationId, inboundId, outcome: "accepted", status: 200, body: "" };
  const days = (count: number) => ago(count * 24 * HOUR_MS);
  await system.inboundDelivery.createMany({ data: [31, 29].map((count) => ({ ...came, createdAt: days(count) })) });
  await fresh.database.script('DROP TABLE "IdempotencyRecord"');
  const log = recordingLogger();
  await fresh.database.sql(`SELECT "log".make_day((now() AT TIME ZONE 'UTC')::date - 9)`, []);
  const options = { database: fresh.database, files: testFiles(), sealingKeys, eventRetentionDays: 7 };
  await startHousekeeping({ ...options, logger: log.logger })();
  const changesBefore = (createdAt: Date) => system.credentialChange.count({ where: { createdAt: { lt: createdAt } } });
  expect([await changesBefore(ago(HOUR_MS)), await changesBefore(ago(HOUR_MS / 4))]).toEqual([0, 1]);
  expect(await system.session.count()).toBe(0);
  expect(await system.inboundDelivery.findMany()).toMatchObject([{ createdAt: expect.any(Date) }]);
  // What follows changes has none to follow for a session that had ended.
  expect(await system.credentialChange.count()).toBe(1);
  expect(await listSigningKeys(system, sealingKeys)).toMatchObject([{ state: "next" }, { state: "signs" }]);
  expect(await makeDays(fresh.database.sql)).toBe(0);
  expect(await expireDays(fresh.database.sql, 7)).toBe(0);
  const messages = log.lines().map(({ msg }) => msg);
  expect(messages).toContain("forgetting old idempotency keys failed");
  expect(messages).toContain("forgetting old credential changes");
  expect(messages).toContain("dropping old days of the event log");
});
