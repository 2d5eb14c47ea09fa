import { registry } from "@orrery/domain";
import { ALL_SCOPES, createWorld, type TestWorld } from "@orrery/testkit";
import { beforeAll, describe, expect, it } from "vitest";
import { toolPage } from "./tool-pages.ts";
import { toolOfOperation, toolsFor } from "./tools.ts";

let world: TestWorld;
beforeAll(async () => {
  world = await createWorld();
});

const definitionOf = (name: string) => toolOfOperation(registry.get(name) as never)?.definition;

describe("a tool", () => {
  it("says of itself whether it reads, adds, or takes away for good", () => {
    expect(definitionOf("leads.get")?.annotations).toEqual({ readOnlyHint: true, openWorldHint: false });
    expect(definitionOf("leads.create")?.annotations).toEqual({
      readOnlyHint: false,
      destructiveHint: false,
      idempotentHint: true,
      openWorldHint: false,
    });
    expect(definitionOf("apiKeys.revoke")?.annotations).toMatchObject({ destructiveHint: true });
  });

  it("has a name that every client takes, a title, and the operation's summary", () => {
    expect(definitionOf("estateAgents.create")).toMatchObject({
      name: "estate_agents_create",
      title: "Estate agents: create",
      description: registry.get("estateAgents.create")?.summary,
    });
    for (const { definition } of toolsFor(world.principal)) expect(definition.name).toMatch(/^[a-zA-Z0-9_-]{1,64}$/);
  });

  it("takes its operation's input, and an idempotency key where it writes", () => {
    expect(definitionOf("leads.get")?.inputSchema).toEqual({
      type: "object",
      properties: { id: { type: "string", format: "uuid", description: "The id of a Lead." } },
      required: ["id"],
    });
    expect(definitionOf("leads.create")?.inputSchema.properties).toMatchObject({
      name: { type: "string", maxLength: 200 },
      idempotencyKey: { type: "string" },
    });
    expect(definitionOf("health.get")?.inputSchema).toEqual({ type: "object", properties: {} });
  });

  it("says what it gives, and leaves room for fields that are added", () => {
    const { outputSchema } = definitionOf("leads.get") ?? {};
    expect(outputSchema).toMatchObject({ type: "object", properties: { score: { minimum: 0, maximum: 100 } } });
    expect(JSON.stringify(outputSchema)).not.toContain("additionalProperties");
  });

  it("takes no more of a model's attention than it needs: 6 kB at most, and 2.5 on average", () => {
    const sizes = toolsFor(world.principal).map(({ definition }) => JSON.stringify(definition).length);
    expect(Math.max(...sizes)).toBeLessThan(6_000);
    expect(sizes.reduce((sum, size) => sum + size, 0) / sizes.length).toBeLessThan(2_500);
  });
});

describe("the list of tools", () => {
  const names = (page: ReturnType<typeof toolPage>) => page.tools.map(({ name }) => name);

  it("comes in pages, each tool once, in one order", () => {
    const all = names(toolPage(world.principal, undefined));
    const paged: string[] = [];
    let cursor: string | undefined;
    do {
      const page = toolPage(world.principal, cursor, 7);
      expect(page.tools.length).toBeLessThanOrEqual(7);
      paged.push(...names(page));
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    expect(paged).toEqual(all);
    expect(all.length).toBeGreaterThan(14);
  });

  it("goes on after a tool that is not the caller's any more", () => {
    const { nextCursor } = toolPage(world.principal, undefined, 7);
    const fewer = world.withScopes(ALL_SCOPES.filter((scope) => scope.startsWith("leads:")));
    const all = names(toolPage(fewer, undefined));
    const [last = ""] = names(toolPage(world.principal, undefined, 7)).slice(-1);
    expect(names(toolPage(fewer, nextCursor))).toEqual(all.filter((name) => name > last));
  });

  it("refuses a cursor that it did not give", () => {
    expect(() => toolPage(world.principal, "nonsense")).toThrow(
      expect.objectContaining({ code: -32602, data: expect.objectContaining({ reason: "INVALID_CURSOR" }) }),
    );
  });
});
