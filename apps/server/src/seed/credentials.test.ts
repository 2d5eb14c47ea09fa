import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createAuthenticator, verifyPassword } from "@orrery/access";
import { registry } from "@orrery/domain";
import { type FreshDatabase, freshDatabase } from "@orrery/testkit";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createOrganization, type OrganizationPair } from "../organizations.ts";
import { ensureCredentials } from "./credentials.ts";
import { seeded } from "./testing.ts";

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
