import type { Prisma } from "../generated/client/client.ts";
import { type MODELS, type Relations, relationsOf } from "./models.ts";

export type TenantModel = {
  [Model in keyof typeof MODELS]: (typeof MODELS)[Model] extends "tenant" ? Model : never;
}[keyof typeof MODELS];

type Payload<Model extends TenantModel> = Prisma.TypeMap["model"][Model]["payload"];
type Columns<Of> = Of extends { scalars: infer Scalars } ? keyof Scalars & string : never;
type Objects<Model extends TenantModel> = Payload<Model>["objects"];

/** A column of the model, or of the one row that a relation of it leads to: `lead.agentId`. */
type WayTo<Model extends TenantModel> =
  | Columns<Payload<Model>>
  | {
      [Name in keyof Objects<Model> & string]: `${Name}.${Columns<NonNullable<Objects<Model>[Name]>>}`;
    }[keyof Objects<Model> & string];

/**
 * What a credential sees that is confined to `kind:id` pairs (CONTRACTS.md, "One identity under all four"): of each model,
 * the rows that have a pair's id in the column of its kind. A kind is what its own model has under `id`. A model without
 * any is not there for such a credential, and one that is missing here does not compile.
 */
export const CONFINEMENT = {
  ApiKey: {},
  Session: {},
  OauthClient: {},
  AuthorizedApp: {},
  AuditEntry: {},
  EstateAgent: { "estate-agent": "id" },
  Property: { property: "id", "estate-agent": "agentId" },
  Lead: { lead: "id", property: "propertyId", "estate-agent": "agentId" },
  LeadSubmission: { lead: "leadId", property: "propertyId", "estate-agent": "lead.agentId" },
  LeadMerge: {},
  LeadHistoryEntry: { lead: "leadId", "estate-agent": "lead.agentId" },
  LeadSettings: {},
  Client: { client: "id", "estate-agent": "agentId" },
  Showing: { showing: "id", client: "clientId", property: "propertyId" },
  PropertyImage: { property: "propertyId", "estate-agent": "property.agentId" },
  Publication: { property: "propertyId", "estate-agent": "property.agentId" },
  PortalLink: {},
  Import: {},
  ImportReject: {},
  WebhookEndpoint: {},
  WebhookDelivery: {},
  WebhookAttempt: {},
  InboundWebhook: {},
  InboundDelivery: {},
  LeadForm: {},
  Guide: {},
  Mailbox: {},
  InboundMail: {},
  Integration: {},
  IntegrationAuthorization: {},
  AiBudget: {},
  AiMonth: {},
  AiUsage: {},
  ComplianceSettings: {},
  ComplianceRecord: {},
  // generator: confinement
} as const satisfies { readonly [Model in TenantModel]: { readonly [kind: string]: WayTo<Model> } };

/** What a row says of one that it refers to, whoever may see that one: a lead has its agent's name. */
const NAMED_BY_REFERENCE: { readonly [Model in TenantModel]?: readonly Columns<Payload<Model>>[] } = {
  EstateAgent: ["id", "name"],
};

export const namedByReference = (model: string): readonly string[] | undefined =>
  NAMED_BY_REFERENCE[model as TenantModel];

/** By which column each kind selects rows of this model. */
export const waysTo = (model: string): Readonly<Record<string, string>> => CONFINEMENT[model as TenantModel] ?? {};

const modelsByKind = new Map(
  Object.entries(CONFINEMENT).flatMap(([model, ways]) =>
    Object.entries(ways).flatMap(([kind, column]) => (column === "id" ? [[kind, model as TenantModel] as const] : [])),
  ),
);

/** The model whose rows are of this kind. */
export const modelOfKind = (kind: string): TenantModel | undefined => modelsByKind.get(kind);

/** What a credential can be confined to. */
export const CONFINABLE_KINDS: readonly string[] = [...modelsByKind.keys()];

export const isConfinable = (kind: string): boolean => modelsByKind.has(kind);

/** The kind that a model's own rows are, if they are of one. */
export function kindOf(model: string): string | undefined {
  return Object.entries(waysTo(model)).find(([, column]) => column === "id")?.[0];
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The ids of each kind. What is no pair of a known kind and a UUID names nothing. */
export function idsByKind(pairs: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const ids = new Map<string, string[]>();
  for (const pair of pairs) {
    const [kind = "", id = "", ...rest] = pair.toLowerCase().split(":");
    if (rest.length > 0 || !isConfinable(kind) || !UUID.test(id)) continue;
    ids.set(kind, [...(ids.get(kind) ?? []), id]);
  }
  return ids;
}

/** Under which name a client has a model. */
export const delegateName = (model: string): string => `${model.charAt(0).toLowerCase()}${model.slice(1)}`;

const kebab = (model: string) => model.replaceAll(/(?<=[a-z0-9])[A-Z]/g, "-$&").toLowerCase();

/**
 * @throws where the table can't be kept: a kind without a model of its name, a way over what is no reference, or one over a
 * reference to a model that others refer to themselves (a row's own columns must say whether a reference to it is shown).
 */
export function assertConfinement(
  table: Readonly<Record<string, Readonly<Record<string, string>>>> = CONFINEMENT,
  relations: Relations = relationsOf(),
): void {
  const own = new Set(
    Object.entries(table).flatMap(([model, ways]) => (ways[kebab(model)] === "id" ? [kebab(model)] : [])),
  );
  const referredTo = new Set(
    [...relations.values()].flatMap((fields) =>
      [...fields.values()].flatMap(({ isList, model }) => (isList ? [] : model)),
    ),
  );
  for (const [model, ways] of Object.entries(table)) {
    for (const [kind, way] of Object.entries(ways)) {
      if (!own.has(kind)) throw new Error(`${model} is confined by ${kind}, which no model has as its own.`);
      const [relation = "", column] = way.split(".");
      if (column === undefined) continue;
      const reference = relations.get(model)?.get(relation);
      if (reference?.column === undefined || reference.isList || referredTo.has(model)) {
        throw new Error(`${model} can't be confined by ${way}.`);
      }
    }
  }
}
