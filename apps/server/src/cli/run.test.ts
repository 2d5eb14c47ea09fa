import { randomUUID } from "node:crypto";
import { verifyPassword } from "@orrery/access";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { TestCli } from "./testing.ts";

let cli: TestCli;
beforeAll(async () => {
  cli = await TestCli.open();
});
afterAll(() => cli[Symbol.asyncDispose]());

describe("orrery organizations", () => {
  it("creates an organization, its test sibling and a key that works", async () => {
    const { slug, created } = await cli.organization("--plan", "team");
    const { caller } = await cli.authenticated(created.key);
    expect(caller).toMatchObject({ organizationId: created.organizationId, plan: "team", mode: "live" });
    const listed = await cli.json("organizations", "list");
    expect(listed).toContainEqual(
      expect.objectContaining({
        id: created.organizationId,
        testOrganizationId: created.testOrganizationId,
        slug,
        plan: "team",
      }),
    );
  });

  it("gives a new owner a password, and asks none of one who has an account", async () => {
    const { created } = await cli.organization("--email", "Owner@Example.com");
    const { owner = { email: "", password: "" } } = created;
    expect(owner.email).toBe("owner@example.com");
    const user = await cli.database.system.user.findUniqueOrThrow({
      where: { email: owner.email },
      include: { memberships: true },
    });
    expect(await verifyPassword(owner.password, user.passwordHash)).toBe(true);
    expect(user.memberships).toMatchObject([{ organizationId: created.organizationId, role: "owner" }]);
    const second = await cli.organization("--email", "owner@example.com");
    expect(second.created.owner).toEqual({ email: "owner@example.com" });
  });

  it("gives nobody an organization for an address that they only registered with, unless the operator vouches", async () => {
    const email = `${randomUUID()}@example.com`;
    await cli.database.system.user.create({ data: { email, name: "Mallory?", passwordHash: "" } });
    const create = (slug: string, ...more: string[]) =>
      cli.orrery("organizations", "create", "--name", "Mine", "--slug", slug, "--email", email, ...more);
    const [refused, vouched] = [`o-${randomUUID()}`, `o-${randomUUID()}`];
    expect(await create(refused)).toMatchObject({ code: 1, stderr: expect.stringContaining("--confirm-address") });
    expect(await cli.database.system.organization.count({ where: { slug: refused } })).toBe(0);
    expect(await create(vouched, "--confirm-address")).toMatchObject({ code: 0 });
    expect(await create(refused)).toMatchObject({ code: 0 });
  });

  it("creates all or nothing: of an owner that cannot be, neither an organization nor a key stays", async () => {
    const { system } = cli.database;
    const [email, slug] = [`${randomUUID()}@example.com`, `o-${randomUUID()}`];
    await system.user.create({ data: { email, name: "Mallory?", passwordHash: "" } });
    const counts = () => Promise.all([system.organization.count(), system.apiKey.count(), system.auditEntry.count()]);
    const before = await counts();
    const argv = ["organizations", "create", "--name", "Mine", "--slug", slug, "--email", email];
    expect(await cli.orrery(...argv)).toMatchObject({ code: 1 });
    expect(await counts()).toEqual(before);
  });

  it("makes no key on a plan that includes none", async () => {
    const { created } = await cli.organization("--plan", "free");
    expect(created).toMatchObject({ keyId: null, key: null });
  });

  it("changes the plan, and says how many keys that refuses", async () => {
    const { slug, created } = await cli.organization("--plan", "brokerage");
    const make = (kind: string) =>
      cli.json("keys", "create", "--organization", slug, "--kind", kind, "--name", "N", "--scopes", "*");
    const [gone] = [await make("ort"), await make("ort"), await make("ort_test")];
    await cli.json("keys", "revoke", gone.id);
    const changed = await cli.json("organizations", "set-plan", created.testOrganizationId, "team");
    expect(changed).toMatchObject({ organizationId: created.organizationId, plan: "team", planBefore: "brokerage" });
    expect(changed.keysRefused).toBe(2);
    expect((await cli.authenticated(created.key)).caller).toMatchObject({ plan: "team" });
    const unknown = await cli.orrery("organizations", "set-plan", slug, "gold");
    expect(unknown).toMatchObject({ code: 2, stderr: expect.stringContaining("free, solo, team, pro, brokerage") });
    expect(await cli.orrery("organizations", "set-plan", "nobody", "pro")).toMatchObject({ code: 1 });
  });

  it("prints for people what it prints as JSON", async () => {
    const { code, stdout } = await cli.orrery("organizations", "create", "--name", "Plain", "--slug", "plain");
    expect(code).toBe(0);
    expect(stdout).toMatch(/^organization +[0-9a-f-]{36}\n/);
    expect(stdout).toMatch(/\nkey +ork_live_[0-9A-Za-z]{38} /);
  });

  it.each(["-x", "UPPER", "with space", "x".repeat(61), "mine-test", ""])("refuses the slug %j", async (slug) => {
    expect(await cli.orrery("organizations", "create", "--name", "N", `--slug=${slug}`)).toMatchObject({
      code: 1,
      stdout: "",
    });
  });

  it("refuses a slug that is taken, and makes nothing", async () => {
    const { slug } = await cli.organization();
    const before = await cli.database.system.organization.count();
    const answer = await cli.orrery("--json", "organizations", "create", "--name", "N", "--slug", slug);
    expect(answer.code).toBe(1);
    expect(JSON.parse(answer.stderr)).toMatchObject({ error: { code: "CONFLICT", details: { reason: "SLUG_TAKEN" } } });
    expect(await cli.database.system.organization.count()).toBe(before);
  });
});

describe("orrery signing-keys", () => {
  it("rotates: the new one takes over from the one that signs, whose tokens stay good", async () => {
    expect((await cli.orrery("signing-keys", "list")).stdout).toContain("the first login makes one");
    expect(await cli.json("signing-keys", "rotate")).toMatchObject([{ state: "signs", retiredAt: null }]);
    const [next, signs] = await cli.json("signing-keys", "rotate");
    expect([next, signs]).toMatchObject([{ state: "next" }, { state: "signs", retiredAt: expect.any(String) }]);
    const minutes = (from: string) => (Date.parse(signs[from]) - Date.now()) / 60_000;
    expect(minutes("retiredAt")).toBeCloseTo(1, 0);
    expect(minutes("goodUntil") / (7 * 24 * 60)).toBeCloseTo(1, 2);
    expect(await cli.json("signing-keys", "list")).toEqual([next, signs]);
    expect((await cli.orrery("signing-keys", "list")).stdout).toMatch(new RegExp(`\n${next.id}  next `));
  });
});

describe("orrery audit", () => {
  it("lists what was done, the newest first, in the organization and its test sibling", async () => {
    const { slug, created } = await cli.organization();
    const make = ["keys", "create", "--organization", slug, "--name", "N", "--scopes", "*", "--kind"];
    const [live, test] = [await cli.json(...make, "ork_live"), await cli.json(...make, "ork_test")];
    await cli.json("keys", "roll", test.id);
    await cli.json("keys", "revoke", live.id);
    await cli.json("organizations", "set-plan", slug, "pro");
    await cli.orrery("keys", "create", "--organization", slug, "--name", "N", "--scopes", "leads:fly");
    const entries = await cli.json("audit", "list", "--organization", slug);
    const seen = entries.map((entry: Record<string, string>) => [entry.operation, entry.resourceId]);
    // Made in one transaction.
    expect(seen.splice(-2).sort()).toEqual([
      ["apiKeys.create", created.keyId],
      ["organizations.create", created.organizationId],
    ]);
    expect(seen).toEqual([
      ["organizations.setPlan", created.organizationId],
      ["apiKeys.revoke", live.id],
      ["apiKeys.roll", test.id],
      ["apiKeys.create", test.id],
      ["apiKeys.create", live.id],
    ]);
    for (const entry of entries) expect(entry).toMatchObject({ surface: "system", credentialKind: "operator" });
    const two = await cli.orrery("audit", "list", "--organization", slug, "--limit", "2");
    expect(two.stdout.trim().split("\n")).toHaveLength(3);
  });

  it("lists what one credential did", async () => {
    const { slug, created } = await cli.organization();
    const entry = {
      organizationId: created.organizationId,
      operation: "leads.create",
      credentialKind: "api-key",
      credentialId: created.keyId,
      ...{ surface: "rest", requestId: "r", address: "203.0.113.9" },
    };
    await cli.database.system.auditEntry.create({ data: entry });
    const argv = ["audit", "list", "--organization", slug, "--credential", created.keyId];
    expect(await cli.json(...argv)).toMatchObject([entry]);
    expect((await cli.orrery(...argv)).stdout).toContain(`api-key ${created.keyId}`);
  });
});

describe("orrery", () => {
  it.each([[["--help"]], [["keys", "--help"]], [["keys", "create", "--help"]], [["help", "organizations"]]])(
    "helps with %j",
    async (argv) => {
      expect(await cli.orrery(...argv)).toMatchObject({
        code: 0,
        stdout: expect.stringContaining("Usage: orrery"),
        stderr: "",
      });
    },
  );

  it.each([[[]], [["nonsense"]], [["keys"]], [["keys", "list", "--nonsense"]]])("exits with 2 on %j", async (argv) => {
    const { code, stdout, stderr } = await cli.orrery(...argv);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).not.toBe("");
  });
});
