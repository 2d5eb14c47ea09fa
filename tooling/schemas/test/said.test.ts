import { LIMIT_NAMES } from "@orrery/access";
import { OVERLOADED } from "@orrery/db";
import { restRoutes } from "@orrery/rest";
import { expect, it } from "vitest";
import { SCHEMAS } from "../src/published.ts";

const contracts = [...new Set(restRoutes.map(({ contract }) => contract))];

it.each(contracts.map((contract) => [contract.title, contract] as const))(
  "the limits that the documents tell of %s are the limiter's",
  (_title, { policy, limits }) => {
    const figures = Object.entries(LIMIT_NAMES).flatMap(([limit, { byPlan }]) =>
      limit.startsWith(`${policy}.`) ? Object.values(byPlan ?? {}) : [],
    );
    expect(figures.length).toBeGreaterThan(0);
    for (const figure of figures) expect(limits).toMatch(new RegExp(`\\b${figure.toLocaleString("en-US")}\\b`));
  },
);

it("an overloaded server answers with the reason that the documents tell", () => {
  expect(SCHEMAS["v1.openapi.json"]()).toContain(`"reason": "${OVERLOADED.name}"`);
});
