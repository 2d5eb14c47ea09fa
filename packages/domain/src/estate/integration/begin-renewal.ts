import { randomUUID } from "node:crypto";
import { tenantStatement } from "@orrery/db";
import { z } from "zod";
import { operation } from "../../kernel.ts";
import { completeIntegration } from "./complete-integration.ts";
import { providerName } from "./get-integration.ts";
import { integrationsWrite } from "./integration.ts";

/** For how long a renewal is believed to go on; longer than a request to a provider may take. */
const LEASE_SECONDS = 30;

/** One of all that ask at once gets it: the others find the row changed when their turn comes. */
const CLAIM = tenantStatement<{ id: string }>(
  `UPDATE "Integration" SET "leaseId" = $3::uuid, "leaseUntil" = now() + make_interval(secs => $4::int4)
  WHERE "organizationId" = $1::uuid AND "provider" = $2 AND "status" = 'connected' AND "renewAt" <= now()
    AND ("leaseUntil" IS NULL OR "leaseUntil" < now()) AND ("renewAfter" IS NULL OR "renewAfter" <= now())
  RETURNING "id"`,
);

/** Claims a renewal, for one process of all: the others wait for what it gets. */
export const beginRenewal = operation({
  name: "integrations.beginRenewal",
  summary: "Claims the renewal of a connection whose access is about to end.",
  mode: "write",
  scope: integrationsWrite,
  rate: "write",
  input: z.object({ provider: providerName }),
  output: z.object({ id: z.uuid().nullable(), leaseId: z.uuid().nullable() }),
  internal: "It is for what renews connections, and lets one process of all do it.",
  resource: ({ id }) => id ?? undefined,
  example: {
    async input(world) {
      // Gone before anybody could use it.
      const tokens = { accessToken: world.unique("access "), refreshToken: "refresh", expiresInSeconds: 0.001 };
      return { provider: (await world.run(completeIntegration, { tokens })).provider };
    },
  },
  async handle({ input: { provider }, sql }) {
    const leaseId = randomUUID();
    const [claimed] = await sql.all(CLAIM, provider, leaseId, LEASE_SECONDS);
    return claimed ? { id: claimed.id, leaseId } : { id: null, leaseId: null };
  },
});
