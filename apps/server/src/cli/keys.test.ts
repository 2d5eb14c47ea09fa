import type { StatementObserver } from "@orrery/db";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { TestCli } from "./testing.ts";

class CountingObserver implements StatementObserver {
  count = 0;
  before() {
    this.count += 1;
  }
}

const statements = new CountingObserver();
let cli: TestCli;
beforeAll(async () => {
  cli = await TestCli.open(statements);
});
afterAll(() => cli[Symbol.asyncDispose]());

describe("orrery keys", () => {
  it("creates a key with its scopes and its end", async () => {
    const { slug } = await cli.organization();
    const key = await cli.json(
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
    const { caller } = await cli.authenticated(key.key);
    expect(caller).toMatchObject({ scopes: new Set(["leads:read", "leads:write"]) });
  });

  it("gives a test key to the test sibling, whichever of the two is named", async () => {
    const { slug, created } = await cli.organization();
    for (const name of [slug, created.organizationId, created.testOrganizationId]) {
      const key = await cli.json(
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
    const { slug, created } = await cli.organization();
    await cli.json("keys", "revoke", created.keyId);
    const listed = await cli.orrery("--json", "keys", "list", "--organization", slug);
    expect(JSON.parse(listed.stdout)).toMatchObject([{ id: created.keyId, status: "revoked" }]);
    expect(listed.stdout).not.toContain(created.key);
    expect((await cli.orrery("keys", "list")).stdout).toContain(created.keyId);
  });

  it("lists those of all organizations in one query", async () => {
    await cli.organization();
    const before = statements.count;
    await cli.json("keys", "list");
    expect(statements.count - before).toBe(1);
  });

  it("shows when each was last used, and until when its old secret is good", async () => {
    const { slug, created } = await cli.organization();
    const lastUsedAt = "2026-01-02T03:04:05.678Z";
    await cli.database.system.apiKey.updateMany({ where: { id: created.keyId }, data: { lastUsedAt } });
    const { previousUntil } = await cli.json("keys", "roll", created.keyId);
    const { stdout } = await cli.orrery("keys", "list", "--organization", slug);
    expect(stdout).toMatch(/LAST USED +OLD SECRET UNTIL/);
    expect(stdout).toContain(`${lastUsedAt}  ${previousUntil}`);
  });

  it("rolls a key: both secrets are good for a day, or as long as is said", async () => {
    const { created } = await cli.organization();
    const id = created.keyId;
    const rolled = await cli.json("keys", "roll", id);
    expect(Math.abs(Date.parse(rolled.previousUntil) - Date.now() - 86_400_000)).toBeLessThan(60_000);
    for (const key of [created.key, rolled.key]) {
      expect((await cli.authenticated(key)).caller).toMatchObject({ credentialId: id });
    }
    const again = await cli.json("keys", "roll", id, "--overlap", "0");
    expect(await cli.authenticated(rolled.key)).toMatchObject({ problem: "invalid" });
    expect((await cli.authenticated(again.key)).caller).toMatchObject({ credentialId: id });
    await cli.json("keys", "revoke", id);
    expect(await cli.orrery("keys", "roll", id)).toMatchObject({ code: 1, stderr: expect.stringContaining("revoked") });
  });

  it("makes an MCP token that may do what its user may, and no more", async () => {
    const { slug } = await cli.organization("--plan", "free", "--email", "agent-owner@example.com");
    const make = ["keys", "create", "--organization", slug, "--kind", "mcp_test", "--name", "Agent"];
    const token = await cli.json(...make, "--user", "Agent-Owner@example.com");
    expect(token).toMatchObject({ key: expect.stringMatching(/^mcp_test_/), scopes: [] });
    expect((await cli.authenticated(token.key)).caller).toMatchObject({ kind: "mcp-token", userId: token.userId });
    const stranger = await cli.orrery(...make, "--user", "nobody@example.com");
    expect(stranger).toMatchObject({ code: 1, stderr: expect.stringContaining("Nobody with this address") });
  });

  it("confines a key to resources that are there", async () => {
    const [mine, theirs] = [await cli.organization(), await cli.organization()];
    const pairIn = async (organizationId: string) => {
      const property = { organizationId, title: "House" };
      const { id } = await cli.database.system.property.create({ data: property, select: { id: true } });
      return `property:${id}`;
    };
    const [pair, foreign] = [await pairIn(mine.created.organizationId), await pairIn(theirs.created.organizationId)];
    const make = ["keys", "create", "--organization", mine.slug, "--name", "Site", "--scopes", "*", "--confine"];
    expect((await cli.json(...make, pair)).confinedTo).toEqual([pair]);
    const refused = await cli.orrery(...make, `${pair},${foreign}`);
    expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining(`alone. ${foreign}\n`) });
  });

  it("confines a key to web pages", async () => {
    const { slug } = await cli.organization();
    const make = ["keys", "create", "--organization", slug, "--name", "Website", "--scopes", "leads:write"];
    const key = await cli.json(...make, "--origins", "https://www.example.com,http://localhost:3000");
    expect(key.origins).toEqual(["https://www.example.com", "http://localhost:3000"]);
  });

  it("makes none that the plan does not include, and says what to do", async () => {
    const { slug } = await cli.organization("--plan", "team");
    const argv = ["keys", "create", "--organization", slug, "--kind", "ort", "--name", "N", "--scopes", "*"];
    const refused = await cli.orrery(...argv);
    expect(refused.stderr).toContain(`they need pro, brokerage. To change it: orrery organizations set-plan ${slug}`);
    const { error } = JSON.parse((await cli.orrery("--json", ...argv)).stderr);
    expect(error).toMatchObject({ code: "PLAN_REQUIRED", details: { reason: "PLAN_TOO_LOW" } });
    await cli.json("organizations", "set-plan", slug, "pro");
    expect((await cli.json(...argv)).key).toMatch(/^ort_/);
  });

  it("revokes a key", async () => {
    const { created } = await cli.organization();
    expect((await cli.orrery("keys", "revoke", created.keyId)).code).toBe(0);
    expect(await cli.authenticated(created.key)).toMatchObject({ problem: "invalid" });
  });

  it.each([
    ["a scope that does not exist", ["--scopes", "leads:fly"], 1, "leads:fly"],
    ["a name that cannot be stored", ["--scopes", "*", "--name", "a\0b"], 2, "without NUL characters"],
    ["an empty scope", ["--scopes", "leads:read,"], 2, "separated by single commas"],
    ["an unknown kind", ["--scopes", "*", "--kind", "abc"], 2, "ork_live"],
    ["an end in the past", ["--scopes", "*", "--expires", "2001-01-01"], 2, "in the past"],
    ["an end that is no time", ["--scopes", "*", "--expires", "soon"], 2, "2027-01-31T12:00:00Z"],
    ["no scopes", [], 2, "--scopes"],
    ["a user for a key", ["--scopes", "*", "--user", "a@example.com"], 2, "--kind mcp"],
    ["scopes for an MCP token", ["--kind", "mcp", "--scopes", "*"], 2, "its user"],
    ["an MCP token of nobody", ["--kind", "mcp"], 2, "--user"],
    ["an origin with a path", ["--scopes", "*", "--origins", "https://example.com/"], 2, "https://www.example.com"],
    ["an origin of another scheme", ["--scopes", "*", "--origins", "ftp://example.com"], 2, "https://www.example.com"],
    ["an origin with a wildcard", ["--scopes", "*", "--origins", "https://*.example.com"], 2, "www.example.com"],
    ["a confinement to no id", ["--scopes", "*", "--confine", "property:5"], 2, "kind:id"],
    [
      "a confinement to no kind",
      ["--scopes", "*", "--confine", "plan:0197a1b2-0000-7000-8000-000000000000"],
      2,
      "kind:id",
    ],
  ])("refuses %s", async (_, options, code, says) => {
    const { slug } = await cli.organization();
    const answer = await cli.orrery("keys", "create", "--organization", slug, "--name", "N", ...options);
    expect(answer).toMatchObject({ code, stdout: "" });
    expect(answer.stderr).toContain(says);
  });

  it.each([
    ["an organization that does not exist", ["keys", "list", "--organization", "nobody"]],
    ["a key that does not exist", ["keys", "revoke", "0197a1b2-0000-7000-8000-000000000000"]],
    ["rolling a key that does not exist", ["keys", "roll", "0197a1b2-0000-7000-8000-000000000000"]],
  ])("fails on %s", async (_, argv) => {
    expect(await cli.orrery(...argv)).toMatchObject({
      code: 1,
      stdout: "",
      stderr: expect.stringContaining("There is no such"),
    });
  });
});

it.each(["8d", "169h", "24", "1w", "-1h", ""])("keys roll refuses an overlap of %j", async (overlap) => {
  const answer = await cli.orrery("keys", "roll", "0197a1b2-0000-7000-8000-000000000000", `--overlap=${overlap}`);
  expect(answer).toMatchObject({ code: 2, stderr: expect.stringContaining("up to 7 days") });
});
