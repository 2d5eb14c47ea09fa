import { readFileSync } from "node:fs";
import { join } from "node:path";
import { registry } from "@orrery/domain";
import { schemaText } from "@orrery/graphql";
import { csdlJson, openApiDocument, restRoutes } from "@orrery/rest";
import { eventsDocument } from "@orrery/server";

const ROOT = join(import.meta.dirname, "../../..");

/** Where the published schemas are. */
export const FOLDER = join(ROOT, "docs/schemas");
/** Those of the last release, which the published ones must not break. */
export const RELEASED_FOLDER = join(FOLDER, "released");

const textOf = (document: unknown) => `${JSON.stringify(document, null, 2)}\n`;

/** The published schemas by their files' names, as the code has them. */
export const SCHEMAS = {
  "v1.openapi.json": () => textOf(openApiDocument("/v1", restRoutes)),
  "api-v1.openapi.json": () => textOf(openApiDocument("/api/v1", restRoutes)),
  "schema.graphql": schemaText,
  "reso.csdl.json": () => textOf(csdlJson()),
  "events.asyncapi.json": () => textOf(eventsDocument(registry.events)),
} as const satisfies Record<string, () => string>;
export type SchemaFile = keyof typeof SCHEMAS;

export const SCHEMA_FILES = Object.keys(SCHEMAS) as SchemaFile[];

export const readSchema = (folder: string, file: SchemaFile): string => readFileSync(join(folder, file), "utf8");

/** The version of the released contracts: their documents' own. */
export function releasedVersion(): string {
  const { info } = JSON.parse(readSchema(RELEASED_FOLDER, "v1.openapi.json")) as { info: { version: string } };
  return info.version;
}
