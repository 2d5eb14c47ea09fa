import type { TenantDb } from "@orrery/db";
import { ConcurrentUpdate, holds } from "@orrery/operation";
import { z } from "zod";
import { formText, orNull } from "../../fields/text.ts";
import { unlessOvertaken } from "../../fields/version.ts";
import { operation } from "../../kernel.ts";
import { assertEstateAgent, ESTATE_AGENT_NOT_FOUND } from "../estate-agent/estate-agent.ts";
import {
  BUYING_STAGES,
  CLIENT_EMAIL_TAKEN,
  CLIENT_SELECT,
  ClientId,
  ClientOutput,
  type ClientRow,
  clientsRead,
  clientsWrite,
} from "./client.ts";
import { clientCreated } from "./client-events.ts";
import { emailKeyOf, optionalFields, requiredFields } from "./client-input.ts";

const SOURCE_MAX = 100;
const DEFAULT_SOURCE = "api";

const CreateClientInput = z.object({
  ...requiredFields,
  phone: orNull(optionalFields.phone),
  buyingStage: z.enum(BUYING_STAGES).default("Searching"),
  source: orNull(formText(SOURCE_MAX)).transform((value) => value ?? DEFAULT_SOURCE),
  agentId: orNull(optionalFields.agentId),
});
type NewClient = z.output<typeof CreateClientInput>;

/**
 * Makes a client, or gives the one that has the email address, which stays as it is (CONTRACTS.md, "OrganicAgent").
 * A credential without `clients:read` learns the id alone. One that is confined to resources that the known client is none
 * of learns that the address is taken.
 */
export const createClient = operation({
  name: "clients.create",
  summary: "Creates a client, or gives the client that has its email address, unchanged.",
  mode: "write",
  scope: clientsWrite,
  rate: "write",
  input: CreateClientInput,
  output: z.object({
    clientId: ClientId,
    /** Null where the credential may not see it, as is the next one. */
    client: ClientOutput.nullable(),
    /** Whether it was not there before. */
    created: z.boolean().nullable(),
  }),
  errors: [ESTATE_AGENT_NOT_FOUND, CLIENT_EMAIL_TAKEN],
  emits: [clientCreated],
  resource: ({ clientId }) => clientId,
  example: {
    input: (world) => ({ name: "Jane Doe", email: `${world.unique("jane")}@example.com`, phone: "(555) 987-6543" }),
    emits: [clientCreated],
  },
  async handle({ input, db, principal, emit, fail }) {
    await assertEstateAgent(db, fail, input.agentId);
    const known = await findByEmail(db, input);
    const created = known === null ? await insertClient(db, input) : undefined;
    if (created) emit(clientCreated, created, created);
    const client = known ?? created ?? (await findByEmail(db, input));
    if (client === null) {
      if (principal.confinedTo !== undefined) fail(CLIENT_EMAIL_TAKEN);
      throw new ConcurrentUpdate();
    }
    const shown = holds(principal, clientsRead) ? { client, created: created !== undefined } : UNTOLD;
    return { clientId: client.id, ...shown };
  },
});

/** For who may not read clients. */
const UNTOLD = { client: null, created: null };

function findByEmail(db: TenantDb, { email }: NewClient): Promise<ClientRow | null> {
  return db.client.findFirst({ where: { emailKey: emailKeyOf(email) }, select: CLIENT_SELECT });
}

/** Inserts unless somebody else has just inserted the same address; then it waits for their commit and gives undefined. */
async function insertClient(db: TenantDb, input: NewClient): Promise<ClientRow | undefined> {
  const data = [{ ...input, emailKey: emailKeyOf(input.email) }];
  const [row] = await unlessOvertaken(
    db.client.createManyAndReturn({ data, skipDuplicates: true, select: CLIENT_SELECT }),
  );
  return row;
}
