import { randomUUID } from "node:crypto";
import type { Principal } from "@orrery/operation";
import { createWorld, delegateOf, fieldsOf, plant, type TestWorld } from "@orrery/testkit";
import { beforeAll, describe, expect, it } from "vitest";
import { CONFINEMENT, MODELS, type TenantDb } from "../index.ts";

const TENANT_MODELS = Object.entries(MODELS).flatMap(([model, reach]) => (reach === "tenant" ? [model] : []));
const CONFINED = { code: "FORBIDDEN", reason: "CONFINED" };

let world: TestWorld;
beforeAll(async () => {
  world = await createWorld();
});

const confinedTo = (...pairs: readonly string[]): Principal => ({ ...world.principal, confinedTo: pairs });
const clientOf = (...pairs: readonly string[]): TenantDb => world.database.store.reader(confinedTo(...pairs)).db;
const system = (model: string) => delegateOf(world.database.system, model);
const stored = async (model: string, id: string) => (await system(model).findUnique?.({ where: { id } })) as Row;

type Row = Record<string, unknown> & { readonly id: string };

/** The relation that a column is of. */
const relationOver = (model: string, column: string) =>
  fieldsOf(model).find(({ relationFromFields = [] }) => relationFromFields.includes(column))?.type ?? "";

/** Plants a row. @returns it, with the id by which this way leads to it */
async function plantOn(model: string, way: string): Promise<{ row: Row; id: string }> {
  const row = (await plant(world.database, model, world.organizationId)) as Row;
  if (way === "id") return { row, id: row.id };
  const [column = "", relation] = way.split(".").reverse();
  const owner = relation === undefined ? model : relationOver(model, `${relation}Id`);
  const id = relation === undefined ? row.id : (await stored(model, row.id))[`${relation}Id`];
  const parent = await plant(world.database, relationOver(owner, column), world.organizationId);
  await system(owner).update?.({ where: { id }, data: { [column]: parent.id } });
  return { row, id: parent.id };
}

const WAYS = Object.entries(CONFINEMENT).flatMap(([model, ways]) =>
  Object.entries(ways).map(([kind, way]) => ({ model, kind, way })),
);

it("knows a way to the rows of some models, and none to others', so that nothing below passes for want of either", () => {
  expect(WAYS.map(({ model, way }) => `${model} ${way}`)).toEqual(
    expect.arrayContaining(["Lead id", "Lead propertyId", "LeadSubmission lead.agentId"]),
  );
  expect(TENANT_MODELS).toEqual(expect.arrayContaining(["ApiKey", "Session", "AuditEntry"]));
});

describe.each(WAYS)("a $model, to who is confined to a $kind", ({ model, kind, way }) => {
  let inside: Row;
  let outside: Row;
  let insideId: string;
  let outsideId: string;
  let call: (operation: string, args?: Record<string, unknown>) => Promise<unknown>;
  beforeAll(async () => {
    ({ row: inside, id: insideId } = await plantOn(model, way));
    ({ row: outside, id: outsideId } = await plantOn(model, way));
    const db = delegateOf(clientOf(`${kind}:${insideId.toUpperCase()}`), model);
    call = async (operation, args) => db[operation]?.(args);
  });

  it("is read by every operation, and others by none", async () => {
    const where = { id: outside.id };
    const either = { OR: [{ id: inside.id }, where] };
    const mine = expect.objectContaining({ id: inside.id });
    expect(await call("findUnique", { where: { id: inside.id } })).toEqual(mine);
    expect(await call("findUnique", { where })).toBeNull();
    expect(await call("findFirst", { where })).toBeNull();
    expect(await call("findMany")).toEqual([mine]);
    expect(await call("findMany", { where: either })).toEqual([mine]);
    expect(await call("findMany", { where: { NOT: { id: inside.id } } })).toEqual([]);
    expect(await call("count")).toBe(1);
    expect(await call("count", { where })).toBe(0);
    expect(await call("count", { select: { _all: true } })).toEqual({ _all: 1 });
    expect(await call("aggregate", { _count: true })).toEqual({ _count: 1 });
    expect(await call("groupBy", { by: ["id"], orderBy: { id: "asc" } })).toEqual([{ id: inside.id }]);
    await expect(call("findUniqueOrThrow", { where })).rejects.toMatchObject({ code: "P2025" });
    await expect(call("findFirstOrThrow", { where })).rejects.toMatchObject({ code: "P2025" });
  });

  it("is changed by every operation, and others by none", async () => {
    const where = { id: outside.id };
    const data = { createdAt: new Date(0) };
    await expect(call("update", { where, data })).rejects.toMatchObject({ code: "P2025" });
    await expect(call("delete", { where })).rejects.toMatchObject({ code: "P2025" });
    expect(await call("updateMany", { where, data })).toEqual({ count: 0 });
    expect(await call("updateManyAndReturn", { where, data })).toEqual([]);
    expect(await call("deleteMany", { where })).toEqual({ count: 0 });
    expect(await stored(model, outside.id)).not.toMatchObject(data);
    expect(await call("update", { where: { id: inside.id }, data })).toMatchObject(data);
    expect(await call("updateMany", { data: { createdAt: new Date(1) } })).toEqual({ count: 1 });
  });

  it("is not made, nor moved, where it would not be seen", async () => {
    const column = way.includes(".") ? `${way.split(".")[0]}Id` : way;
    const { [column]: elsewhere } = await stored(model, outside.id);
    const where = { id: inside.id };
    const before = await stored(model, inside.id);
    for (const data of [{}, { [column]: elsewhere }, { [column]: null }, { [column]: { set: elsewhere } }]) {
      await expect(call("create", { data })).rejects.toMatchObject(CONFINED);
      await expect(call("createMany", { data: [data] })).rejects.toMatchObject(CONFINED);
      await expect(call("createManyAndReturn", { data: [data] })).rejects.toMatchObject(CONFINED);
      await expect(call("upsert", { where, update: {}, create: data })).rejects.toMatchObject(CONFINED);
      if (!(column in data)) continue;
      await expect(call("update", { where, data })).rejects.toMatchObject(CONFINED);
      await expect(call("updateMany", { data })).rejects.toMatchObject(CONFINED);
      await expect(call("updateManyAndReturn", { data })).rejects.toMatchObject(CONFINED);
      await expect(call("upsert", { where, update: data, create: { [column]: insideId } })).rejects.toMatchObject(
        CONFINED,
      );
    }
    expect(await stored(model, inside.id)).toEqual(before);
    expect(outsideId).not.toBe(insideId);
  });

  it("is deleted, and no other", async () => {
    expect(await call("deleteMany")).toEqual({ count: 1 });
    expect(await stored(model, outside.id)).not.toBeNull();
  });
});

describe.each(TENANT_MODELS)("a %s, to who is confined to something else", (model) => {
  it.each([
    ["to a row of another kind", async () => `property:${(await plantOn("Property", "id")).id}`],
    ["to what is not there", async () => `lead:${randomUUID()}`],
    ["to what is no pair", async () => "property:1, lead"],
    ["to an unknown kind", async () => `house:${randomUUID()}`],
  ])("is not there (%s)", async (_what, pairOf) => {
    await plant(world.database, model, world.organizationId);
    const pair = await pairOf();
    const db = delegateOf(clientOf(pair), model);
    expect(await db.count?.()).toBe(model === "Property" && pair.startsWith("property:0") ? 1 : 0);
    await expect(db.create?.({ data: {} })).rejects.toMatchObject(CONFINED);
  });

  it("is not there for who is confined to nothing at all", async () => {
    expect(await delegateOf(clientOf(), model).findMany?.()).toEqual([]);
  });
});

/** Two leads of one property and one of another, with their agents and what they sent. */
async function estate() {
  const planted = async (model: string, data: object = {}) => {
    const { id } = await plant(world.database, model, world.organizationId);
    await system(model).update?.({ where: { id }, data });
    return id;
  };
  const [property, elsewhere] = [await planted("Property"), await planted("Property")];
  const [agent, other] = [
    await planted("EstateAgent", { name: "Ann", email: "ann@example.com" }),
    await planted("EstateAgent", { name: "Bob" }),
  ];
  const lead = await planted("Lead", { name: "seen", propertyId: property, agentId: agent });
  const unseen = await planted("Lead", { name: "unseen", propertyId: elsewhere, agentId: other });
  const sent = await planted("LeadSubmission", { leadId: lead, propertyId: property });
  const sentElsewhere = await planted("LeadSubmission", { leadId: lead, propertyId: elsewhere });
  const sentByUnseen = await planted("LeadSubmission", { leadId: unseen, propertyId: property });
  return { property, elsewhere, agent, other, lead, unseen, sent, sentElsewhere, sentByUnseen };
}

describe("what a row leads to", () => {
  let rows: Awaited<ReturnType<typeof estate>>;
  let db: TenantDb;
  beforeAll(async () => {
    rows = await estate();
    db = clientOf(`property:${rows.property}`);
  });
  const first = (args: object) => delegateOf(db, "Lead").findFirstOrThrow?.(args as Record<string, unknown>);

  it("shows in lists as far as it is within", async () => {
    const only = [{ id: rows.sent }];
    const select = { select: { id: true } };
    expect(await first({ select: { submissions: select } })).toEqual({ submissions: only });
    expect(await first({ include: { submissions: select } })).toMatchObject({ name: "seen", submissions: only });
    const where = { where: { id: { in: [rows.sent, rows.sentElsewhere] } }, take: 5, orderBy: { id: "asc" } };
    expect(await first({ select: { submissions: { ...where, ...select } } })).toEqual({ submissions: only });
    expect(await first({ select: { submissions: { where: { id: rows.sentElsewhere } } } })).toEqual({
      submissions: [],
    });
  });

  it("shows by reference if it is within, whatever was selected of it, and else is null", async () => {
    const submissions = (select: object) =>
      delegateOf(db, "LeadSubmission").findMany?.({ select, orderBy: { id: "asc" } }) as Promise<Row[]>;
    expect(await submissions({ lead: { select: { name: true } }, property: { select: { title: true } } })).toEqual([
      { lead: { name: "seen" }, property: { title: expect.any(String) } },
      { lead: null, property: { title: expect.any(String) } },
    ]);
    expect(await submissions({ lead: { select: { id: true, propertyId: true } } })).toEqual([
      { lead: { id: rows.lead, propertyId: rows.property } },
      { lead: null },
    ]);
    const [whole, none] = await submissions({ lead: { omit: { propertyId: true } } });
    expect(whole?.lead).toMatchObject({ id: rows.lead });
    expect(whole?.lead).not.toHaveProperty("propertyId");
    expect(none).toEqual({ lead: null });
    expect(await submissions({ lead: true })).toMatchObject([{ lead: { id: rows.lead } }, { lead: null }]);
    const below = { select: { submissions: { select: { lead: { select: { name: true } } } } } };
    expect(await submissions({ lead: below })).toEqual([
      { lead: { submissions: [{ lead: { name: "seen" } }] } },
      { lead: null },
    ]);
  });

  it("shows what its row says of it, and nothing else: a lead has its agent's name", async () => {
    const agent = { select: { id: true, name: true, email: true, version: true, leads: true } };
    const named = { id: rows.agent, name: "Ann", email: null, version: null, leads: [] };
    expect(await first({ select: { agent } })).toEqual({ agent: named });
    expect(await first({ select: { agent: { select: { name: true } } } })).toEqual({ agent: { name: "Ann" } });
    const whole = delegateOf(clientOf(`lead:${rows.lead}`, `estate-agent:${rows.agent}`), "Lead");
    expect(await whole.findFirst?.({ select: { agent } })).toEqual({
      agent: { ...named, email: "ann@example.com", version: 1, leads: [expect.objectContaining({ id: rows.lead })] },
    });
  });

  it("comes out of writes as out of reads", async () => {
    const select = { agent: { select: { email: true } }, submissions: { select: { id: true } } };
    const shown = { agent: { email: null }, submissions: [{ id: rows.sent }] };
    const leads = delegateOf(db, "Lead");
    expect(await leads.update?.({ where: { id: rows.lead }, data: { notes: "x" }, select })).toEqual(shown);
    const create = { name: "x", source: "x", propertyId: rows.property };
    expect(await leads.upsert?.({ where: { id: rows.lead }, update: {}, create, select })).toEqual(shown);
    const made = await leads.create?.({ data: create, include: { property: { select: { id: true } } } });
    expect(made).toMatchObject({ property: { id: rows.property }, name: "x" });
    await leads.delete?.({ where: { id: (made as Row).id } });
  });

  it("is counted as far as it is within", async () => {
    expect(await first({ select: { _count: true } })).toMatchObject({ _count: { submissions: 1 } });
    expect(await first({ include: { _count: { select: { submissions: true } } } })).toMatchObject({
      _count: { submissions: 1 },
    });
    const elsewhere = { select: { submissions: { where: { id: rows.sentElsewhere } } } };
    expect(await first({ select: { _count: elsewhere } })).toEqual({ _count: { submissions: 0 } });
    const organization = delegateOf(db, "Organization");
    expect(await organization.findFirst?.({ select: { _count: { select: { leads: true } } } })).toEqual({
      _count: { leads: 1 },
    });
    expect(await organization.findFirst?.({ select: { leads: { select: { id: true } } } })).toEqual({
      leads: [{ id: rows.lead }],
    });
  });

  it("does not order: that would tell of what is not within", async () => {
    const byAgent = { agent: { name: "asc" } };
    for (const refused of [
      () => first({ orderBy: byAgent }),
      () => first({ orderBy: [{ id: "asc" }, { submissions: { _count: "desc" } }] }),
      () => delegateOf(db, "Property").findMany?.({ select: { leads: { orderBy: byAgent } } }),
    ]) {
      await expect(refused()).rejects.toMatchObject(CONFINED);
    }
  });

  it("is referred to anew only if it is within", async () => {
    const leads = delegateOf(db, "Lead");
    const where = { id: rows.lead };
    await expect(leads.update?.({ where, data: { agentId: rows.other } })).rejects.toMatchObject(CONFINED);
    await expect(
      leads.create?.({ data: { name: "x", source: "x", propertyId: rows.property, agentId: rows.agent } }),
    ).rejects.toMatchObject(CONFINED);
    expect(await leads.update?.({ where, data: { agentId: null }, select: { agentId: true } })).toEqual({
      agentId: null,
    });
    await system("Lead").update?.({ where, data: { agentId: rows.agent } });
  });

  it("stays what the organization's own guard lets through", async () => {
    const leads = delegateOf(db, "Lead");
    for (const [refused, words] of [
      [() => leads.findMany?.({ where: { submissions: { some: undefined } } }), "undefined"],
      [() => leads.deleteMany?.({ where: { id: undefined } }), "undefined"],
      [() => leads.findMany?.({ cursor: { id: rows.lead } }), "page by key"],
      [() => leads.findMany?.({ include: { organization: true } }), "not a tenant's to reach"],
      [
        () => leads.update?.({ where: { id: rows.lead }, data: { property: { connect: { id: rows.elsewhere } } } }),
        "nested writes",
      ],
    ] as const) {
      await expect(refused()).rejects.toThrow(words);
    }
  });
});

describe("a row that is within in two ways", () => {
  it("may lose one of them, and not both", async () => {
    const { property, agent, lead } = await estate();
    const { lead: second } = await estate();
    await system("Lead").update?.({ where: { id: second }, data: { propertyId: property } });
    const leads = delegateOf(clientOf(`property:${property}`, `estate-agent:${agent}`), "Lead");
    const select = { id: true };
    const data = { propertyId: null };
    await expect(leads.update?.({ where: { id: second }, data })).rejects.toMatchObject(CONFINED);
    await expect(leads.updateMany?.({ data })).rejects.toMatchObject(CONFINED);
    expect(await leads.update?.({ where: { id: lead }, data, select })).toEqual({ id: lead });
    await expect(leads.update?.({ where: { id: lead }, data: { agentId: null } })).rejects.toMatchObject(CONFINED);
    const both = { ...data, agentId: null };
    await expect(leads.update?.({ where: { id: lead }, data: both })).rejects.toMatchObject(CONFINED);
    const moved = { propertyId: property, agentId: null };
    expect(await leads.update?.({ where: { id: lead }, data: moved, select })).toEqual({ id: lead });
    await expect(leads.update?.({ where: { id: randomUUID() }, data })).rejects.toMatchObject({ code: "P2025" });
  });
});

describe("a confined client", () => {
  it("has models alone, and of those a handler's own", () => {
    const client = clientOf(`property:${randomUUID()}`) as unknown as Record<string, unknown>;
    for (const name of ["$transaction", "$extends", "$queryRawUnsafe", "_request", "user", "signingKey"]) {
      expect(client[name]).toBeUndefined();
    }
    const leads = client.lead as Record<string, unknown>;
    for (const name of ["$parent", "findRaw", "fields"]) expect(leads[name]).toBeUndefined();
  });

  it("is the same within a transaction, and goes back with it", async () => {
    const { property, lead, unseen, elsewhere } = await estate();
    const { store, system } = world.database;
    const [seen, changed] = await store.transaction(confinedTo(`property:${property}`), async ({ access: { db } }) => [
      await db.lead.findMany({ select: { id: true } }),
      await db.lead.updateMany({ data: { notes: "changed" } }),
    ]);
    expect([seen, changed]).toEqual([[{ id: lead }], { count: 1 }]);
    const refused = store.transaction(confinedTo(`property:${property}`), async ({ access: { db } }) => {
      await db.lead.updateMany({ data: { notes: "again" } });
      await db.lead.update({ where: { id: lead }, data: { propertyId: elsewhere } });
    });
    await expect(refused).rejects.toMatchObject(CONFINED);
    const stored = await system.lead.findMany({ where: { id: { in: [lead, unseen] } }, orderBy: { id: "asc" } });
    expect(stored.map(({ notes }) => notes)).toEqual(["changed", null]);
  });

  it("stays within its organization, whatever it is confined to", async () => {
    const { lead } = await estate();
    const other = await createWorld();
    const principal = { ...other.principal, confinedTo: [`lead:${lead}`] };
    expect(await other.database.store.reader(principal).db.lead.findMany()).toEqual([]);
  });

  it("reads the organization itself, which is nobody's resource, and writes none", async () => {
    const { organization } = clientOf(`property:${randomUUID()}`);
    expect(await organization.findMany({ select: { id: true } })).toEqual([{ id: world.organizationId }]);
    await expect(organization.update({ where: { id: world.organizationId }, data: { name: "x" } })).rejects.toThrow(
      "may not update",
    );
  });
});
