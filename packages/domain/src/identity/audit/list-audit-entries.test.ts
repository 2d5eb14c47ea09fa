import { randomUUID } from "node:crypto";
import { createWorld, type TestWorld } from "@orrery/testkit";
import { beforeEach, describe, expect, it } from "vitest";
import { createEstateAgent } from "../../estate/estate-agent/create-estate-agent.ts";
import { createProperty } from "../../estate/property/create-property.ts";
import { listAuditEntries } from "./list-audit-entries.ts";

let world: TestWorld;
beforeEach(async () => {
  world = await createWorld();
});

const list = async (input: object = {}) => (await world.invoke(listAuditEntries, input)).output;

/** A line of a moment, as the kernel writes it. */
function planted(over: object = {}, organizationId = world.organizationId) {
  const line = {
    operation: "leads.update",
    credentialKind: "session",
    credentialId: randomUUID(),
    userId: randomUUID(),
    surface: "graphql",
    requestId: "request-1",
    address: "203.0.113.7",
    resourceId: randomUUID(),
  };
  return world.database.system.auditEntry.create({ data: { organizationId, ...line, ...over } });
}

describe("the audit log", () => {
  it("says who wrote what, with which credential, newest first", async () => {
    const made = [await world.run(createEstateAgent), await world.run(createProperty)];
    const { credentialId } = world.principal;
    const line = (operation: string, resourceId: string | undefined) => ({
      id: expect.any(String),
      operation,
      credential: { kind: "api-key", id: credentialId },
      userId: null,
      surface: "system",
      requestId: "request-test",
      address: "203.0.113.5",
      resourceId,
      createdAt: expect.any(String),
    });
    expect(await list()).toEqual({
      items: [line("properties.create", made[1]?.id), line("estateAgents.create", made[0]?.id)],
      nextCursor: null,
      previousCursor: null,
    });
  });

  it.each(["credentialId", "userId", "operation", "resourceId"] as const)(
    "is filtered by %s, in an index that ends in its order",
    async (filter) => {
      const wanted = await planted({ operation: "tasks.create" });
      await planted({ operation: "tasks.delete" });
      const { items } = await list({ [filter]: wanted[filter] });
      expect(items.map(({ id }) => id)).toEqual([wanted.id]);
      const indexes = await world.database.system.$queryRawUnsafe<{ indexdef: string }[]>(
        `SELECT indexdef FROM pg_indexes WHERE tablename = 'AuditEntry'`,
      );
      const columns = new RegExp(`\\("organizationId", "?${filter}"?, "createdAt" DESC, id DESC\\)`);
      expect(indexes.filter(({ indexdef }) => columns.test(indexdef))).toHaveLength(1);
    },
  );

  it("is filtered by time, from a moment on and up to before another, and paged within", async () => {
    const ids: string[] = [];
    for (let hour = 1; hour <= 5; hour += 1) {
      ids.unshift((await planted({ createdAt: new Date(`2026-01-01T0${hour}:00:00Z`) })).id);
    }
    const span = { from: "2026-01-01T02:00:00Z", to: "2026-01-01T06:00:00+01:00" };
    expect((await list(span)).items.map(({ id }) => id)).toEqual(ids.slice(1, 4));
    const first = await list({ ...span, limit: 2 });
    const second = await list({ ...span, limit: 2, cursor: first.nextCursor });
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(ids.slice(1, 4));
    expect(second.nextCursor).toBeNull();
  });

  it("has nothing of another organization", async () => {
    const other = await createWorld();
    const foreign = await planted({}, other.organizationId);
    expect((await list({ credentialId: foreign.credentialId })).items).toEqual([]);
  });

  it("is written once: no row of it changes", async () => {
    const { id } = await planted();
    const change = world.database.system.auditEntry.update({ where: { id }, data: { operation: "leads.get" } });
    await expect(change).rejects.toThrow("never changes");
    expect((await list()).items).toMatchObject([{ id, operation: "leads.update" }]);
  });

  it("needs audit:read", async () => {
    const principal = world.withScopes(["api-keys:read", "leads:read"]);
    await expect(world.invoke(listAuditEntries, {}, { principal })).rejects.toMatchObject({
      code: "FORBIDDEN",
      details: { scope: "audit:read" },
    });
  });
});
