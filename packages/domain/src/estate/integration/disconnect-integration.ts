import { randomUUID } from "node:crypto";
import { tenantStatement } from "@orrery/db";
import { z } from "zod";
import { presented } from "../../fields/presented.ts";
import { operation } from "../../kernel.ts";
import { completeIntegration } from "./complete-integration.ts";
import { providerName } from "./get-integration.ts";
import {
  entryOf,
  INTEGRATION_BUSY,
  INTEGRATION_NOT_CONNECTED,
  INTEGRATION_PROVIDER_NOT_FOUND,
  INTEGRATION_SELECT,
  type IntegrationEntry,
  IntegrationView,
  integrationsWrite,
  portalNamed,
  providerAccess,
  toIntegrationView,
} from "./integration.ts";
import { integrationDisconnected } from "./integration-events.ts";
import { type ConnectionSecrets, ProviderProblem } from "./ports.ts";

/** How long the provider may take. Longer, and the tokens are erased here without its word for it. */
const REVOKING_MS = 15_000;
const TIMEOUT_MS = 20_000;

/** Nobody renews meanwhile what is about to be revoked. */
const CLAIM = tenantStatement<{ id: string }>(
  `UPDATE "Integration" SET "leaseId" = $3::uuid, "leaseUntil" = now() + interval '60 seconds'
  WHERE "organizationId" = $1::uuid AND "id" = $2::uuid AND ("leaseUntil" IS NULL OR "leaseUntil" < now()) RETURNING "id"`,
);

/** Whose id the audit log has, though it is no more. */
type Disconnected = IntegrationEntry & { readonly id: string; readonly revoked: boolean | null };

const DisconnectedOutput = presented(
  ({ id: _, revoked, ...entry }: Disconnected) => ({ ...toIntegrationView(entry), revoked }),
  IntegrationView.extend({
    revoked: z
      .boolean()
      .nullable()
      .describe(
        "Whether the portal has taken the tokens back; null where it was not asked, or has no way to. They are erased here either way.",
      ),
  }),
);

/** Whatever the portal says, what we hold is erased: somebody wants to be rid of it. */
export const disconnectIntegration = operation({
  name: "integrations.disconnect",
  summary: "Disconnects a portal: its tokens are revoked there (RFC 7009) and erased here.",
  mode: "effect",
  scope: integrationsWrite,
  rate: "write",
  destroys: true,
  input: z.object({
    provider: providerName,
    revoke: z
      .boolean()
      .default(true)
      .describe("False leaves the tokens good at the portal, where others may have them too."),
  }),
  output: DisconnectedOutput,
  errors: [INTEGRATION_PROVIDER_NOT_FOUND, INTEGRATION_NOT_CONNECTED, INTEGRATION_BUSY],
  emits: [integrationDisconnected],
  example: {
    input: async (world) => ({ revoke: false, provider: (await world.run(completeIntegration)).provider }),
    emits: [integrationDisconnected],
  },
  timeoutMs: TIMEOUT_MS,
  async prepare({ input: { provider }, db, sql, integrationSecrets, fail }) {
    if (!portalNamed(provider)) fail(INTEGRATION_PROVIDER_NOT_FOUND);
    const found = await db.integration.findFirst({ where: { provider }, select: { id: true } });
    const { id } = found ?? fail(INTEGRATION_NOT_CONNECTED);
    const leaseId = randomUUID();
    const [claimed] = await sql.all(CLAIM, id, leaseId);
    if (!claimed) fail(INTEGRATION_BUSY);
    // Read once nobody renews it or connects it anew: those are the tokens to take back.
    const select = { ...INTEGRATION_SELECT, secrets: true };
    const { secrets, ...row } = await db.integration.findUniqueOrThrow({ where: { id }, select });
    return { row, leaseId, secrets: integrationSecrets.open<ConnectionSecrets>(id, secrets) };
  },
  async work({ plan: { row, secrets }, input: { revoke }, portalOAuth, integrationSettings, signal }) {
    if (!revoke) return null;
    const access = providerAccess(row, secrets, integrationSettings);
    const within = AbortSignal.any([signal, AbortSignal.timeout(REVOKING_MS)]);
    try {
      return (await portalOAuth.revoke(access, secrets, within)) ? true : null;
    } catch (error) {
      if (error instanceof ProviderProblem) return false;
      throw error;
    }
  },
  async settle({ plan: { row, leaseId }, result: revoked, db, now, emit, fail }) {
    // Connected anew meanwhile: that is another connection, and stays.
    const { count } = await db.integration.deleteMany({ where: { id: row.id, leaseId } });
    if (count === 0) fail(INTEGRATION_BUSY);
    const entry = { ...entryOf(row, now), row: undefined };
    emit(integrationDisconnected, { id: row.id, version: row.version + 1 }, entry);
    return { ...entry, id: row.id, revoked };
  },
  async abandon({ plan: { row, leaseId }, db }) {
    await db.integration.updateMany({ where: { id: row.id, leaseId }, data: { leaseId: null, leaseUntil: null } });
  },
});
