import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createAuthenticator, verifyPassword } from "@orrery/access";
import type { Database, StatementObserver } from "@orrery/db";
import { LEAD_STATUSES, registry } from "@orrery/domain";
import { type FreshDatabase, freshDatabase, testEstate } from "@orrery/testkit";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createOrganization, type OrganizationPair } from "../organizations.ts";
import { addOwner } from "../owners.ts";
import { ensureCredentials } from "./credentials.ts";
import { ensureDemonstration } from "./seed.ts";

/** Breaks the seed off at its n-th statement. */
class BreakingObserver implements StatementObserver {
  left = Number.POSITIVE_INFINITY;
  before() {
    this.left -= 1;
    if (this.left === 0) throw new Error("broken off");
  }
}

async function seeded(database: Database): Promise<OrganizationPair> {
  const pair = await ensureDemonstration(database, testEstate());
  if (!pair) throw new Error("There is no demonstration.");
  return pair;
}

async function countsOf({ system }: Database, organizationId: string) {
  const where = { organizationId };
  return {
    agents: await system.estateAgent.count({ where }),
    properties: await system.property.count({ where }),
    leads: await system.lead.count({ where }),
    submissions: await system.leadSubmission.count({ where }),
    created: await system.outboxEvent.count({ where: { ...where, type: "lead.created" } }),
  };
}

const WHOLE = { agents: 5, properties: 12, leads: 40, submissions: 40, created: 40 };

describe("the demonstration", () => {
  it("fills the board once: every status, every agent, several sources, four weeks", async () => {
    await using fresh = await freshDatabase();
    const { organizationId, testOrganizationId } = await seeded(fresh.database);
    expect(await countsOf(fresh.database, organizationId)).toEqual(WHOLE);
    const leads = await fresh.database.system.lead.findMany({
      where: { organizationId },
      orderBy: { createdAt: "asc" },
    });
    expect(new Set(leads.map(({ status }) => status))).toEqual(new Set(LEAD_STATUSES));
    expect(new Set(leads.map(({ agentId }) => agentId)).size).toBe(6);
    expect(new Set(leads.map(({ source }) => source)).size).toBeGreaterThan(3);
    const [oldest, newest] = [leads[0], leads.at(-1)];
    expect((newest?.createdAt.getTime() ?? 0) - (oldest?.createdAt.getTime() ?? 0)).toBeGreaterThan(
      27 * 24 * 3_600_000,
    );
    expect(await countsOf(fresh.database, testOrganizationId)).toMatchObject({ leads: 3 });
    expect(await seeded(fresh.database)).toEqual({ organizationId, testOrganizationId });
    expect(await countsOf(fresh.database, organizationId)).toEqual(WHOLE);
  });

  it("is the same whole after being broken off again and again while it is made", async () => {
    const observer = new BreakingObserver();
    await using fresh = await freshDatabase(observer);
    let pair: OrganizationPair | undefined;
    let breaks = 0;
    // Each attempt gets as far as looking around and a little beyond, so that the breaks are spread over the whole seed.
    for (let statements = 2; !pair; statements += 13) {
      observer.left = statements;
      pair = await ensureDemonstration(fresh.database, testEstate()).catch(() => undefined);
      if (!pair) breaks += 1;
    }
    observer.left = Number.POSITIVE_INFINITY;
    expect(breaks).toBeGreaterThan(5);
    expect(await countsOf(fresh.database, pair.organizationId)).toEqual(WHOLE);
    expect(await countsOf(fresh.database, pair.testOrganizationId)).toMatchObject({
      agents: 1,
      properties: 2,
      leads: 3,
    });
    const won = await fresh.database.system.lead.count({
      where: { organizationId: pair.organizationId, status: "won" },
    });
    expect(won).toBe(4);
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

describe("the demonstration's credentials", () => {
  let fresh: FreshDatabase;
  let pair: OrganizationPair;
  let folder: string;

  beforeAll(async () => {
    fresh = await freshDatabase();
    pair = await seeded(fresh.database);
    folder = mkdtempSync(join(tmpdir(), "orrery-credentials-"));
  });
  afterAll(async () => {
    await fresh[Symbol.asyncDispose]();
    rmSync(folder, { recursive: true });
  });
  const ensure = (file: string, url = "http://127.0.0.1:4000") =>
    ensureCredentials(fresh.database.system, join(folder, file), pair, url);

  it("are in the file, for its owner alone, and work", async () => {
    const { credentials, fresh: isFresh } = await ensure("a.json");
    expect(isFresh).toBe(true);
    expect(statSync(join(folder, "a.json")).mode & 0o777).toBe(0o600);
    expect(JSON.parse(readFileSync(join(folder, "a.json"), "utf8"))).toEqual(credentials);
    const user = await fresh.database.system.user.findUniqueOrThrow({ where: { email: credentials.email } });
    expect(await verifyPassword(credentials.password, user.passwordHash)).toBe(true);
    const { authenticate } = createAuthenticator({ system: fresh.database.system, scopes: registry.scopes });
    for (const [name, key] of Object.entries(credentials.keys)) {
      const { caller } = await authenticate(new Headers({ "x-api-key": key }), "127.0.0.1");
      expect(caller).toMatchObject({
        organizationId: name === "orkasaTest" ? pair.testOrganizationId : pair.organizationId,
      });
    }
  });

  it("stay as they are at later starts, and follow the server's address", async () => {
    const first = await ensure("b.json");
    const later = await ensure("b.json", "http://127.0.0.1:5000");
    expect(later).toEqual({ fresh: false, credentials: { ...first.credentials, url: "http://127.0.0.1:5000" } });
    expect(JSON.parse(readFileSync(join(folder, "b.json"), "utf8"))).toEqual(later.credentials);
  });

  it("are made anew where the file is lost, broken, or another database's", async () => {
    const { credentials } = await ensure("c.json");
    const strange = { ...credentials, keys: { ...credentials.keys, orckai: "oak_unknown" } };
    for (const content of ["", "{", "{}", JSON.stringify(strange)]) {
      writeFileSync(join(folder, "c.json"), content);
      expect((await ensure("c.json")).fresh).toBe(true);
    }
  });

  it("leave the password of whoever has the address and no part in the demonstration, and do not need them", async () => {
    const own = await createOrganization(fresh.database.system, { name: "Mine", slug: "mine", plan: "free" });
    const mine = { organizationId: own.organizationId, testOrganizationId: own.testOrganizationId };
    const { passwordHash } = await fresh.database.system.user.findUniqueOrThrow({
      where: { email: "owner@demo.example" },
    });
    const file = join(folder, "e.json");
    await ensureCredentials(fresh.database.system, file, mine, "http://127.0.0.1:4000");
    const after = await fresh.database.system.user.findUniqueOrThrow({ where: { email: "owner@demo.example" } });
    expect(after.passwordHash).toBe(passwordHash);
  });

  it("are not made anew for a key that was revoked", async () => {
    const { credentials } = await ensure("d.json");
    await fresh.database.system.apiKey.updateMany({
      where: { name: "Demonstration (orckai)" },
      data: { revokedAt: new Date() },
    });
    expect(await ensure("d.json")).toEqual({ fresh: false, credentials });
  });
});
