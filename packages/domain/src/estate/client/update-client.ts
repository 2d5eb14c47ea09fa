import { type TenantAccess, tenantStatement } from "@orrery/db";
import { alsoNeeds, SCOPE_REQUIRED, STALE_VERSION } from "@orrery/operation";
import { z } from "zod";
import { assertVersion, expectedVersion, unlessOvertaken } from "../../fields/version.ts";
import { operation } from "../../kernel.ts";
import { createEstateAgent } from "../estate-agent/create-estate-agent.ts";
import { assertEstateAgent, ESTATE_AGENT_NOT_FOUND } from "../estate-agent/estate-agent.ts";
import {
  BUYING_STAGES,
  type BuyingStage,
  CLIENT_EMAIL_TAKEN,
  CLIENT_NOT_FOUND,
  CLIENT_SELECT,
  ClientId,
  ClientOutput,
  type ClientRow,
  clientsRead,
  clientsWrite,
} from "./client.ts";
import { clientStageChanged } from "./client-events.ts";
import { emailKeyOf, optionalFields, requiredFields } from "./client-input.ts";
import { createClient } from "./create-client.ts";

const LOCK = tenantStatement(
  (seen) =>
    `SELECT "id" FROM "Client" WHERE "organizationId" = $1::uuid AND "id" = $2::uuid AND ${seen("Client")} FOR UPDATE`,
);
const ANOTHER_BY_EMAIL = tenantStatement(
  `SELECT TRUE AS "taken" FROM "Client" WHERE "organizationId" = $1::uuid AND "emailKey" = $2 AND "id" <> $3::uuid`,
  { beyondConfinement: "An address is one client's in the whole organization. Whose it is stays unsaid." },
);

/** A merge patch (RFC 7396): what is absent stays, null empties. */
const UpdateClientInput = z.object({
  id: ClientId,
  expectedVersion,
  buyingStage: z.enum(BUYING_STAGES).optional(),
  ...z.object({ ...requiredFields, ...optionalFields }).partial().shape,
});

/** Moves a client to another stage, assigns it, corrects it (OrganicAgent's `PATCH /api/v1/clients/{id}`). */
export const updateClient = operation({
  name: "clients.update",
  summary: "Changes a client's buying stage, its assignment or its fields.",
  mode: "write",
  scope: clientsWrite,
  rate: "write",
  input: UpdateClientInput,
  output: ClientOutput,
  errors: [SCOPE_REQUIRED, CLIENT_NOT_FOUND, CLIENT_EMAIL_TAKEN, ESTATE_AGENT_NOT_FOUND, STALE_VERSION],
  emits: [clientStageChanged],
  example: {
    input: async (world) => ({
      id: (await world.run(createClient)).clientId,
      buyingStage: "Touring" as const,
      agentId: (await world.run(createEstateAgent)).id,
    }),
    emits: [clientStageChanged],
  },
  // Changing a client shows it.
  credentialPolicy: alsoNeeds(clientsRead),
  async handle({ input: { id, expectedVersion: expected, ...patch }, db, sql, emit, fail }) {
    const client = (await lockClient({ db, sql }, id)) ?? fail(CLIENT_NOT_FOUND);
    assertVersion(fail, expected, client, ClientOutput);
    await assertEstateAgent(db, fail, patch.agentId);
    if (patch.email !== undefined && (await sql.all(ANOTHER_BY_EMAIL, emailKeyOf(patch.email), id)).length > 0) {
      fail(CLIENT_EMAIL_TAKEN);
    }
    const data = changesOf(client, patch);
    if (data === undefined) return client;
    const updated = await unlessOvertaken(
      db.client.update({ where: { id, version: client.version }, data, select: CLIENT_SELECT }),
    );
    if (updated.buyingStage !== client.buyingStage) {
      emit(clientStageChanged, updated, { client: updated, previousStage: client.buyingStage as BuyingStage });
    }
    return updated;
  },
});

/** The client as it stands once everybody else who is changing it is done. The lock is a statement of its own: one that waited for it would still read what was committed before it began. */
async function lockClient({ db, sql }: TenantAccess, id: string): Promise<ClientRow | null> {
  await sql.all(LOCK, id);
  return db.client.findUnique({ where: { id }, select: CLIENT_SELECT });
}

type Patch = Omit<z.output<typeof UpdateClientInput>, "id" | "expectedVersion">;

/** What the update writes; undefined when the patch changes nothing, so that repeating one makes no new version. */
function changesOf(client: ClientRow, patch: Patch) {
  const given = Object.entries(patch) as [keyof Patch, string | null | undefined][];
  const changed = given.filter(([field, value]) => value !== undefined && value !== client[field]);
  if (changed.length === 0) return undefined;
  const data = Object.fromEntries(changed) as Partial<Pick<ClientRow, keyof Patch>>;
  const emailKey = data.email === undefined ? {} : { emailKey: emailKeyOf(data.email) };
  return { ...data, ...emailKey, version: client.version + 1 };
}
