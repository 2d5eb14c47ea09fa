import { randomBytes, randomUUID } from "node:crypto";
import type { Database } from "@orrery/db";
import { getDatamodel } from "@orrery/db/datamodel";

const { models } = getDatamodel().datamodel;

/** A Prisma delegate, for tests that go over every model. */
export interface Delegate {
  [operation: string]: (args?: Record<string, unknown>) => Promise<unknown>;
}

export function delegateOf(client: object, model: string): Delegate {
  return (client as Record<string, Delegate>)[`${model[0]?.toLowerCase()}${model.slice(1)}`] as Delegate;
}

export interface ModelField {
  readonly name: string;
  readonly type: string;
  readonly kind: string;
  readonly isRequired: boolean;
  readonly isList: boolean;
  readonly hasDefaultValue: boolean;
  readonly isUpdatedAt?: boolean;
  readonly relationFromFields?: readonly string[];
}

export function fieldsOf(model: string): readonly ModelField[] {
  return (models[model]?.fields ?? []) as unknown as ModelField[];
}

const SAMPLES: Record<string, (name: string) => unknown> = {
  // No other row has it, as some columns ask.
  String: (name) => (name.endsWith("Id") ? randomUUID() : `planted ${randomUUID()}`),
  Int: () => 1,
  Boolean: () => true,
  Json: () => ({}),
  Decimal: () => "1.00",
  Bytes: () => new Uint8Array(randomBytes(32)),
  DateTime: () => new Date("2026-01-01T00:00:00Z"),
};

/** Puts a row of any model into an organization (of a model that has one), with the parents that it must have, past the tenant's client. */
export async function plant(database: Database, model: string, organizationId: string): Promise<{ id: string }> {
  const inOrganization = fieldsOf(model).some(({ name }) => name === "organizationId");
  const data: Record<string, unknown> = inOrganization ? { organizationId } : {};
  const parents = fieldsOf(model).filter(
    ({ kind, isRequired, isList, type }) => kind === "object" && isRequired && !isList && type !== "Organization",
  );
  for (const { type, relationFromFields = [] } of parents) {
    const parent = await plant(database, type, organizationId);
    for (const field of relationFromFields) if (field !== "organizationId") data[field] = parent.id;
  }
  for (const { name, type, kind, isRequired, isList, hasDefaultValue, isUpdatedAt } of fieldsOf(model)) {
    const given = name in data || hasDefaultValue || isUpdatedAt === true;
    if (kind === "scalar" && isRequired && !isList && !given) data[name] = SAMPLES[type]?.(name);
  }
  return (await delegateOf(database.system, model).create?.({ data, select: { id: true } })) as { id: string };
}
