import type { Principal } from "@orrery/operation";
import { createWorld, type TestWorld } from "@orrery/testkit";
import { beforeEach, describe, expect, it } from "vitest";
import { getOrganization } from "./get-organization.ts";

let world: TestWorld;
beforeEach(async () => {
  world = await createWorld({ plan: "team" });
});
const testPrincipal = (): Principal => ({ ...world.principal, organizationId: world.testOrganizationId, mode: "test" });

describe("the organization of a credential", () => {
  it("is its own, as its row stands", async () => {
    const row = await world.database.system.organization.findUniqueOrThrow({ where: { id: world.organizationId } });
    expect((await world.invoke(getOrganization, {})).output).toEqual({
      id: world.organizationId,
      name: "Test Brokerage",
      slug: row.slug,
      plan: "team",
      mode: "live",
      version: 1,
      createdAt: row.createdAt.toISOString(),
      updatedAt: row.updatedAt.toISOString(),
    });
  });

  it("is the test sibling for a test credential, with the live organization's plan and not its own row's", async () => {
    await world.database.system.organization.update({
      where: { id: world.testOrganizationId },
      data: { plan: "free" },
    });
    const { output } = await world.invoke(getOrganization, {}, { principal: testPrincipal() });
    expect(output).toMatchObject({ id: world.testOrganizationId, mode: "test", plan: "team" });
  });

  it("is not another one, whatever id is sent", async () => {
    const other = await createWorld();
    const { output } = await world.invoke(getOrganization, {
      id: other.organizationId,
      organizationId: other.organizationId,
    });
    expect(output).toMatchObject({ id: world.organizationId });
  });

  it("that is gone is not found", async () => {
    await world.database.system.organization.delete({ where: { id: world.testOrganizationId } });
    await expect(world.invoke(getOrganization, {}, { principal: testPrincipal() })).rejects.toMatchObject({
      code: "NOT_FOUND",
      reason: "ORGANIZATION_NOT_FOUND",
    });
  });

  it("needs org:read", async () => {
    const { output } = await world.invoke(getOrganization, {}, { principal: world.withScopes(["org:read"]) });
    expect(output).toMatchObject({ id: world.organizationId });
    await expect(
      world.invoke(getOrganization, {}, { principal: world.withScopes(["leads:read", "org:write"]) }),
    ).rejects.toMatchObject({ code: "FORBIDDEN", details: { scope: "org:read" } });
  });
});
