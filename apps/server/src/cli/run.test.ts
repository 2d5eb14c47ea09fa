import { createAuthenticator, verifyPassword } from "@orrery/access";
import { registry } from "@orrery/domain";
import { type FreshDatabase, freshDatabase } from "@orrery/testkit";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runArguments } from "./run.ts";

let fresh: FreshDatabase;

beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh[Symbol.asyncDispose]());

const orrery = (...argv: string[]) => runArguments(argv, fresh.database.system);

async function json(...argv: string[]) {
  const { code, stdout, stderr } = await orrery("--json", ...argv);
  expect(stderr).toBe("");
  expect(code).toBe(0);
  return JSON.parse(stdout);
}

let made = 0;
/** A new organization's slug. */
async function organization(...options: string[]): Promise<{ slug: string; created: Record<string, unknown> }> {
  made += 1;
  const slug = `brokerage-${made}`;
  return { slug, created: await json("organizations", "create", "--name", "My Brokerage", "--slug", slug, ...options) };
}

async function authenticated(key: string) {
  const authenticate = createAuthenticator({ system: fresh.database.system, scopes: registry.scopes });
  return authenticate(new Headers({ "x-api-key": key }), "127.0.0.1");
}

describe("orrery organizations", () => {
  it("creates an organization, its test sibling and a key that works", async () => {
    const { slug, created } = await organization("--plan", "team");
    const { caller } = await authenticated(String(created.key));
    expect(caller).toMatchObject({ organizationId: created.organizationId, plan: "team", mode: "live" });
    const listed = await json("organizations", "list");
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
    const { created } = await organization("--email", "Owner@Example.com");
    const owner = created.owner as { email: string; password: string };
    expect(owner.email).toBe("owner@example.com");
    const user = await fresh.database.system.user.findUniqueOrThrow({
      where: { email: owner.email },
      include: { memberships: true },
    });
    expect(await verifyPassword(owner.password, user.passwordHash)).toBe(true);
    expect(user.memberships).toMatchObject([{ organizationId: created.organizationId, role: "owner" }]);
    const second = await organization("--email", "owner@example.com");
    expect(second.created.owner).toEqual({ email: "owner@example.com" });
  });

  it("prints for people what it prints as JSON", async () => {
    const { code, stdout } = await orrery("organizations", "create", "--name", "Plain", "--slug", "plain");
    expect(code).toBe(0);
    expect(stdout).toMatch(/^organization +[0-9a-f-]{36}\n/);
    expect(stdout).toMatch(/\nkey +ork_live_[0-9A-Za-z]{38} /);
  });

  it.each(["-x", "UPPER", "with space", "x".repeat(61), "mine-test", ""])("refuses the slug %j", async (slug) => {
    expect(await orrery("organizations", "create", "--name", "N", `--slug=${slug}`)).toMatchObject({
      code: 1,
      stdout: "",
    });
  });

  it("refuses a slug that is taken, and makes nothing", async () => {
    const { slug } = await organization();
    const before = await fresh.database.system.organization.count();
    const answer = await orrery("--json", "organizations", "create", "--name", "N", "--slug", slug);
    expect(answer.code).toBe(1);
    expect(JSON.parse(answer.stderr)).toMatchObject({ error: { code: "CONFLICT", details: { reason: "SLUG_TAKEN" } } });
    expect(await fresh.database.system.organization.count()).toBe(before);
  });
});

describe("orrery keys", () => {
  it("creates a key with its scopes and its end", async () => {
    const { slug } = await organization();
    const key = await json(
      "keys",
      "create",
      "--organization",
      slug,
      "--kind",
      "oag",
      "--name",
      "Zapier",
      "--scopes",
      "leads:read,leads:write",
      "--expires",
      "2d",
    );
    expect(key.key).toMatch(/^oag_/);
    expect(Date.parse(key.expiresAt) - Date.now()).toBeGreaterThan(47 * 3_600_000);
    const { caller } = await authenticated(key.key);
    expect(caller).toMatchObject({ scopes: new Set(["leads:read", "leads:write"]) });
  });

  it("gives a test key to the test sibling, whichever of the two is named", async () => {
    const { slug, created } = await organization();
    for (const name of [slug, String(created.organizationId), String(created.testOrganizationId)]) {
      const key = await json(
        "keys",
        "create",
        "--organization",
        name,
        "--prefix",
        "ork_test_",
        "--name",
        "T",
        "--scopes",
        "*",
      );
      expect(key.organizationId).toBe(created.testOrganizationId);
    }
  });

  it("lists keys with their status, and never a key itself", async () => {
    const { slug, created } = await organization();
    await json("keys", "revoke", String(created.keyId));
    const listed = await orrery("--json", "keys", "list", "--organization", slug);
    expect(JSON.parse(listed.stdout)).toMatchObject([{ id: created.keyId, status: "revoked" }]);
    expect(listed.stdout).not.toContain(created.key);
    expect((await orrery("keys", "list")).stdout).toContain(String(created.keyId));
  });

  it("revokes a key", async () => {
    const { created } = await organization();
    expect((await orrery("keys", "revoke", String(created.keyId))).code).toBe(0);
    expect(await authenticated(String(created.key))).toMatchObject({ problem: "invalid" });
  });

  it.each([
    ["a scope that does not exist", ["--scopes", "leads:fly"], 1, "leads:fly"],
    ["an empty scope", ["--scopes", "leads:read,"], 2, "separated by single commas"],
    ["an unknown kind", ["--scopes", "*", "--kind", "abc"], 2, "ork_live"],
    ["an end in the past", ["--scopes", "*", "--expires", "2001-01-01"], 2, "in the past"],
    ["an end that is no time", ["--scopes", "*", "--expires", "soon"], 2, "2027-01-31T12:00:00Z"],
    ["no scopes", [], 2, "--scopes"],
  ])("refuses %s", async (_, options, code, says) => {
    const { slug } = await organization();
    const answer = await orrery("keys", "create", "--organization", slug, "--name", "N", ...options);
    expect(answer).toMatchObject({ code, stdout: "" });
    expect(answer.stderr).toContain(says);
  });

  it.each([
    ["an organization that does not exist", ["keys", "list", "--organization", "nobody"]],
    ["a key that does not exist", ["keys", "revoke", "0197a1b2-0000-7000-8000-000000000000"]],
  ])("fails on %s", async (_, argv) => {
    expect(await orrery(...argv)).toMatchObject({
      code: 1,
      stdout: "",
      stderr: expect.stringContaining("There is no such"),
    });
  });
});

describe("orrery", () => {
  it.each([[["--help"]], [["keys", "--help"]], [["keys", "create", "--help"]], [["help", "organizations"]]])(
    "helps with %j",
    async (argv) => {
      expect(await orrery(...argv)).toMatchObject({
        code: 0,
        stdout: expect.stringContaining("Usage: orrery"),
        stderr: "",
      });
    },
  );

  it.each([[[]], [["nonsense"]], [["keys"]], [["keys", "list", "--nonsense"]]])("exits with 2 on %j", async (argv) => {
    const { code, stdout, stderr } = await orrery(...argv);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).not.toBe("");
  });
});
