import { join } from "node:path";
import openapiTS, { astToString } from "openapi-typescript";
import { SCHEMAS } from "./published.ts";

/** Where the client has its types. */
export const CLIENT_FOLDER = join(import.meta.dirname, "../../../packages/client/src/generated");

const HEADER = "// Generated from the published OpenAPI document by `npm run schemas`. Changes here are lost.\n\n";

// What has a default need not be sent.
const typesOf = async (document: string) =>
  HEADER + astToString(await openapiTS(document, { defaultNonNullable: false }));

/** The client's generated modules by their files' names, as the code has them. */
export const CLIENT_TYPES = {
  "v1.ts": () => typesOf(SCHEMAS["v1.openapi.json"]()),
  "api-v1.ts": () => typesOf(SCHEMAS["api-v1.openapi.json"]()),
} as const satisfies Record<string, () => Promise<string>>;

export const CLIENT_FILES = Object.keys(CLIENT_TYPES) as (keyof typeof CLIENT_TYPES)[];
