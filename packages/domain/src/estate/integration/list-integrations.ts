import { z } from "zod";
import { operation } from "../../kernel.ts";
import { PAGE_DEFAULT, PAGE_MAX } from "../../paging/keyset.ts";
import { PORTALS, type PortalDefinition } from "../portal/portals.ts";
import { INTEGRATION_SELECT, IntegrationOutput, integrationsRead } from "./integration.ts";

const LIST = "integrations";
const portals: readonly PortalDefinition[] = PORTALS;

/** Every portal that there is, in the order of their table, whether it is connected or not (Orkasa's document). */
export const listIntegrations = operation({
  name: "integrations.list",
  summary: "Lists the portals, each with how it stands with the brokerage.",
  mode: "read",
  scope: integrationsRead,
  rate: "read",
  input: z.object({
    limit: z.int().min(1).max(PAGE_MAX).default(PAGE_DEFAULT),
    cursor: z.string().max(500).optional(),
  }),
  output: z.object({ items: z.array(IntegrationOutput), nextCursor: z.string().nullable() }),
  example: { input: () => ({ limit: 2 }) },
  async handle({ input: { limit, cursor }, db, cursors, now }) {
    const [after] = cursor === undefined ? [] : cursors.open(LIST, cursor);
    // A portal that is there no more has nothing after it that was not shown.
    const from = after === undefined ? 0 : portals.findIndex(({ name }) => name === after) + 1 || portals.length;
    const page = portals.slice(from, from + limit);
    const last = from + limit < portals.length ? page.at(-1) : undefined;
    const where = { provider: { in: page.map(({ name }) => name) } };
    const rows = await db.integration.findMany({ where, select: INTEGRATION_SELECT });
    return {
      items: page.map((portal) => ({ portal, row: rows.find(({ provider }) => provider === portal.name), now })),
      nextCursor: last === undefined ? null : cursors.seal(LIST, [last.name]),
    };
  },
});
