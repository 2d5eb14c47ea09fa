import type { Database } from "@orrery/db";
import { BUYING_STAGES, LEAD_STATUSES, PROPERTY_STATUSES, SHOWING_STATUSES } from "@orrery/domain";
import { type FreshDatabase, freshDatabase, testEstate } from "@orrery/testkit";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { createOrganization, type OrganizationPair } from "../organizations.ts";
import { addOwner } from "../owners.ts";
import { ensureDemonstration } from "./seed.ts";
import { DEMONSTRATION } from "./seeds.ts";
import { BreakingObserver, SMALL, seeded } from "./testing.ts";

// The whole of it is some four hundred operations, after a database that is made for it.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

const DAY_MS = 24 * 3_600_000;

async function countsOf({ system }: Database, organizationId: string) {
  const where = { organizationId };
  const events = await system.outboxEvent.groupBy({ by: ["type"], where, _count: true });
  return {
    agents: await system.estateAgent.count({ where }),
    properties: await system.property.count({ where }),
    leads: await system.lead.count({ where }),
    submissions: await system.leadSubmission.count({ where }),
    clients: await system.client.count({ where }),
    showings: await system.showing.count({ where }),
    created: Object.fromEntries(
      events.flatMap(({ type, _count }) => (/created|requested$/.test(type) ? [[type, _count]] : [])),
    ),
  };
}

const wholeOf = ({ agents, listings, leads, clients, showings }: typeof SMALL.live) => ({
  agents: agents.length,
  properties: listings.length,
  leads: leads.length,
  submissions: leads.length,
  clients: clients.length,
  showings: showings.length,
  created: {
    "property.created": listings.length,
    "listing.created": listings.filter(({ status }) => status === "active").length,
    "lead.created": leads.length,
    "client.created": clients.length,
    "showing.requested": showings.length,
  },
});

describe("the demonstration", () => {
  let fresh: FreshDatabase;
  let pair: OrganizationPair;
  let where: { organizationId: string };
  const spanMs = (rows: readonly { readonly createdAt: Date }[]) => {
    const times = rows.map(({ createdAt }) => createdAt.getTime());
    return Math.max(...times) - Math.min(...times);
  };

  beforeAll(async () => {
    fresh = await freshDatabase();
    pair = await seeded(fresh.database, DEMONSTRATION);
    where = { organizationId: pair.organizationId };
  });
  afterAll(() => fresh[Symbol.asyncDispose]());

  it("is made once, however often the server starts", async () => {
    const { database } = fresh;
    expect(await countsOf(database, pair.organizationId)).toEqual(wholeOf(DEMONSTRATION.live));
    expect(await seeded(database, DEMONSTRATION)).toEqual(pair);
    expect(await countsOf(database, pair.organizationId)).toEqual(wholeOf(DEMONSTRATION.live));
    expect(await countsOf(database, pair.testOrganizationId)).toEqual(wholeOf(DEMONSTRATION.test));
  });

  it("fills the board: every status, every agent, several sources, four weeks", async () => {
    const leads = await fresh.database.system.lead.findMany({ where });
    expect(new Set(leads.map(({ status }) => status))).toEqual(new Set(LEAD_STATUSES));
    expect(new Set(leads.map(({ agentId }) => agentId)).size).toBe(6);
    expect(new Set(leads.map(({ source }) => source)).size).toBeGreaterThan(3);
    expect(spanMs(leads)).toBeGreaterThan(27 * DAY_MS);
  });

  it("has listings in every status, mostly active, of every agent, the known ones first in the list", async () => {
    const listings = await fresh.database.system.property.findMany({ where, orderBy: { createdAt: "desc" } });
    expect(new Set(listings.map(({ status }) => status))).toEqual(new Set(PROPERTY_STATUSES));
    expect(listings.filter(({ status }) => status === "active").length).toBeGreaterThan(140);
    expect(new Set(listings.map(({ agentId }) => agentId)).size).toBe(5);
    expect(listings[0]).toMatchObject({ line1: "456 Oak Ave", city: "Miami", currency: "USD" });
    expect(listings.map(({ title }) => title)).toEqual(DEMONSTRATION.live.listings.map(({ title }) => title));
    expect(spanMs(listings)).toBeGreaterThan(80 * DAY_MS);
    for (const { status, createdAt, firstActiveAt } of listings) {
      expect(firstActiveAt).toEqual(status === "active" ? expect.any(Date) : null);
      expect(Math.abs((firstActiveAt ?? createdAt).getTime() - createdAt.getTime())).toBeLessThan(60_000);
    }
  });

  it("has leads that ask about listings of before, and clients who were leads", async () => {
    const { system } = fresh.database;
    const leads = await system.lead.findMany({ where, include: { property: true } });
    const asking = leads.flatMap(({ property, createdAt }) => (property ? [{ property, createdAt }] : []));
    expect(asking.length).toBeGreaterThan(25);
    expect(new Set(asking.map(({ property }) => property.id)).size).toBeGreaterThan(20);
    for (const { property, createdAt } of asking) {
      expect(property.status).not.toBe("draft");
      expect(property.createdAt.getTime()).toBeLessThan(createdAt.getTime() + 60_000);
    }
    const clients = await system.client.findMany({ where });
    expect(new Set(clients.map(({ buyingStage }) => buyingStage))).toEqual(new Set(BUYING_STAGES));
    const known = new Set(leads.map(({ emailKey }) => emailKey));
    expect(clients.filter(({ emailKey }) => known.has(emailKey))).toHaveLength(16);
    expect(clients.filter(({ agentId }) => agentId !== null).length).toBeGreaterThan(20);
  });

  it("has showings in the future, in every status, of listings on the market", async () => {
    const showings = await fresh.database.system.showing.findMany({ where, include: { property: true, client: true } });
    expect(new Set(showings.map(({ status }) => status))).toEqual(new Set(SHOWING_STATUSES));
    for (const { requestedFor, createdAt, status, reason, decidedAt, property, client } of showings) {
      expect(requestedFor.getTime()).toBeGreaterThan(createdAt.getTime());
      expect(property.status).toBe("active");
      expect(client.buyingStage).not.toBe("Closed");
      expect([reason !== null, decidedAt !== null]).toEqual([status === "declined", status !== "requested"]);
    }
  });
});

describe("the seed", () => {
  it("makes the same whole after being broken off again and again", async () => {
    const observer = new BreakingObserver();
    await using fresh = await freshDatabase(observer);
    let pair: OrganizationPair | undefined;
    let breaks = 0;
    // Each attempt gets as far as looking around and a little beyond, so that the breaks are spread over the whole seed.
    for (let statements = 2; !pair; statements += 5) {
      observer.left = statements;
      pair = await ensureDemonstration(fresh.database, testEstate(), SMALL).catch(() => undefined);
      if (!pair) breaks += 1;
    }
    observer.left = Number.POSITIVE_INFINITY;
    expect(breaks).toBeGreaterThan(8);
    expect(await countsOf(fresh.database, pair.organizationId)).toEqual(wholeOf(SMALL.live));
    expect(await countsOf(fresh.database, pair.testOrganizationId)).toEqual(wholeOf(SMALL.test));
    const where = { organizationId: pair.organizationId };
    expect(await fresh.database.system.lead.count({ where: { ...where, status: "won" } })).toBe(1);
    const decided = SMALL.live.showings.filter(({ decision }) => decision !== undefined);
    expect(await fresh.database.system.showing.count({ where: { ...where, decidedAt: { not: null } } })).toBe(
      decided.length,
    );
  });

  it("keeps out of a database that has organizations of its own", async () => {
    await using fresh = await freshDatabase();
    await createOrganization(fresh.database.system, { name: "Mine", slug: "mine", plan: "free" });
    expect(await ensureDemonstration(fresh.database, testEstate())).toBeUndefined();
    expect(await fresh.database.system.organization.count()).toBe(2);
  });

  it.each([["with an owner"], ["without one"]])(
    "keeps out of somebody's own organization that is called demo, %s",
    async (which) => {
      await using fresh = await freshDatabase();
      const { system } = fresh.database;
      const { organizationId } = await createOrganization(system, { name: "Mine", slug: "demo", plan: "free" });
      if (which === "with an owner")
        await addOwner(system, { organizationId, email: "owner@demo.example", name: "Me", passwordHash: "" });
      expect(await ensureDemonstration(fresh.database, testEstate())).toBeUndefined();
      expect(await system.lead.count()).toBe(0);
    },
  );
});
