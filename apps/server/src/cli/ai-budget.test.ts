import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { TestCli } from "./testing.ts";

let cli: TestCli;
beforeAll(async () => {
  cli = await TestCli.open();
});
afterAll(() => cli[Symbol.asyncDispose]());

describe("orrery ai", () => {
  it("sets what an organization may spend on models, shows it, and goes back to the default", async () => {
    const { slug, created } = await cli.organization();
    expect(await cli.json("ai", "show-budget", slug)).toEqual({ set: null, cap: null, spent: 0, reserved: 0 });
    expect(await cli.json("ai", "set-budget", slug, "99.50")).toMatchObject({ set: 99.5 });
    // By the test sibling's name it is the same organization: nothing is spent in test mode.
    expect(await cli.json("ai", "set-budget", `${slug}-test`, "250")).toMatchObject({ set: 250 });
    const where = { organizationId: created.organizationId };
    expect(await cli.database.system.aiBudget.findMany({ where })).toMatchObject([
      { micros: 250_000_000n, version: 2 },
    ]);
    expect(await cli.json("ai", "set-budget", slug, "default")).toMatchObject({ set: null });
    const entries: { operation: string }[] = await cli.json("audit", "list", "--organization", slug);
    expect(entries.slice(0, 3).map(({ operation }) => operation)).toEqual(Array(3).fill("aiBudget.set"));
  });

  it.each(["-1", "1.234", "much", "1e3", ""])("refuses %j for an amount", async (amount) => {
    const { slug } = await cli.organization();
    const { code, stderr } = await cli.orrery("ai", "set-budget", slug, amount);
    expect(code).toBe(2);
    expect(stderr).toContain("an amount of USD such as 250");
  });

  it("knows no organization of another name", async () => {
    const { code, stderr } = await cli.orrery("ai", "show-budget", "nobody");
    expect([code, stderr]).toEqual([1, expect.stringContaining("organization")]);
  });
});
