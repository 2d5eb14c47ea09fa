import { Prisma } from "../generated/client/client.ts";
import { getDatamodel } from "../generated/pothos/pothos-types.ts";

/**
 * How a tenant's client may reach a model:
 * `tenant`: rows of its own `organizationId` · `self`: its own organization's row, to read · `system`: not at all.
 * A model that is missing here does not compile, and stops the start.
 */
export type Reach = "tenant" | "self" | "system";

export const MODELS = {
  Organization: "self",
  User: "system",
  Membership: "system",
  ApiKey: "tenant",
  Session: "tenant",
  RefreshToken: "system",
  SigningKey: "system",
  OauthClient: "tenant",
  AuthorizedApp: "tenant",
  OauthToken: "system",
  OauthInteraction: "system",
  AuditEntry: "tenant",
  CredentialChange: "system",
  IdempotencyRecord: "system",
  OutboxEvent: "system",
  DataTouch: "system",
  EstateAgent: "tenant",
  Property: "tenant",
  Lead: "tenant",
  LeadSubmission: "tenant",
  LeadMerge: "tenant",
  LeadHistoryEntry: "tenant",
  LeadSettings: "tenant",
  Client: "tenant",
  Showing: "tenant",
  PropertyImage: "tenant",
  Publication: "tenant",
  PortalLink: "tenant",
  Import: "tenant",
  ImportReject: "tenant",
  WebhookEndpoint: "tenant",
  WebhookDelivery: "tenant",
  WebhookAttempt: "tenant",
  InboundWebhook: "tenant",
  InboundDelivery: "tenant",
  LeadForm: "tenant",
  Guide: "tenant",
  Mailbox: "tenant",
  InboundMail: "tenant",
  Integration: "tenant",
  IntegrationAuthorization: "tenant",
  AiBudget: "tenant",
  AiMonth: "tenant",
  AiUsage: "tenant",
  SanctionsList: "system",
  SanctionsEntry: "system",
  SanctionsName: "system",
  SanctionsWord: "system",
  SanctionsStaged: "system",
  ComplianceSettings: "tenant",
  ComplianceRecord: "tenant",
  // generator: models
} as const satisfies Record<Prisma.ModelName, Reach>;

/**
 * Of which noun's data a model's rows are: reads of a noun are kept until rows of its models change, which triggers note
 * (`orrery_note_data_change`). What reads a model that is not here can't be kept.
 */
export const NOUNS = {
  EstateAgent: "estate-agent",
  Property: "property",
  PropertyImage: "property",
  Publication: "property",
  Lead: "lead",
  LeadSubmission: "lead",
  Client: "client",
  Showing: "showing",
} as const satisfies Partial<Record<keyof typeof MODELS, string>>;

/** What reads can be kept of, and operations say they read (`reads`). */
export type Noun = (typeof NOUNS)[keyof typeof NOUNS];

/**
 * Models some of whose rows are not there for a tenant's client: those with a value in this column have become part of another
 * one. Only statements that say nothing of what they see (`seen`) reach them.
 */
export const PART_OF_ANOTHER: { readonly [Model in keyof typeof MODELS]?: string } = { Lead: "mergedIntoId" };

/** A relation field, from its own model's side. */
export interface Relation {
  /** Where it leads. */
  readonly model: string;
  readonly isList: boolean;
  /** The column that holds the other row's id, where this side has it. */
  readonly column: string | undefined;
}

/** Relation fields of each model. */
export type Relations = ReadonlyMap<string, ReadonlyMap<string, Relation>>;

export function relationsOf(): Relations {
  const { models } = getDatamodel().datamodel;
  return new Map(
    Object.entries(models).map(([name, model]) => [
      name,
      new Map(
        model.fields
          .filter((field) => field.kind === "object")
          .map((field) => [field.name, { model: field.type, isList: field.isList, column: columnOf(field) }]),
      ),
    ]),
  );
}

/** Whether a column of the model may be without a value. */
export function isNullable(model: string, column: string): boolean {
  const fields = getDatamodel().datamodel.models[model]?.fields ?? [];
  return fields.some(({ name, isRequired }) => name === column && !isRequired);
}

/** References go over the organization too, which is the same on both sides. */
function columnOf({ relationFromFields = [] }: { readonly relationFromFields?: readonly string[] | undefined }) {
  return relationFromFields.find((name) => name !== "organizationId") ?? relationFromFields[0];
}

/** @throws when a model of the schema is not in `MODELS`, or a tenant's model has no `organizationId`. */
export function assertEveryModelIsPlaced(models: Partial<Record<string, Reach>> = MODELS): void {
  const { models: datamodel } = getDatamodel().datamodel;
  for (const name of Object.keys(Prisma.ModelName)) {
    const reach = models[name];
    if (reach === undefined) {
      throw new Error(
        `The model ${name} has no place in MODELS (packages/db/src/tenancy/models.ts): say who may reach it.`,
      );
    }
    const scoped = datamodel[name]?.fields.some((field) => field.name === "organizationId") ?? false;
    if (reach === "tenant" && !scoped) throw new Error(`The tenant model ${name} has no organizationId.`);
  }
}
