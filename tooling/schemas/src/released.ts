import { API_VERSION } from "@orrery/rest";
import { csdlBreaks } from "./csdl-breaks.ts";
import { eventBreaks } from "./event-breaks.ts";
import { graphqlBreaks } from "./graphql-breaks.ts";
import { RELEASED_FOLDER, readSchema, releasedVersion, SCHEMA_FILES, SCHEMAS, type SchemaFile } from "./published.ts";
import { restBreaks } from "./rest-breaks.ts";

type Breaks = (before: string, after: string) => readonly string[] | Promise<readonly string[]>;

const BREAKS: Record<SchemaFile, Breaks> = {
  "v1.openapi.json": (before, after) => restBreaks(JSON.parse(before), JSON.parse(after)),
  "api-v1.openapi.json": (before, after) => restBreaks(JSON.parse(before), JSON.parse(after)),
  "schema.graphql": graphqlBreaks,
  "reso.csdl.json": (before, after) => csdlBreaks(JSON.parse(before), JSON.parse(after)),
  "events.asyncapi.json": (before, after) => eventBreaks(JSON.parse(before), JSON.parse(after)),
};

/** What a schema breaks of the released one, a line each. */
export async function breaksOf(file: SchemaFile, released: string, published: string): Promise<readonly string[]> {
  return BREAKS[file](released, published);
}

/** What the code's schemas break of the released ones although they may not, a line each. */
export async function refusals(): Promise<readonly string[]> {
  if (mayBreak(releasedVersion(), API_VERSION)) return [];
  const found = await Promise.all(
    SCHEMA_FILES.map(async (file) => {
      const broken = await breaksOf(file, readSchema(RELEASED_FOLDER, file), SCHEMAS[file]());
      return broken.map((line) => `${file} breaks ${releasedVersion()}: ${line}`);
    }),
  );
  return found.flat();
}

/** Only the next major version may break something. Versions are semantic (`1.4.0`). */
export function mayBreak(releasedVersion: string, version: string): boolean {
  return majorOf(version) > majorOf(releasedVersion);
}

function majorOf(version: string): number {
  const [, major] = /^(\d+)\.\d+\.\d+$/.exec(version) ?? [];
  if (major === undefined) throw new Error(`${version} is no semantic version.`);
  return Number(major);
}
