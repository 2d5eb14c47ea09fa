import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Names, namesOf } from "./names.ts";

/** A noun of the domain, as far as its next operation has to know it. */
export interface ExistingNoun {
  readonly names: Names;
  /** A text that each row has: what an update changes. */
  readonly field: string;
  /** Where `<noun>Created` and `<noun>Updated` are declared, for those that are. */
  readonly events: { readonly created?: string; readonly updated?: string };
  /** The actions that have a scope: `read`, `write`, … */
  readonly actions: ReadonlySet<string>;
}

/** Reads the noun `file` (in kebab case) of an area. @throws what is missing, and what to do about it. */
export function readNoun(root: string, area: string, file: string): ExistingNoun {
  const folder = join(root, "packages/domain/src", area, file);
  const source = textOf(join(folder, `${file}.ts`));
  if (source === undefined) throw new Error(`There is no noun ${area}/${file}: make it with \`turbo gen noun\` first`);
  const scopes = [...source.matchAll(/ = scope\("([a-z-]+):([a-z-]+)"/g)];
  const names = namesOf(area, file, scopes[0]?.[1] ?? `${file}s`);
  const models = textOf(join(root, "packages/db/src/tenancy/models.ts")) ?? "";
  if (!models.includes(`  ${names.Noun}: "tenant",`)) {
    throw new Error(
      `${names.Noun} is no tenant's model, so its operations don't have the common shape: write it by hand`,
    );
  }
  const field = firstText(textOf(join(root, `packages/db/prisma/schema/${file}.prisma`)) ?? "");
  if (field === undefined) throw new Error(`The model ${names.Noun} has no text that every row has`);
  return {
    names,
    field,
    events: eventsOf(names, { [file]: source, [`${file}-events`]: textOf(join(folder, `${file}-events.ts`)) ?? "" }),
    actions: new Set(scopes.map(([, , action = ""]) => action)),
  };
}

/** Whether the noun has this operation. @param operation its file: `get-lead` */
export function hasOperation(root: string, { area, file }: Names, operation: string): boolean {
  return existsSync(join(root, "packages/domain/src", area, file, `${operation}.ts`));
}

function eventsOf({ noun }: Names, sources: Readonly<Record<string, string>>): ExistingNoun["events"] {
  const declaredIn = (event: string) =>
    Object.entries(sources).find(([, text]) => text.includes(`export const ${event} = event(`))?.[0];
  const [created, updated] = [declaredIn(`${noun}Created`), declaredIn(`${noun}Updated`)];
  return { ...(created !== undefined && { created }), ...(updated !== undefined && { updated }) };
}

/** The first required `String` of a model that is neither an id nor filled by itself. */
function firstText(model: string): string | undefined {
  return /^ {2}(\w+) +String(?=\s)(?!.*@(?:id|default|db\.Uuid))/m.exec(model)?.[1];
}

function textOf(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, "utf8") : undefined;
}
