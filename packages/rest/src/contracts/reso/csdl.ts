import { RESO_NAMESPACE, RESO_RESOURCES, type ResoField, type ResoResource } from "@orrery/domain";
import { create } from "xmlbuilder2";
import type { XMLBuilder } from "xmlbuilder2/lib/interfaces.js";

/** The terms of its annotations. */
const LOOKUP_NAME = "RESO.OData.Metadata.LookupName";
const DESCRIPTION = "Org.OData.Core.V1.Description";
const ALLOWED_VALUES = "Org.OData.Validation.V1.AllowedValues";
const VOCABULARIES = ["Org.OData.Core.V1", "Org.OData.Validation.V1"];
const vocabularyUrl = (namespace: string) => `https://oasis-tcs.github.io/odata-vocabularies/vocabularies/${namespace}`;

const CONTAINER = "Default";
const sets = RESO_RESOURCES.filter(({ isSet }) => isSet);
const typeName = (name: string) => `${RESO_NAMESPACE}.${name}`;

/** `$metadata` as OData's CSDL in XML (OData 4.0, CSDL), out of the same table that filters and selections go by. */
export function csdlXml(): string {
  const root = create({ version: "1.0", encoding: "UTF-8" });
  const document = root.ele("http://docs.oasis-open.org/odata/ns/edmx", "edmx:Edmx", { Version: "4.0" });
  for (const namespace of VOCABULARIES) {
    const reference = document.ele("edmx:Reference", { Uri: `${vocabularyUrl(namespace)}.xml` });
    reference.ele("edmx:Include", { Namespace: namespace });
  }
  const services = document.ele("edmx:DataServices");
  const schema = services.ele("http://docs.oasis-open.org/odata/ns/edm", "Schema", { Namespace: RESO_NAMESPACE });
  for (const resource of RESO_RESOURCES) addEntityType(schema, resource);
  const container = schema.ele("EntityContainer", { Name: CONTAINER });
  for (const { name } of sets) container.ele("EntitySet", { Name: name, EntityType: typeName(name) });
  return `${root.end({ prettyPrint: true })}\n`;
}

function addEntityType(schema: XMLBuilder, { name, key, fields, expands }: ResoResource): void {
  const entity = schema.ele("EntityType", { Name: name });
  entity.ele("Key").ele("PropertyRef", { Name: key });
  for (const [field, declared] of Object.entries(fields)) addField(entity, field, declared);
  for (const other of expands) {
    entity.ele("NavigationProperty", { Name: other, Type: `Collection(${typeName(other)})`, ContainsTarget: "true" });
  }
}

function addField(entity: XMLBuilder, name: string, declared: ResoField): void {
  const { type, nullable, maxLength, precision, scale, lookup, description } = declared;
  const attributes = {
    Name: name,
    Type: type,
    Nullable: nullable,
    MaxLength: maxLength,
    Precision: precision,
    Scale: scale,
  };
  const given = Object.entries(attributes).flatMap(([attribute, value]) =>
    value === undefined ? [] : [[attribute, `${value}`]],
  );
  const property = entity.ele("Property", Object.fromEntries(given));
  if (lookup) property.ele("Annotation", { Term: LOOKUP_NAME, String: lookup.name });
  if (description !== undefined) property.ele("Annotation", { Term: DESCRIPTION, String: description });
  if (!lookup?.values) return;
  const allowed = property.ele("Annotation", { Term: ALLOWED_VALUES }).ele("Collection");
  for (const value of lookup.values) allowed.ele("Record").ele("PropertyValue", { Property: "Value", String: value });
}

/** The same as CSDL in JSON (OData 4.01, CSDL JSON). */
export function csdlJson(): Readonly<Record<string, unknown>> {
  const references = VOCABULARIES.map((namespace) => [
    `${vocabularyUrl(namespace)}.json`,
    { $Include: [{ $Namespace: namespace }] },
  ]);
  return {
    $Version: "4.01",
    $EntityContainer: typeName(CONTAINER),
    $Reference: Object.fromEntries(references),
    [RESO_NAMESPACE]: {
      ...Object.fromEntries(RESO_RESOURCES.map((resource) => [resource.name, entityJson(resource)])),
      [CONTAINER]: {
        $Kind: "EntityContainer",
        ...Object.fromEntries(sets.map(({ name }) => [name, { $Collection: true, $Type: typeName(name) }])),
      },
    },
  };
}

function entityJson({ key, fields, expands }: ResoResource): object {
  const navigations = expands.map((name) => [
    name,
    { $Kind: "NavigationProperty", $Collection: true, $Type: typeName(name), $ContainsTarget: true },
  ]);
  return {
    $Kind: "EntityType",
    $Key: [key],
    ...Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, fieldJson(field)])),
    ...Object.fromEntries(navigations),
  };
}

/** Strings, and what is never null, are what fields are unless told. */
function fieldJson({ type, nullable, maxLength, precision, scale, lookup, description }: ResoField): object {
  return {
    ...(type !== "Edm.String" && { $Type: type }),
    ...(nullable && { $Nullable: true }),
    ...(maxLength !== undefined && { $MaxLength: maxLength }),
    ...(precision !== undefined && { $Precision: precision }),
    ...(scale !== undefined && { $Scale: scale }),
    ...(lookup && { [`@${LOOKUP_NAME}`]: lookup.name }),
    ...(description !== undefined && { [`@${DESCRIPTION}`]: description }),
    ...(lookup?.values && { [`@${ALLOWED_VALUES}`]: lookup.values.map((Value) => ({ Value })) }),
  };
}
