import { LIMIT_NAMES } from "@orrery/access";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { TestCli } from "./testing.ts";

let cli: TestCli;
beforeAll(async () => {
  cli = await TestCli.open();
});
afterAll(() => cli[Symbol.asyncDispose]());

const show = async (organization: string, name: string) => {
  const rows: { name: string }[] = await cli.json("limits", "show", organization);
  return rows.find((row) => row.name === name);
};

describe("orrery limits", () => {
  it("shows every limit with what the plan gives", async () => {
    const { slug } = await cli.organization("--plan", "solo");
    const rows: { name: string }[] = await cli.json("limits", "show", slug);
    expect(rows.map(({ name }) => name)).toEqual(Object.keys(LIMIT_NAMES));
    expect(await show(slug, "orkasa.minute")).toMatchObject({ limit: 300, default: 300, set: null });
    expect(await show(slug, "ceiling")).toMatchObject({ limit: null, default: null, set: null });
  });

  it("sets some, keeps the others, and resets by name or all", async () => {
    const { slug, created } = await cli.organization("--plan", "pro");
    await cli.json("limits", "set", slug, "orkasa.minute=6000", "ceiling=20000");
    // By the test sibling's name it is the same organization.
    await cli.json("limits", "set", `${slug}-test`, "orckai.hour=10000000", "ceiling=1");
    const stored = async () => {
      const where = { id: created.organizationId };
      return (await cli.database.system.organization.findUniqueOrThrow({ where })).limits;
    };
    expect(await stored()).toEqual({ "orkasa.minute": 6_000, ceiling: 1, "orckai.hour": 10_000_000 });
    expect(await show(slug, "orkasa.minute")).toMatchObject({ limit: 6_000, default: 3_000, set: 6_000 });
    expect((await cli.authenticated(created.key)).caller).toMatchObject({ limits: { "orkasa.minute": 6_000 } });
    await cli.json("limits", "reset", slug, "ceiling", "orckai.hour");
    expect(await stored()).toEqual({ "orkasa.minute": 6_000 });
    await cli.json("limits", "reset", slug);
    expect(await stored()).toEqual({});
    const entries: { operation: string }[] = await cli.json("audit", "list", "--organization", slug);
    const operations = entries.map(({ operation }) => operation);
    expect(operations.slice(0, 4)).toEqual(["limits.reset", "limits.reset", "limits.set", "limits.set"]);
  });

  it("keeps both of two settings that are made at once", async () => {
    const { slug } = await cli.organization();
    const settings = ["orkasa.minute=1", "orckai.day=2", "points.minute=3", "orkestra.bulk=4"];
    await Promise.all(settings.map((setting) => cli.json("limits", "set", slug, setting)));
    const rows: { set: number | null }[] = await cli.json("limits", "show", slug);
    expect(rows.filter(({ set }) => set !== null)).toHaveLength(4);
  });

  it.each([
    ["set acme orkasa.hour=5", "There are orkasa.minute, organicagent.minute"],
    ["set acme __proto__=5", "There is no limit __proto__"],
    ["set acme orkasa.minute=0", "1 to 10000000"],
    ["set acme orkasa.minute=10000001", "1 to 10000000"],
    ["set acme orkasa.minute=1.5", "1 to 10000000"],
    ["set acme orkasa.minute", "1 to 10000000"],
    ["set acme", "missing required argument"],
    ["reset acme orkasa", "There is no limit orkasa"],
  ])("refuses %j", async (line, says) => {
    expect(await cli.orrery("limits", ...line.split(" "))).toMatchObject({
      code: 2,
      stderr: expect.stringContaining(says),
    });
  });

  it("names every limit in its help", async () => {
    const { stdout } = await cli.orrery("limits", "set", "--help");
    for (const name of Object.keys(LIMIT_NAMES)) expect(stdout).toContain(name);
  });

  it("knows no limits of an organization that does not exist", async () => {
    expect(await cli.orrery("limits", "show", "nobody")).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("There is no such organization"),
    });
  });
});
