import { z } from "zod";

/** The part of JSON Schema that zod writes for outputs. */
interface JsonSchema {
  readonly $ref?: string;
  /** With null beside it where it may be that. */
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly JsonSchema[];
  readonly format?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
}

/** What fields of these names hold, for people to recognise. All else is made up from its type. */
const BY_NAME: Readonly<Record<string, unknown>> = {
  name: "John Smith",
  email: "john@example.com",
  phone: "(555) 123-4567",
  source: "zillow",
  notes: "Interested in 3BR homes",
  propertyAddress: "123 Main St, Miami, FL",
  title: "Bay House",
  description: "A bright house by the bay.",
  line1: "456 Oak Ave",
  line2: "Unit 2",
  city: "Miami",
  region: "FL",
  postalCode: "33101",
  country: "US",
  lat: 25.7617,
  lng: -80.1918,
  price: 750_000,
  currency: "USD",
  dealValue: 750_000,
  dealCurrency: "USD",
  bedrooms: 4,
  bathrooms: 3,
  areaSqft: 2_400,
  yearBuilt: 1998,
  changed: ["price"],
  url: "https://example.com/",
};

const SAMPLE_ID = "01970000-0000-7000-8000-000000000001";

/** Made-up data of an event: every field that its schema has, as its JSON goes out. */
export function sampleData(data: z.ZodType, at: Date): Record<string, unknown> {
  const schema = z.toJSONSchema(data, { io: "output", unrepresentable: "any" }) as JsonSchema;
  return sampleOf(schema, "data", { defs: schema.$defs ?? {}, at }) as Record<string, unknown>;
}

interface Context {
  readonly defs: Readonly<Record<string, JsonSchema>>;
  readonly at: Date;
}

function sampleOf(schema: JsonSchema, name: string, context: Context): unknown {
  if (schema.$ref !== undefined) {
    return sampleOf(context.defs[schema.$ref.replace("#/$defs/", "")] ?? {}, name, context);
  }
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  if (schema.anyOf) return sampleOf(schema.anyOf.find(({ type }) => type !== "null") ?? {}, name, context);
  if (schema.properties) return objectOf(schema.properties, context);
  if (Object.hasOwn(BY_NAME, name)) return BY_NAME[name];
  return scalarOf(schema, name, context);
}

function objectOf(properties: Readonly<Record<string, JsonSchema>>, context: Context) {
  return Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, sampleOf(one, name, context)]));
}

function scalarOf({ type: types, format, items = {} }: JsonSchema, name: string, context: Context): unknown {
  const type = typeof types === "string" ? types : types?.find((one) => one !== "null");
  if (format === "uuid") return SAMPLE_ID;
  if (format === "date-time") return context.at.toISOString();
  if (type === "array") return [sampleOf(items, name, context)];
  if (type === "boolean") return true;
  if (type === "integer" || type === "number") return 1;
  return type === "object" ? {} : `A ${name}`;
}
