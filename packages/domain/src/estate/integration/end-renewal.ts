import type { TenantAccess } from "@orrery/db";
import { tenantStatement } from "@orrery/db";
import { reason } from "@orrery/operation";
import { z } from "zod";
import { operation } from "../../kernel.ts";
import { beginRenewal } from "./begin-renewal.ts";
import { tokensInput } from "./complete-integration.ts";
import { entryOf, INTEGRATION_SELECT, IntegrationOutput, integrationsWrite } from "./integration.ts";
import { integrationFailed } from "./integration-events.ts";
import type { ConnectionSecrets } from "./ports.ts";
import { secretsIn, termsOf, UNTROUBLED } from "./store-connection.ts";

export const RENEWAL_LOST = reason(
  "RENEWAL_LOST",
  "CONFLICT",
  "Another one has taken over, or the connection is gone.",
);

const LOCK = tenantStatement<{ id: string }>(
  `SELECT "id" FROM "Integration" WHERE "organizationId" = $1::uuid AND "id" = $2::uuid AND "leaseId" = $3::uuid FOR UPDATE`,
);

/** The connection that the lease is of, and nobody changes it until the end of the transaction. */
async function held({ db, sql }: TenantAccess, { id, leaseId }: { readonly id: string; readonly leaseId: string }) {
  await sql.all(LOCK, id, leaseId);
  const row = await db.integration.findUnique({
    where: { id },
    select: { ...INTEGRATION_SELECT, secrets: true, leaseId: true },
  });
  return row?.leaseId === leaseId ? row : undefined;
}

const ours = { id: z.uuid(), leaseId: z.uuid() };

async function begun(world: Parameters<typeof beginRenewal.example.input>[0]) {
  const { id, leaseId } = await world.run(beginRenewal);
  return { id: id ?? "", leaseId: leaseId ?? "" };
}

/** Stores what a renewal gave, where its lease still holds. What the provider did not give anew stays (RFC 6749, 6). */
export const endRenewal = operation({
  name: "integrations.endRenewal",
  summary: "Stores the tokens that a renewal of a connection gave.",
  mode: "write",
  scope: integrationsWrite,
  rate: "write",
  input: z.object({ ...ours, tokens: tokensInput }),
  output: IntegrationOutput,
  errors: [RENEWAL_LOST],
  internal: "It is for what renews connections, and holds the lease.",
  resource: ({ row }) => row?.id,
  example: {
    input: async (world) => ({
      ...(await begun(world)),
      tokens: { accessToken: world.unique("access "), expiresInSeconds: 3_600 },
    }),
  },
  async handle({ input: { tokens, ...lease }, db, sql, integrationSecrets, now, fail }) {
    const { secrets: sealed, ...row } = (await held({ db, sql }, lease)) ?? fail(RENEWAL_LOST);
    const before = integrationSecrets.open<ConnectionSecrets>(row.id, sealed);
    const data = {
      secrets: integrationSecrets.seal(row.id, { ...before, ...secretsIn(tokens) }),
      scopes: [...(tokens.scopes ?? row.scopes)],
      ...termsOf(tokens, row, now),
      lastSuccessAt: now,
      ...UNTROUBLED,
      version: row.version + 1,
    };
    const renewed = await db.integration.update({ where: { id: row.id }, data, select: INTEGRATION_SELECT });
    return entryOf(renewed, now);
  },
});

const FIRST_PAUSE_SECONDS = 10;
const LONGEST_PAUSE_SECONDS = 900;

/** Twice as long each time, and not for all brokerages in the same moment. */
function pauseMs(failures: number): number {
  const seconds = Math.min(FIRST_PAUSE_SECONDS * 2 ** failures, LONGEST_PAUSE_SECONDS);
  return seconds * 1_000 * (0.75 + Math.random() / 2);
}

/** A renewal that did not work: it is tried again later, or it needs a person, whom the event tells so. */
export const failRenewal = operation({
  name: "integrations.failRenewal",
  summary: "Notes that a connection could not be renewed.",
  mode: "write",
  scope: integrationsWrite,
  rate: "write",
  input: z.object({
    ...ours,
    error: z.string().max(1_000),
    needsPerson: z.boolean().describe("Whether it would be no other the next time."),
  }),
  output: IntegrationOutput,
  errors: [RENEWAL_LOST],
  emits: [integrationFailed],
  internal: "It is for what renews connections, and holds the lease.",
  resource: ({ row }) => row?.id,
  example: {
    input: async (world) => ({
      ...(await begun(world)),
      error: "The provider answered invalid_grant",
      needsPerson: true,
    }),
    emits: [integrationFailed],
  },
  async handle({ input: { error, needsPerson, ...lease }, db, sql, now, emit, fail }) {
    const row = (await held({ db, sql }, lease)) ?? fail(RENEWAL_LOST);
    const data = {
      ...{ lastError: error, lastErrorAt: now, leaseId: null, leaseUntil: null, version: row.version + 1 },
      ...(needsPerson && { status: "error" }),
      failures: row.failures + 1,
      renewAfter: needsPerson ? null : new Date(now.getTime() + pauseMs(row.failures)),
    };
    const failed = await db.integration.update({ where: { id: row.id }, data, select: INTEGRATION_SELECT });
    const entry = entryOf(failed, now);
    if (needsPerson) emit(integrationFailed, failed, entry);
    return entry;
  },
});
