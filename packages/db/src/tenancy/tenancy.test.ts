import { createWorld, delegateOf, fieldsOf, plant, type TestWorld } from "@orrery/testkit";
import { beforeAll, describe, expect, it } from "vitest";
import { MODELS, type Reach } from "../index.ts";
import { PART_OF_ANOTHER } from "./models.ts";

const modelsOf = (reach: Reach) => Object.entries(MODELS).flatMap(([model, its]) => (its === reach ? [model] : []));

let ours: TestWorld;
let theirs: TestWorld;
beforeAll(async () => {
  [ours, theirs] = await Promise.all([createWorld(), createWorld()]);
});

const clientOf = (world: TestWorld) => world.database.store.reader(world.principal).db;

describe.each(modelsOf("tenant"))("another organization's %s", (model) => {
  let mine: { id: string };
  let foreign: { id: string };
  const db = () => delegateOf(clientOf(ours), model);
  const call = (operation: string, args?: Record<string, unknown>) => db()[operation]?.(args);
  beforeAll(async () => {
    mine = await plant(ours.database, model, ours.organizationId);
    foreign = await plant(ours.database, model, theirs.organizationId);
  });

  it("is not read by any operation", async () => {
    const where = { id: foreign.id };
    expect(await call("findUnique", { where })).toBeNull();
    expect(await call("findFirst", { where })).toBeNull();
    expect(await call("findMany", { where })).toEqual([]);
    expect(await call("findMany", { where: { OR: [{ id: mine.id }, { id: foreign.id }] } })).toHaveLength(1);
    expect(await call("findMany", { where: { NOT: { id: mine.id } } })).not.toContainEqual(
      expect.objectContaining(where),
    );
    expect(await call("count", { where })).toBe(0);
    expect(await call("aggregate", { where, _count: true })).toEqual({ _count: 0 });
    expect(await call("groupBy", { by: ["id"], where, orderBy: { id: "asc" } })).toEqual([]);
    await expect(call("findUniqueOrThrow", { where })).rejects.toMatchObject({ code: "P2025" });
    await expect(call("findFirstOrThrow", { where })).rejects.toMatchObject({ code: "P2025" });
  });

  it("is not written by any operation", async () => {
    const where = { id: foreign.id };
    const data = { createdAt: new Date(0) };
    await expect(call("update", { where, data })).rejects.toMatchObject({ code: "P2025" });
    await expect(call("delete", { where })).rejects.toMatchObject({ code: "P2025" });
    expect(await call("updateMany", { where, data })).toEqual({ count: 0 });
    expect(await call("updateManyAndReturn", { where, data })).toEqual([]);
    expect(await call("deleteMany", { where })).toEqual({ count: 0 });
    const row = await delegateOf(ours.database.system, model).findUnique?.({ where });
    expect(row).not.toMatchObject(data);
  });

  it("is not named as the organization of a row, new or old", async () => {
    const { organizationId } = theirs;
    for (const refused of [
      () => call("create", { data: { organizationId } }),
      () => call("createMany", { data: [{ organizationId }] }),
      () => call("update", { where: { id: mine.id }, data: { organizationId } }),
      () => call("updateMany", { where: {}, data: { organizationId } }),
      () => call("upsert", { where: { id: mine.id }, update: { organizationId }, create: {} }),
      () => call("upsert", { where: { id: mine.id }, update: {}, create: { organizationId } }),
      () => call("findMany", { where: { organizationId } }),
      () => call("findUnique", { where: { organizationId_id: { organizationId, id: foreign.id } } }),
    ]) {
      await expect(refused()).rejects.toThrow(/organization/);
    }
  });

  it("is no cursor", async () => {
    await expect(call("findMany", { cursor: { id: foreign.id } })).rejects.toThrow("page by key");
  });

  it("is not reached through relations: connect, nested writes, and the way over the organization", async () => {
    for (const { name, type } of fieldsOf(model).filter(({ kind }) => kind === "object")) {
      const connect = { connect: { id: foreign.id } };
      await expect(call("update", { where: { id: mine.id }, data: { [name]: connect } })).rejects.toThrow(
        "nested writes",
      );
      await expect(call("create", { data: { [name]: { create: {} } } })).rejects.toThrow("nested writes");
      if (type !== "Organization") continue;
      await expect(call("findMany", { include: { [name]: true } })).rejects.toThrow("not a tenant's to reach");
      await expect(call("findMany", { where: { [name]: { slug: "x" } } })).rejects.toThrow("not a tenant's to reach");
      await expect(call("findMany", { orderBy: { [name]: { slug: "asc" } } })).rejects.toThrow(
        "not a tenant's to reach",
      );
    }
  });

  it("does not show through a relation, even of a row that was planted with it", async () => {
    for (const { name, type, relationFromFields = [] } of toOneRelations(model)) {
      const column = relationFromFields.find((field) => field !== "organizationId") ?? "";
      const parent = await plant(ours.database, type, theirs.organizationId);
      const child = await plant(ours.database, model, ours.organizationId);
      const write = `UPDATE "${model}" SET "${column}" = '${parent.id}' WHERE "id" = '${child.id}'`;
      await expect(ours.database.script(write)).rejects.toThrow(/foreign key/);
      // Only with its constraints switched off can the database hold such a row.
      await ours.database.script(`BEGIN; SET LOCAL session_replication_role = replica; ${write}; COMMIT`);
      const shown = (await call("findUnique", {
        where: { id: child.id },
        select: { [column]: true, [name]: { select: { id: true } } },
      })) as Record<string, unknown> | null;
      // What has become part of another row is not there at all.
      if (column === PART_OF_ANOTHER[model as keyof typeof PART_OF_ANOTHER]) expect(shown).toBeNull();
      if (shown === null) continue;
      expect(shown[column]).toBe(parent.id);
      expect(shown[name]).toBeNull();
      await delegateOf(ours.database.system, model).delete?.({ where: { id: child.id } });
    }
  });

  it("takes in no row of ours, whoever writes: the organization of a row never changes", async () => {
    const move = `UPDATE "${model}" SET "organizationId" = '${theirs.organizationId}' WHERE "id" = '${mine.id}'`;
    await expect(ours.database.script(move)).rejects.toThrow("never changes its organization");
  });

  it("refuses a filter that holds undefined, which would match every row", async () => {
    await expect(call("deleteMany", { where: { id: undefined } })).rejects.toThrow("undefined");
    await expect(call("findFirst", { where: { AND: [{ OR: [{ id: undefined }] }] } })).rejects.toThrow("undefined");
  });
});

it("goes over relations of both kinds, so that none of the above passes by having nothing to try", () => {
  expect(toOneRelations("Lead").map(({ name }) => name)).toEqual(["property", "agent", "mergedInto"]);
  expect(fieldsOf("LeadSubmission").filter(({ kind }) => kind === "object")).toHaveLength(4);
});

/** Relations whose column a row may leave empty, so that a planted one can be read back. */
function toOneRelations(model: string) {
  return fieldsOf(model).filter(
    ({ kind, isList, isRequired, relationFromFields = [] }) =>
      kind === "object" && !isList && !isRequired && relationFromFields.length > 1,
  );
}

it("takes no cursor below the root either", async () => {
  const nested = { select: { leads: { cursor: { id: crypto.randomUUID() }, select: { id: true } } } };
  await expect(clientOf(ours).estateAgent.findMany(nested)).rejects.toThrow("page by key");
});

describe("a tenant's client", () => {
  it.each(modelsOf("system"))("has no %s", async (model) => {
    const system = delegateOf(clientOf(ours), model);
    for (const operation of ["findMany", "count", "create", "deleteMany"]) {
      await expect(system[operation]?.({})).rejects.toThrow("not a tenant's to reach");
    }
  });

  it("reads its own organization alone, and writes none", async () => {
    const { organization } = clientOf(ours);
    expect((await organization.findMany()).map(({ id }) => id)).toEqual([ours.organizationId]);
    expect(await organization.findUnique({ where: { id: theirs.organizationId } })).toBeNull();
    await expect(organization.findMany({ include: { memberships: true } })).rejects.toThrow("not a tenant's to reach");
    await expect(organization.findMany({ include: { test: true } })).rejects.toThrow("not a tenant's to reach");
    await expect(
      organization.update({ where: { id: ours.organizationId }, data: { plan: "brokerage" } }),
    ).rejects.toThrow("may not update");
  });

  it("takes no raw SQL, in and out of transactions", async () => {
    const raw = clientOf(ours) as unknown as {
      $queryRawUnsafe(sql: string, ...values: unknown[]): Promise<unknown>;
      $queryRaw(sql: TemplateStringsArray): Promise<unknown>;
    };
    await expect(raw.$queryRawUnsafe('SELECT * FROM "Lead"')).rejects.toThrow("declared statements");
    await expect(raw.$queryRaw`SELECT * FROM "Lead"`).rejects.toThrow("declared statements");
    const inside = ours.database.store.transaction(ours.principal, async ({ access }) => {
      await (access.db as unknown as typeof raw).$queryRawUnsafe('SELECT * FROM "Lead"');
    });
    await expect(inside).rejects.toThrow("declared statements");
  });
});

it("keeps test mode's sibling as far away as any other organization", async () => {
  const agent = await plant(ours.database, "EstateAgent", ours.testOrganizationId);
  expect(await clientOf(ours).estateAgent.findUnique({ where: { id: agent.id } })).toBeNull();
});
