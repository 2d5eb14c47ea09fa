import { createAuthenticator } from "@orrery/access";
import { registry } from "@orrery/domain";
import { BUNDLES, expandGrants, isPrincipal, ROLES, roleGrants } from "@orrery/operation";
import { appTokenOf, createWorld } from "@orrery/testkit";
import fc from "fast-check";
import { expect, it } from "vitest";

const { scopes } = registry;
const GRANTS = [...BUNDLES, ...scopes.map(({ name }) => name)];

it("an app's token never does what its person can't, nor what is not in it, whatever becomes of the person", async () => {
  const world = await createWorld();
  const { system } = world.database;
  const { authenticate } = createAuthenticator({ system, scopes });
  const role = fc.constantFrom(...ROLES);
  const grants = fc.uniqueArray(fc.constantFrom(...GRANTS), { minLength: 1, maxLength: 6 });
  const property = fc.asyncProperty(role, role, grants, async (before, after, granted) => {
    const { text, userId = "" } = await appTokenOf(world, before, granted);
    for (const now of [before, after]) {
      await system.membership.updateMany({ where: { userId }, data: { role: now } });
      const { caller } = await authenticate(new Headers({ "x-api-key": text }), "203.0.113.9");
      const held = expandGrants(roleGrants(now, scopes), scopes);
      const expected = expandGrants(granted, scopes).intersection(held);
      expect(isPrincipal(caller) && [...caller.scopes].sort()).toEqual([...expected].sort());
    }
  });
  await fc.assert(property, { numRuns: 25 });
});
